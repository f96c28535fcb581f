/** <an-interview>: marks the questions that were asked, and silences the answer that is closed. What was asked stays on this device. */

class StoryInterview extends HTMLElement {
  connectedCallback() {
    this.questions = /** @type {HTMLDetailsElement[]} */ ([...this.querySelectorAll("details.interview__question")]);
    this.asked = this.recall();
    for (const [n, question] of this.questions.entries()) {
      question.addEventListener("toggle", () => (question.open ? this.ask(n) : quieten(question)));
    }
    this.mark();
  }

  get kept() {
    const story = /** @type {HTMLElement | null} */ (this.closest("[data-story]"));
    return `an-interview-${story?.dataset.story ?? ""}-${this.dataset.id}`;
  }

  /** @param {number} n */
  ask(n) {
    this.asked?.add(n);
    this.mark();
    try {
      localStorage.setItem(this.kept, JSON.stringify([...(this.asked ?? [])]));
    } catch {
      // private browsing: what was asked is simply not kept
    }
  }

  mark() {
    for (const [n, question] of (this.questions ?? []).entries()) {
      const word = /** @type {HTMLElement | null} */ (question.querySelector(".interview__asked"));
      if (word) word.hidden = !this.asked?.has(n);
    }
  }

  /** @returns {Set<number>} */
  recall() {
    try {
      const known = JSON.parse(localStorage.getItem(this.kept) ?? "[]");
      return new Set(Array.isArray(known) ? known : []);
    } catch {
      return new Set();
    }
  }
}

/** @param {Element} question */
function quieten(question) {
  for (const media of question.querySelectorAll("video, audio")) /** @type {HTMLMediaElement} */ (media).pause();
}

customElements.define("an-interview", StoryInterview);
