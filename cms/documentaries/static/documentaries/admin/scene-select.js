/**
 * The list of scenes in the editor of a documentary: a `<select>` whose options are the titles of
 * the scenes in the form, also those that are not saved yet.
 *
 * Wagtail names the fields of a stream `<field>-<index>-id`, `-order`, `-deleted` and
 * `-value-<child>`; everything here is read from these names.
 */
(() => {
  const END = "end";

  /**
   * @typedef {{id: string, title: string, order: number, index: string}} SceneEntry
   * @typedef {{none: string, choose: string, end: string, untitled: string, gone: string}} Words
   */

  /** @param {string} name @returns {HTMLInputElement | null} */
  const field = (name) => document.querySelector(`input[name="${name}"]`);

  /**
   * Return the scenes of the stream `root`, in order.
   * @param {string} root
   * @returns {SceneEntry[]}
   */
  function scenesOf(root) {
    const board = /** @type {any} */ (document.querySelector("[data-storyboard]"))?.storyboard;
    if (board) return board.scenes(); // the storyboard has one scene in a form at a time
    const pattern = new RegExp(`^${root}-(\\d+)-id$`);
    const found = [];
    for (const input of document.querySelectorAll(`input[name^="${root}-"][name$="-id"]`)) {
      const index = pattern.exec(/** @type {HTMLInputElement} */ (input).name)?.[1];
      if (index === undefined || field(`${root}-${index}-deleted`)?.value) continue;
      found.push({
        index,
        id: idOf(/** @type {HTMLInputElement} */ (input)),
        title: field(`${root}-${index}-value-title`)?.value.trim() ?? "",
        order: Number(field(`${root}-${index}-order`)?.value ?? index),
      });
    }
    return found.sort((one, other) => one.order - other.order);
  }

  /** Return the permanent id of a scene; give it one if it has none yet. @param {HTMLInputElement} input */
  function idOf(input) {
    if (!input.value) input.value = crypto.randomUUID();
    return input.value;
  }

  /** The widget, once it is on the page. */
  class BoundSceneSelect {
    /** @param {HTMLSelectElement} input @param {Words} words */
    constructor(input, words) {
      this.input = input;
      this.words = words;
      this.idForLabel = input.id;
      this.isOptional = input.name.endsWith("-next");
      const name = /^(.+?)-(\d+)-value-/.exec(input.name);
      this.root = name?.[1] ?? "";
      this.own = name?.[2] ?? "";
      this.written = "";
      input.dataset.sceneSelect = "";
      /** @type {any} */ (input).sceneSelect = this;
      for (const moment of ["focus", "pointerdown"]) input.addEventListener(moment, () => this.refresh());
    }

    /** Write the options again, keeping what is chosen. */
    refresh(chosen = this.input.value) {
      const options = scenesOf(this.root)
        .map(({ id, title, index }, place) => ({ id, index, label: `${place + 1}. ${title || this.words.untitled}` }))
        .filter(({ index }) => index !== this.own)
        .map(({ id, label }) => [id, label]);
      options.unshift(["", this.isOptional ? this.words.none : this.words.choose]);
      if (this.words.end) options.push([END, this.words.end]); // not everywhere: nobody sees the end first
      if (chosen && !options.some(([id]) => id === chosen)) options.push([chosen, this.words.gone]);
      const wanted = JSON.stringify(options);
      if (wanted !== this.written) {
        this.input.replaceChildren(...options.map(([id, label]) => new Option(label, id)));
        this.written = wanted;
      }
      this.input.value = chosen;
      const isGone = this.input.selectedOptions[0]?.label === this.words.gone;
      this.input.classList.toggle("is-gone", isGone);
    }

    getValue() { return this.input.value; }
    getState() { return this.input.value; }

    /** @param {string | null} state */
    setState(state) {
      this.refresh(state ?? "");
      setTimeout(() => this.refresh()); // the scenes below are not on the page yet
    }

    /** @param {boolean} isInvalid */
    setInvalid(isInvalid) {
      if (isInvalid) this.input.setAttribute("aria-invalid", "true");
      else this.input.removeAttribute("aria-invalid");
    }

    getValueForLabel() { return this.input.selectedOptions[0]?.label ?? ""; }
    getTextLabel() { return this.getValueForLabel(); }
    focus() { this.input.focus(); }
    setCapabilityOptions() {}
  }

  /** What Wagtail's editor builds from the Python widget. */
  class SceneSelect {
    /** @param {string} html @param {Words} words */
    constructor(html, words) {
      this.html = html;
      this.words = words;
    }

    /**
     * @param {HTMLElement} placeholder @param {string} name @param {string} id
     * @param {string | null} state @param {unknown} _capabilities
     * @param {{attributes?: Record<string, string>}} [options]
     */
    render(placeholder, name, id, state, _capabilities, options) {
      const template = document.createElement("template");
      template.innerHTML = this.html.replaceAll("__NAME__", name).replaceAll("__ID__", id);
      const input = /** @type {HTMLSelectElement} */ (template.content.firstElementChild);
      for (const [key, value] of Object.entries(options?.attributes ?? {})) input.setAttribute(key, value);
      placeholder.replaceWith(input);
      const bound = new BoundSceneSelect(input, this.words);
      bound.setState(state);
      return bound;
    }

    /** @param {string} name @param {HTMLElement} container */
    getByName(name, container) {
      return new BoundSceneSelect(/** @type {HTMLSelectElement} */ (container.querySelector(`select[name="${name}"]`)), this.words);
    }
  }

  /** Titles, order and deletions show at once in every list. */
  function refreshAll() {
    for (const input of document.querySelectorAll("select[data-scene-select]")) {
      /** @type {any} */ (input).sceneSelect.refresh();
    }
  }

  document.addEventListener("input", (event) => {
    const { name = "" } = /** @type {HTMLInputElement} */ (event.target);
    if (name.endsWith("-value-title")) refreshAll();
  });
  document.addEventListener("click", () => setTimeout(refreshAll, 400)); // deletions are animated

  /** @type {any} */ (window).telepath.register("documentaries.SceneSelect", SceneSelect);
})();
