/**
 * <an-quiz>: the answers of a question become a form. What was answered is kept on this device, and nowhere else.
 */

let number = 0;

class StoryQuiz extends HTMLElement {
  connectedCallback() {
    const answers = /** @type {HTMLElement | null} */ (this.querySelector(".quiz__answers"));
    if (!answers || this.form) return;
    this.solution = /** @type {HTMLDetailsElement} */ (this.querySelector(".quiz__solution"));
    this.form = this.build(answers);
    answers.replaceWith(this.form);
    this.solution.hidden = true;
    this.form.addEventListener("submit", (event) => this.check(event));
    this.recall();
  }

  get kept() {
    const story = /** @type {HTMLElement | null} */ (this.closest("[data-story]"));
    return `an-quiz-${story?.dataset.story ?? ""}-${this.dataset.id}`;
  }

  /** @param {HTMLElement} answers @returns {HTMLFormElement} */
  build(answers) {
    const form = document.createElement("form");
    const fieldset = document.createElement("fieldset");
    const legend = document.createElement("legend");
    legend.textContent = this.dataset.legend ?? "";
    fieldset.append(legend);
    const name = `quiz-${(number += 1)}`;
    [...answers.children].forEach((answer, n) => fieldset.append(this.option(/** @type {HTMLElement} */ (answer), name, n)));
    this.button = document.createElement("button");
    this.button.className = "button button--small";
    this.button.textContent = this.dataset.check ?? "";
    this.said = document.createElement("div");
    this.said.className = "quiz__said";
    this.said.setAttribute("role", "status");
    form.append(fieldset, this.button, this.said);
    return form;
  }

  /** @param {HTMLElement} answer @param {string} name @param {number} value */
  option(answer, name, value) {
    const label = document.createElement("label");
    label.className = "quiz__answer";
    const input = document.createElement("input");
    input.type = this.dataset.several === undefined ? "radio" : "checkbox";
    input.name = name;
    input.value = String(value);
    Object.assign(label.dataset, answer.dataset);
    label.append(input, answer.textContent?.trim() ?? "");
    return label;
  }

  /** @returns {HTMLLabelElement[]} */
  get options() {
    return [...(this.form?.querySelectorAll("label") ?? [])];
  }

  /** @param {HTMLLabelElement} label */
  input(label) {
    return /** @type {HTMLInputElement} */ (label.querySelector("input"));
  }

  /** @param {Event} event */
  check(event) {
    event.preventDefault();
    if (this.isAnswered) return this.again();
    const chosen = this.options.filter((label) => this.input(label).checked).map((label) => Number(this.input(label).value));
    if (!chosen.length) return this.say([this.dataset.choose ?? ""]);
    this.judge(chosen);
    this.keep(chosen);
  }

  /** Says whether the answer is right, the word for each answer that was chosen, and the explanation. @param {number[]} chosen */
  judge(chosen) {
    let isRight = true;
    const words = [];
    for (const [n, label] of this.options.entries()) {
      const right = label.dataset.right !== undefined;
      const isChosen = chosen.includes(n);
      this.input(label).checked = isChosen;
      this.input(label).disabled = true;
      if (isChosen) label.classList.add(right ? "is-right" : "is-wrong");
      if (right !== isChosen) isRight = false;
      if (isChosen && label.dataset.feedback) words.push(label.dataset.feedback);
    }
    this.isAnswered = true;
    if (this.button) this.button.textContent = this.dataset.again ?? "";
    if (this.solution) this.solution.hidden = false;
    this.say([(isRight ? this.dataset.right : this.dataset.wrong) ?? "", ...words]);
  }

  again() {
    for (const label of this.options) {
      label.classList.remove("is-right", "is-wrong");
      Object.assign(this.input(label), { disabled: false, checked: false });
    }
    this.isAnswered = false;
    if (this.button) this.button.textContent = this.dataset.check ?? "";
    if (this.solution) Object.assign(this.solution, { hidden: true, open: false });
    this.say([]);
    this.options[0]?.querySelector("input")?.focus();
    this.keep([]);
  }

  /** @param {string[]} sentences */
  say(sentences) {
    this.said?.replaceChildren(...sentences.map((words) => Object.assign(document.createElement("p"), { textContent: words })));
  }

  /** @param {number[]} chosen */
  keep(chosen) {
    try {
      if (chosen.length) localStorage.setItem(this.kept, JSON.stringify(chosen));
      else localStorage.removeItem(this.kept);
    } catch {
      // private browsing: the answer is simply not kept
    }
  }

  recall() {
    try {
      const known = JSON.parse(localStorage.getItem(this.kept) ?? "[]");
      if (Array.isArray(known) && known.length && known.every((n) => Number.isInteger(n) && n < this.options.length)) this.judge(known);
    } catch {
      // what was kept cannot be read: the question is asked anew
    }
  }
}

customElements.define("an-quiz", StoryQuiz);
