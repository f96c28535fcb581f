/** The phases of a gesture: a press on a time plays the film from there, and the film shows where it is. */

/**
 * Returns the index of the phase that holds the time, in seconds, or -1; ends are excluded.
 * @param {{start: number, end: number}[]} phases
 * @param {number} time
 */
export function phaseAt(phases, time) {
  return phases.findIndex(({ start, end }) => time >= start && time < end);
}

/**
 * Reads the bounds written on the list; a phase without end lasts until the next one begins.
 * @param {{start?: string, end?: string}[]} datasets
 */
export function readPhases(datasets) {
  const starts = datasets.map(({ start }) => Number.parseFloat(start ?? "") || 0);
  return datasets.map(({ end }, index) => {
    const stop = Number.parseFloat(end ?? "");
    return { start: starts[index], end: Number.isFinite(stop) ? stop : (starts[index + 1] ?? Infinity) };
  });
}

// Node, which tests the arithmetic, has no elements.
const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

class Phases extends Base {
  connectedCallback() {
    const film = document.getElementById(this.dataset.film ?? "");
    if (!(film instanceof HTMLVideoElement)) return;
    this.items = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".phase")]);
    const phases = readPhases(this.items.map((item) => ({ ...item.dataset })));
    giveChapters(film, phases, this.items);
    this.items.forEach((item, index) => {
      item.querySelector("a")?.addEventListener("click", (event) => {
        event.preventDefault();
        play(film, phases[index].start);
      });
    });
    this.offerRepeats(film, phases);
    film.addEventListener("timeupdate", () => this.mark(phaseAt(phases, film.currentTime)));
  }

  /**
   * A phase with both its bounds repeats on its button.
   * @param {HTMLVideoElement} film
   * @param {{start: number, end: number}[]} phases
   */
  offerRepeats(film, phases) {
    const player = /** @type {any} */ (film.closest("film-player"));
    const buttons = (this.items ?? []).map((item) => /** @type {HTMLButtonElement | null} */ (item.querySelector(".phase__loop")));
    buttons.forEach((button, index) => {
      if (!button || !player || !Number.isFinite(phases[index].end)) return;
      button.hidden = false;
      button.addEventListener("click", () => {
        if (button.getAttribute("aria-pressed") === "true") return player.repeat(null);
        player.repeat(phases[index]);
        play(film, phases[index].start);
      });
    });
    player?.addEventListener("film-repeat", () => {
      buttons.forEach((button, index) => button?.setAttribute("aria-pressed", String(player.range?.start === phases[index].start && !player.range.once)));
    });
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`.measured[data-film="${film.id}"] [data-seek]`))) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        play(film, Number(link.dataset.seek));
      });
    }
  }

  /** @param {number} current */
  mark(current) {
    this.items?.forEach((item, index) => {
      item.classList.toggle("is-current", index === current);
      item.querySelector("a")?.toggleAttribute("aria-current", index === current);
    });
  }
}

/**
 * The phases are the chapters of the player, when there is one.
 * @param {HTMLVideoElement} film
 * @param {{start: number, end: number}[]} phases
 * @param {HTMLElement[]} items
 */
function giveChapters(film, phases, items) {
  const player = /** @type {any} */ (film.closest("film-player"));
  if (!player) return;
  const chapters = phases.map((phase, index) => ({ ...phase, title: items[index].querySelector("h3, [data-title]")?.textContent ?? "" }));
  const timed = chapters.filter((_chapter, index) => items[index].dataset.start !== undefined);
  customElements.whenDefined("film-player").then(() => player.setChapters(timed));
}

/**
 * @param {HTMLVideoElement} film
 * @param {number} time
 */
function play(film, time) {
  const player = /** @type {any} */ (film.closest("film-player"));
  if (player?.playFrom) {
    film.scrollIntoView({ block: "nearest" });
    return void player.playFrom(time);
  }
  const go = () => {
    film.currentTime = time;
    film.play().catch(() => film.focus());
  };
  if (film.readyState > 0) go();
  else {
    film.addEventListener("loadedmetadata", go, { once: true });
    film.load();
  }
  film.scrollIntoView({ block: "nearest" });
}

globalThis.customElements?.define("an-phases", Phases);
