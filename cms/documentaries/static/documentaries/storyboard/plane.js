/** The scenes as cards on a plane: moved by dragging, linked by dragging from their ports. */

import { find, findAll, make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { Arrows } from "./arrows.js";
import { kindsRow, marks, thumbnail } from "./drawing.js";
import { arranged, boxOf, CARD, endPlace, fitted, neighbour, placesOf, zoomed } from "./geometry.js";
import { END, isScene, placed } from "./story.js";

const NUDGE = 20;
const THRESHOLD = 4;

export class PlaneView {
  /** @param {import("./store.js").BoardStore} store @param {Record<string, (id?: string, more?: any) => void>} actions */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.window = find("[data-window]");
    this.canvas = find("[data-canvas]");
    this.cardsRoom = find("[data-cards]");
    this.arrows = new Arrows(store, (id, link) => actions.unlink(id, link));
    this.view = { scale: 1, x: 40, y: 40 };
    this.places = {};
    this.endCard = make("div", { class: "card card--end", "data-card": END }, make("span", { class: "card__end" }, say("end")));
    /** @type {Map<string, {card: any, print: string, scene: any}>} */
    this.cards = new Map();
    this.listen();
    store.on("story choice cards faults comments", () => this.plan());
  }

  plan() {
    this.planned ??= requestAnimationFrame(() => {
      this.planned = undefined;
      this.show();
    });
  }

  get ids() {
    return this.store.scenes.map(({ id }) => id);
  }

  leadsTo = (id) => {
    const scene = this.store.find(id);
    return scene ? this.store.linksOf(scene).map(({ target }) => target) : [];
  };

  show() {
    const { store } = this;
    if (store.choice.view !== "plane") return;
    const { board } = store.story;
    this.places = placesOf(this.ids, board, this.leadsTo);
    this.places[END] = board[END] ?? endPlace(this.places);
    const kept = new Set([END]);
    store.scenes.forEach((scene, index) => kept.add(this.showCard(scene, index)));
    this.showEnd();
    for (const [id, { card }] of this.cards) {
      if (kept.has(id)) continue;
      card.remove();
      this.cards.delete(id);
    }
    this.arrows.show(this.places);
    find("[data-plane-empty]").hidden = store.scenes.length > 0;
    if (!this.wasFitted && store.scenes.length && this.window.clientWidth) this.fit();
    else this.apply();
  }

  showCard(scene, index) {
    const { store } = this;
    const print = JSON.stringify([index, store.cardOf(scene), store.faultsOf(scene.id), store.commentsOf(scene.id).length, store.readings[scene.id]]);
    let known = this.cards.get(scene.id);
    if (known?.scene !== scene || known.print !== print) {
      const card = known?.card ?? make("div", { class: "card", "data-card": scene.id });
      const focused = card.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.focus : "";
      card.replaceChildren(...this.parts(scene, index));
      known = { card, print, scene };
      this.cards.set(scene.id, known);
      if (!card.isConnected) this.cardsRoom.append(card);
      if (focused) find(`[data-focus="${focused}"]`, card)?.focus();
    }
    this.put(known.card, scene.id);
    return scene.id;
  }

  parts(scene, index) {
    const { store, actions } = this;
    const title = store.nameOf(scene.id);
    const open = make("button", { type: "button", class: "card__open", "data-focus": "open", "aria-label": say("card", { number: index + 1, title }), click: () => !this.dragged && actions.open(scene.id) },
      thumbnail(store, scene), make("span", { class: "card__title" }, make("b", {}, String(index + 1)), ` : ${title}`));
    const facts = make("div", { class: "card__facts" }, kindsRow(store, scene), marks(store, scene));
    if (!isScene(scene) || !store.canEdit) return [open, facts];
    const port = (how, words) => make("button", { type: "button", class: `port port--${how}`, "data-focus": how, "data-port": how, title: `${words} – ${say("port")}`, "aria-label": `${words} – ${say("link_from", { title })}`,
      click: () => !this.dragged && actions.link(scene.id, how) }, how === "next" ? "→" : "?");
    return [open, facts, port("next", say("next")), port("choice", say("as_choice"))];
  }

  showEnd() {
    if (!this.endCard.isConnected) this.cardsRoom.append(this.endCard);
    this.put(this.endCard, END);
  }

  put(card, id) {
    const [x, y] = this.places[id];
    card.style.transform = `translate(${x}px, ${y}px)`;
    const isChosen = id === this.store.choice.scene;
    card.classList.toggle("is-chosen", isChosen);
    find(".card__open", card)?.setAttribute("aria-pressed", String(isChosen));
  }

  // --- The view ------------------------------------------------------------------------------------

  apply() {
    const { scale, x, y } = this.view;
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    find("[data-scale]").textContent = `${Math.round(scale * 100)} %`;
  }

  get room() {
    return { width: this.window.clientWidth, height: this.window.clientHeight };
  }

  fit() {
    this.wasFitted = true;
    this.view = fitted(boxOf(Object.values(this.places)), this.room);
    this.apply();
  }

  zoom(factor, at = [this.room.width / 2, this.room.height / 2]) {
    this.view = zoomed(this.view, factor, at);
    this.apply();
  }

  arrange() {
    const places = arranged(this.ids, this.leadsTo);
    this.store.change((story) => ({ ...story, board: places }));
    this.show();
    this.fit();
  }

  /** Brings a card into the window. @param {string} id */
  reveal(id) {
    const [x, y] = this.places[id] ?? [0, 0];
    const { scale } = this.view;
    const [left, top] = [x * scale + this.view.x, y * scale + this.view.y];
    const { width, height } = this.room;
    if (left < 0 || left + CARD.width * scale > width) this.view.x += width / 2 - left - (CARD.width * scale) / 2;
    if (top < 0 || top + CARD.height * scale > height) this.view.y += height / 2 - top - (CARD.height * scale) / 2;
    this.apply();
  }

  /** @param {string} id */
  focus(id) {
    this.show();
    this.reveal(id);
    find("[data-focus=open]", this.cards.get(id)?.card ?? this.cardsRoom)?.focus({ preventScroll: true });
  }

  // --- Mouse, finger, keyboard ---------------------------------------------------------------------

  listen() {
    this.window.addEventListener("pointerdown", (event) => this.press(event));
    this.window.addEventListener("scroll", () => this.window.scrollTo(0, 0)); // the view moves, never the window
    this.window.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.window.addEventListener("keydown", (event) => this.key(event));
    this.window.addEventListener("focusin", (event) => {
      const id = event.target.closest("[data-card]")?.dataset.card;
      if (id && event.target.matches(":focus-visible")) this.reveal(id);
    });
  }

  wheel(event) {
    event.preventDefault();
    const box = this.window.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) return this.zoom(Math.exp(-event.deltaY / 300), [event.clientX - box.left, event.clientY - box.top]);
    this.view = { ...this.view, x: this.view.x - event.deltaX, y: this.view.y - event.deltaY };
    this.apply();
  }

  key(event) {
    const id = event.target.closest("[data-card]")?.dataset.card;
    if (!id || !event.key.startsWith("Arrow") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.altKey) return this.nudge(id, event.key, event.shiftKey);
    const { [END]: _end, ...places } = this.places;
    const next = neighbour(places, id, event.key);
    if (next) this.focus(next);
  }

  nudge(id, key, far) {
    const by = NUDGE * (far ? 10 : 1);
    const [x, y] = this.places[id];
    const place = { ArrowLeft: [x - by, y], ArrowRight: [x + by, y], ArrowUp: [x, y - by], ArrowDown: [x, y + by] }[key];
    this.move({ [id]: place }, `move ${id}`);
  }

  /** Cards that were placed by themselves keep their place when one is moved by hand. */
  move(places, mark) {
    this.store.change((story) => placed(story, { ...this.places, ...places }), mark);
  }

  press(event) {
    if (event.button > 0) return;
    const card = event.target.closest("[data-card]");
    const port = event.target.closest("[data-port]");
    if (event.target.closest("[data-arrow-words]")) return;
    if (port) return this.startLink(event, card.dataset.card, port.dataset.port);
    if (card && this.store.canEdit) return this.startMove(event, card);
    if (!card) this.startPan(event);
  }

  /** Follows the pointer until it is let go. @param {PointerEvent} event */
  follow(event, move, end) {
    const from = [event.clientX, event.clientY];
    this.dragged = false;
    let latest = null;
    const moved = (now) => {
      const by = [now.clientX - from[0], now.clientY - from[1]];
      if (!this.dragged && Math.hypot(...by) < THRESHOLD) return;
      this.dragged = true;
      latest = [by, now];
      this.frame ??= requestAnimationFrame(() => {
        this.frame = undefined;
        if (latest) move(...latest);
      });
    };
    const stop = (now) => {
      removeEventListener("pointermove", moved);
      removeEventListener("pointerup", stop);
      removeEventListener("pointercancel", stop);
      const wasDragged = this.dragged;
      if (wasDragged && latest) move(...latest);
      latest = null;
      end(wasDragged, now);
      setTimeout(() => (this.dragged = false)); // the click of this press comes first
    };
    addEventListener("pointermove", moved);
    addEventListener("pointerup", stop);
    addEventListener("pointercancel", stop);
  }

  startPan(event) {
    const { x, y } = this.view;
    this.follow(event, ([dx, dy]) => {
      this.view = { ...this.view, x: x + dx, y: y + dy };
      this.apply();
    }, () => {});
  }

  startMove(event, card) {
    const id = card.dataset.card;
    const [x, y] = this.places[id];
    card.classList.add("is-held");
    this.follow(event, ([dx, dy]) => {
      this.places[id] = [x + dx / this.view.scale, y + dy / this.view.scale];
      this.put(card, id);
      this.arrows.follow(id, this.places);
    }, (wasDragged) => {
      card.classList.remove("is-held");
      if (wasDragged) this.move({ [id]: this.places[id] });
      this.store.endStep();
    });
  }

  startLink(event, from, how) {
    event.preventDefault();
    const box = this.window.getBoundingClientRect();
    const pointAt = ({ clientX, clientY }) => [(clientX - box.left - this.view.x) / this.view.scale, (clientY - box.top - this.view.y) / this.view.scale];
    this.follow(event, (_by, now) => {
      this.arrows.draft(this.places[from], pointAt(now));
      for (const card of findAll(".is-target", this.cardsRoom)) card.classList.remove("is-target");
      this.under(now, from)?.classList.add("is-target");
    }, (wasDragged, now) => {
      this.arrows.draft(null);
      const card = this.under(now, from);
      card?.classList.remove("is-target");
      if (wasDragged && card) this.actions.linkTo(from, { to: card.dataset.card, how });
    });
  }

  under({ clientX, clientY }, from) {
    /** @type {any} */
    const found = document.elementsFromPoint(clientX, clientY).map((element) => element.closest("[data-card]")).find(Boolean);
    return found && found.dataset.card !== from ? found : null;
  }
}
