/**
 * What the storyboard works on: the story with its history, the scene that is open, what is known of scenes.
 *
 * Events: "story" (it changed), "choice" (of scene, tab, view), "cards", "faults", "comments".
 */

import { WorkshopStore } from "../../pages/workshop/store.js";
import { say } from "../../pages/workshop/words.js";
import { END, isScene, linksOf, sceneOf, titleOf } from "./story.js";

/** @extends {WorkshopStore<import("./story.js").Story>} */
export class BoardStore extends WorkshopStore {
  /** @param {any} state As the server gives it. */
  constructor(state) {
    super(state, { scenes: state.scenes, board: state.board ?? {} }, "story");
    /** @type {import("./story.js").Kinds} */
    this.kinds = state.kinds;
    this.choice = { scene: "", tab: "scene", view: "list" };
    this.cards = new WeakMap();
    this.lastCards = {};
    this.readings = {};
    this.comments = [];
  }

  get story() {
    return this.document;
  }

  get scenes() {
    return this.document.scenes;
  }

  get scene() {
    return this.find(this.choice.scene);
  }

  /** @param {string} id */
  find(id) {
    return sceneOf(this.document, id);
  }

  /** How people call a scene, or the end. @param {string} id */
  nameOf(id) {
    if (id === END) return say("end");
    const scene = this.find(id);
    if (!scene) return say("gone");
    return isScene(scene) ? titleOf(scene) || say("untitled") : say("unknown", { kind: scene.type });
  }

  /** @param {string} id */
  numberOf(id) {
    return this.scenes.findIndex((scene) => scene.id === id) + 1;
  }

  /** @param {import("./story.js").Scene} scene */
  linksOf(scene) {
    return linksOf(this.document, scene, this.kinds);
  }

  /** What is known of a scene; what was known of it before, until the server answered. @param {import("./story.js").Scene} scene */
  cardOf(scene) {
    return this.cards.get(scene.value ?? scene) ?? this.lastCards[scene.id] ?? { picture: "", words: 0, seconds: 0 };
  }

  hasCard(scene) {
    return this.cards.has(scene.value ?? scene);
  }

  /** @param {Record<string, any>} cards */
  learnCards(cards) {
    for (const scene of this.scenes) {
      if (!cards[scene.id] || !isScene(scene)) continue;
      this.cards.set(scene.value, cards[scene.id]);
      this.lastCards[scene.id] = cards[scene.id];
    }
    this.tell("cards");
  }

  setComments(comments) {
    this.comments = comments;
    this.tell("comments");
  }

  commentsOf(id) {
    return this.comments.filter(({ scene }) => scene === id);
  }

  faultsOf(id) {
    return this.faults.filter(({ scene }) => scene === id);
  }

  /** @param {Partial<BoardStore["choice"]>} changes */
  choose(changes) {
    const before = this.choice;
    this.choice = { ...before, ...changes };
    if (Object.keys(changes).some((key) => before[key] !== this.choice[key])) {
      this.endStep();
      this.tell("choice");
    }
  }
}
