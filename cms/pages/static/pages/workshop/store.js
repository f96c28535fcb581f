/**
 * What an editor works on: a document with its history, and what is wrong in it. Parts listen to what they show.
 *
 * Events: the name of the document ("module", "story"), "faults", and what each editor adds.
 */

import { record, redone, startHistory, undone } from "./history.js";

/** @template T */
export class WorkshopStore extends EventTarget {
  /** @param {any} state As the server gives it. @param {T} document @param {string} event Told when the document changed. */
  constructor(state, document, event) {
    super();
    this.state = state;
    this.event = event;
    /** @type {import("./history.js").History<T>} */
    this.history = startHistory(document);
    this.canEdit = state.may.edit;
    this.faults = state.faults;
  }

  /** @returns {T} */
  get document() {
    return this.history.present;
  }

  /**
   * Changes the document.
   * @param {(document: T) => T} change
   * @param {string} [mark] Changes with the same mark are undone together.
   */
  change(change, mark = "") {
    if (!this.canEdit) return;
    this.settle(record(this.history, change(this.document), mark));
  }

  /** The next change is a step of its own. */
  endStep() {
    this.history = { ...this.history, mark: "" };
  }

  undo() {
    this.settle(undone(this.history));
  }

  redo() {
    this.settle(redone(this.history));
  }

  settle(history) {
    const isOther = history.present !== this.history.present;
    this.history = history;
    if (isOther) this.tell(this.event);
  }

  setFaults(faults) {
    this.faults = faults;
    this.tell("faults");
  }

  /** @param {string} name */
  tell(name) {
    this.dispatchEvent(new Event(name));
  }

  /** @param {string} names Separated by spaces. @param {() => void} listener */
  on(names, listener) {
    for (const name of names.split(" ")) this.addEventListener(name, listener);
  }
}
