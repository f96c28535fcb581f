/** The arrows of the plane, and the words of the choices on them: pressing their cross takes a link away. */

import { find, make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { arrowOf } from "./geometry.js";
import { isScene } from "./story.js";

const SVG = "http://www.w3.org/2000/svg";

export class Arrows {
  /** @param {import("./store.js").BoardStore} store @param {(id: string, link: any) => void} remove */
  constructor(store, remove) {
    this.store = store;
    this.remove = remove;
    this.room = find("[data-arrows]");
    this.drafted = document.createElementNS(SVG, "path");
    this.wordsRoom = find("[data-arrow-room]");
    /** @type {Map<string, {line: any, words: any, from: string, to: string, turn: number, print: string}>} */
    this.drawn = new Map();
  }

  /** @param {Record<string, number[]>} places */
  show(places) {
    const kept = new Set();
    for (const scene of this.store.scenes.filter(isScene)) {
      this.store.linksOf(scene).forEach((link, turn) => {
        if (!places[link.target]) return;
        const key = `${scene.id} ${turn}`;
        kept.add(key);
        this.drawOne(key, scene.id, link, turn);
        this.lay(key, places);
      });
    }
    for (const [key, { line, words }] of this.drawn) {
      if (kept.has(key)) continue;
      line.remove();
      words?.remove();
      this.drawn.delete(key);
    }
  }

  drawOne(key, from, link, turn) {
    const print = JSON.stringify([link, this.store.nameOf(link.target)]);
    const known = this.drawn.get(key);
    if (known?.print === print) return;
    known?.line.remove();
    known?.words?.remove();
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("class", `arrow arrow--${link.how}`);
    line.setAttribute("marker-end", "url(#arrow-head)");
    this.room.append(line);
    const words = link.how === "order" ? null : this.words(from, link);
    if (words) this.wordsRoom.append(words);
    this.drawn.set(key, { line, words, from, to: link.target, turn, print });
  }

  /** Only the mouse needs them: the list says the same to the keyboard. */
  words(from, link) {
    const written = link.how === "choice" ? link.words || "…" : say("next");
    const label = make("span", { class: `arrow-words arrow-words--${link.how}`, "data-arrow-words": "" }, make("span", { class: "arrow-words__text", title: written }, written));
    if (this.store.canEdit) {
      const to = this.store.nameOf(link.target);
      label.append(make("button", { type: "button", class: "arrow-words__remove", tabindex: "-1", "aria-label": say("remove_link", { words: written, to }), title: say("remove_link", { words: written, to }), click: () => this.remove(from, link) }, "×"));
    }
    return label;
  }

  lay(key, places) {
    const { line, words, from, to, turn } = this.drawn.get(key);
    const { path, middle } = arrowOf(places[from], places[to], turn);
    line.setAttribute("d", path);
    if (words) words.style.transform = `translate(${middle[0]}px, ${middle[1]}px) translate(-50%, -50%)`;
  }

  /** Lays again the arrows of a card that moves. @param {string} id @param {Record<string, number[]>} places */
  follow(id, places) {
    for (const [key, { from, to }] of this.drawn) if (from === id || to === id) this.lay(key, places);
  }

  /** The arrow that is being drawn; null for none. @param {number[] | null} from @param {number[]} [to] */
  draft(from, to = [0, 0]) {
    if (!from) return this.drafted.remove();
    this.drafted.setAttribute("class", "arrow arrow--draft");
    this.drafted.setAttribute("d", arrowOf(from, [to[0], to[1] - 44]).path);
    this.room.append(this.drafted);
  }
}
