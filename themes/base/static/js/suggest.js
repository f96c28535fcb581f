/** Suggestions under a search field while it is typed in: an editable combobox with a list (WAI-ARIA 1.2). */

const PAUSE = 120; // Milliseconds without a key before the server is asked.
const SHORTEST = 2;

/** @typedef {{label: string, kind: string, kind_label: string, url: string}} Suggestion */

/**
 * Returns the place of the active suggestion after a key; -1 is the field itself, before the first and after the last.
 * @param {string} key
 * @param {number} active
 * @param {number} count
 */
export function nextActive(key, active, count) {
  if (!count) return -1;
  if (key === "ArrowDown") return active + 1 < count ? active + 1 : -1;
  if (key === "ArrowUp") return active < 0 ? count - 1 : active - 1;
  return active;
}

/**
 * Says how many suggestions there are, in the words of the page.
 * @param {number} count
 * @param {{one?: string, many?: string, none?: string}} words
 */
export function countSentence(count, words) {
  if (!count) return words.none ?? "";
  return count === 1 ? (words.one ?? "") : (words.many ?? "").replace("{n}", String(count));
}

// Node, which tests the arithmetic, has no elements.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

class Suggest extends Base {
  connectedCallback() {
    this.field = this.querySelector("input");
    if (!this.field || this.list) return;
    this.active = -1;
    /** @type {Suggestion[]} */
    this.found = [];
    this.addList();
    for (const [name, value] of Object.entries({
      role: "combobox", autocomplete: "off", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id,
    })) this.field.setAttribute(name, value);
    this.field.addEventListener("input", () => this.ask());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.addEventListener("focusout", (event) => {
      if (!this.contains(/** @type {Node} */ (event.relatedTarget))) this.close();
    });
  }

  addList() {
    this.list = document.createElement("ul");
    Object.assign(this.list, { id: `${this.field.id}-suggestions`, className: "suggest__list", hidden: true });
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.dataset.label ?? "");
    // A press takes the focus before the click: the list would close under the pointer.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.says = document.createElement("span");
    this.says.className = "visually-hidden";
    this.says.setAttribute("role", "status");
    this.append(this.list, this.says);
  }

  ask() {
    clearTimeout(this.waiting);
    const query = this.field.value.trim();
    if (query.length < SHORTEST) return this.close();
    this.waiting = setTimeout(() => this.fetch(query), PAUSE);
  }

  /** @param {string} query */
  async fetch(query) {
    this.asked?.abort();
    this.asked = new AbortController();
    try {
      const address = `${this.dataset.url}?${new URLSearchParams({ q: query })}`;
      const response = await fetch(address, { signal: this.asked.signal });
      if (!response.ok) return this.close();
      this.show((await response.json()).suggestions);
    } catch {
      this.close(); // Off the network, or a newer question: the field alone still searches.
    }
  }

  /** @param {Suggestion[]} found */
  show(found) {
    if (!this.contains(document.activeElement)) return;
    this.found = found;
    this.list.replaceChildren(...found.map((one, place) => this.option(one, place)));
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(Boolean(found.length)));
    this.mark(-1);
    this.says.textContent = countSentence(found.length, this.dataset);
  }

  /**
   * @param {Suggestion} suggestion
   * @param {number} place
   */
  option(suggestion, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.className = "suggest__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const kind = document.createElement("span");
    kind.className = "suggest__kind";
    kind.textContent = suggestion.kind_label;
    option.append(`${suggestion.label} `, kind);
    option.addEventListener("click", () => location.assign(suggestion.url));
    return option;
  }

  /** @param {KeyboardEvent} event */
  press(event) {
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault(); // Escape would also empty a search field.
      return this.close();
    }
    if (event.key === "Enter" && this.active >= 0) {
      event.preventDefault();
      return location.assign(this.found[this.active].url);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (this.list.hidden) return this.ask();
    this.mark(nextActive(event.key, this.active, this.found.length));
  }

  /** @param {number} active */
  mark(active) {
    this.active = active;
    [...this.list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
    const option = this.list.children[active];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }

  close() {
    clearTimeout(this.waiting);
    this.asked?.abort();
    this.list.hidden = true;
    this.says.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
    this.mark(-1);
  }
}

globalThis.customElements?.define("an-suggest", Suggest);
