/** What a row of the list and a card of the plane show alike. */

import { make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { isScene } from "./story.js";

const SVG = "http://www.w3.org/2000/svg";

/** Returns an icon of Wagtail's sprite. @param {string} name @returns {any} */
export function icon(name) {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("class", `icon icon-${name} board-icon`);
  drawn.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#icon-${name}`);
  drawn.append(use);
  return drawn;
}

/** @param {import("./store.js").BoardStore} store @param {any} scene */
export function thumbnail(store, scene) {
  const { picture } = store.cardOf(scene);
  const [first] = isScene(scene) ? scene.value.body ?? [] : [];
  if (!picture) return make("span", { class: "thumb thumb--none" }, icon(store.kinds[first?.type]?.icon ?? (isScene(scene) ? "doc-full" : "warning")));
  return make("img", { class: "thumb", src: picture, alt: "", loading: "lazy", decoding: "async", draggable: "false" });
}

/** The kinds of content of a scene, one icon each. @param {import("./store.js").BoardStore} store @param {any} scene */
export function kindsRow(store, scene) {
  if (!isScene(scene)) return make("span", { class: "kinds" }, scene.type);
  const kinds = [...new Set((scene.value.body ?? []).map(({ type }) => type))];
  const shown = kinds.map((kind) => make("span", { class: "kind", title: store.kinds[kind]?.label ?? say("unknown", { kind }) },
    icon(store.kinds[kind]?.icon ?? "warning"), make("span", { class: "visually-hidden" }, `${store.kinds[kind]?.label ?? kind} `)));
  return make("span", { class: "kinds" }, ...shown);
}

const minutes = (seconds) => (seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, "0")}`);

/** Words, duration, readings, comments, faults of a scene. @param {import("./store.js").BoardStore} store @param {any} scene */
export function marks(store, scene) {
  const card = store.cardOf(scene);
  const parts = [];
  if (card.words) parts.push(make("span", {}, say("words", { count: card.words })));
  if (card.seconds) parts.push(make("span", {}, minutes(card.seconds)));
  const reading = store.readings[scene.id];
  if (reading?.seen) {
    const left = Math.round((100 * reading.left) / reading.seen);
    parts.push(make("span", { class: "mark mark--read" }, `${say("seen", reading)}, ${say("left", { left })}, ${minutes(reading.seconds)}`));
  }
  const comments = store.commentsOf(scene.id).length;
  if (comments) parts.push(make("span", { class: "mark mark--comment", title: say("comments", { count: comments }) }, icon("comment"), String(comments)));
  const faults = store.faultsOf(scene.id);
  if (faults.length) {
    const severity = faults.some((fault) => fault.severity === "block") ? "block" : "warn";
    const sentence = faults.map((fault) => fault.sentence).join(" ");
    parts.push(make("span", { class: `mark mark--${severity}`, title: sentence }, icon("warning"), String(faults.length), make("span", { class: "visually-hidden" }, ` ${sentence}`)));
  }
  return make("span", { class: "marks" }, ...parts);
}
