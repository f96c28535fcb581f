/** What a person sees of one file being sent: a bar, a sentence, and the buttons that make sense. */

import { fill, percentOf, sizeInWords, timeInWords } from "./arithmetic.js";
import { Sender } from "./sender.js";

/**
 * @typedef {object} Ends
 * @property {(news: any) => void} onWhole
 * @property {() => void} onCancel
 * @property {(message: string) => void} onRefused
 */

export class Line {
  /**
   * @param {HTMLElement} place where it is drawn
   * @param {Record<string, string>} words
   * @param {Ends} ends
   */
  constructor(place, words, ends) {
    this.words = words;
    this.ends = ends;
    this.bar = document.createElement("progress");
    this.bar.max = 100;
    this.bar.value = 0;
    this.bar.className = "an-line__bar";
    this.sentence = document.createElement("p");
    this.sentence.className = "an-line__sentence";
    this.buttons = document.createElement("p");
    this.buttons.className = "an-line__buttons";
    place.replaceChildren(this.bar, this.sentence, this.buttons);
    this.percent = 0;
  }

  /** @param {File} file @param {{endpoint: string, kind: string, piece: number, url?: string}} where */
  send(file, where) {
    this.bar.setAttribute("aria-label", fill(this.words.progress, { name: file.name }));
    this.sender = new Sender(file, where, {
      onProgress: (sent, total, speed) => this.progress(sent, total, speed),
      onWait: (reason) => this.show("waiting", this.words[reason], ["resume", "cancel"]),
      onGoOn: () => this.show("sending", this.words.starting, ["pause", "cancel"]),
      onRefused: (message) => this.refuse(message),
      onWhole: (news) => this.finish(news),
    });
    this.show("sending", this.words.starting, ["pause", "cancel"]);
    this.sender.start();
  }

  /** @param {number} sent @param {number} total @param {number} speed */
  progress(sent, total, speed) {
    this.bar.value = this.percent = percentOf(sent, total);
    if (this.state !== "sending") return;
    const left = speed ? timeInWords((total - sent) / speed, this.words) : "";
    if (sent >= total) this.say(this.words.checking);
    else if (left) this.say(fill(this.words.sending, { percent: this.percent, speed: sizeInWords(speed, this.words), left }));
  }

  /** @param {string} words */
  say(words) {
    this.sentence.textContent = words;
  }

  /** @param {string} state @param {string} words @param {string[]} names of buttons */
  show(state, words, names) {
    this.state = state;
    this.say(words);
    this.sentence.classList.toggle("an-line__wrong", state === "refused");
    this.bar.hidden = state === "refused" || state === "whole";
    const focused = this.buttons.contains(document.activeElement);
    this.buttons.replaceChildren(...names.map((name) => this.button(name)));
    if (focused) /** @type {HTMLElement} */ (this.buttons.firstElementChild)?.focus();
  }

  /** @param {string} name */
  button(name) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = this.words[name];
    button.addEventListener("click", () => this[/** @type {"pause"} */ (name)]());
    return button;
  }

  pause() {
    this.sender?.pause();
    this.show("paused", fill(this.words.paused, { percent: this.percent }), ["resume", "cancel"]);
  }

  resume() {
    this.sender?.resume();
  }

  cancel() {
    this.sender?.cancel();
    this.ends.onCancel();
  }

  /** @param {string} message */
  refuse(message) {
    const words = message || this.words.failed;
    this.show("refused", words, []);
    this.ends.onRefused(words);
  }

  /** @param {any} news */
  finish(news) {
    this.bar.value = 100;
    this.show("whole", fill(this.words.sent_short, { name: news.name }), []);
    this.ends.onWhole(news);
  }
}
