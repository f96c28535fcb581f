/**
 * A text in steps whose pictures and films stay in place and change as it scrolls. Who asked for less motion keeps the
 * plain order that the server wrote: each step after what it shows.
 */

import { readZoom } from "./zoom.js";

const WIDE = "(min-width: 60rem)";

class Scrolling extends HTMLElement {
  connectedCallback() {
    if (this.stage || matchMedia("(prefers-reduced-motion: reduce)").matches) return;
    this.steps = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-step]")]);
    this.media = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-media]")]);
    if (!this.media.length) return;
    this.stage = document.createElement("div");
    this.stage.className = "scrolling__stage";
    for (const media of this.media) this.lift(media);
    this.prepend(this.stage);
    this.classList.add("is-live");
    this.watch();
    matchMedia(WIDE).addEventListener("change", () => this.watch());
    this.show(this.steps[0]);
  }

  /** Puts what a step shows on the stage; a picture is still told where it was. @param {HTMLElement} media */
  lift(media) {
    const image = media.querySelector("img");
    if (image) {
      const told = document.createElement("p");
      told.className = "visually-hidden";
      told.textContent = [image.alt, media.querySelector("figcaption")?.textContent?.trim()].filter(Boolean).join(". ");
      media.before(told);
      media.setAttribute("aria-hidden", "true");
      image.loading = "eager";
    }
    this.stage?.append(media);
  }

  /** The step that crosses the line where one reads: under the pictures on a narrow screen. */
  watch() {
    this.observer?.disconnect();
    const line = this.matches(".scrolling--behind") || matchMedia(WIDE).matches ? 50 : 72;
    this.observer = new IntersectionObserver(
      (entries) => {
        const here = entries.filter(({ isIntersecting }) => isIntersecting).at(-1);
        if (here) this.show(/** @type {HTMLElement} */ (here.target));
      },
      { rootMargin: `-${line}% 0px -${100 - line - 0.5}% 0px` },
    );
    for (const step of this.steps ?? []) this.observer.observe(step);
  }

  /** @param {HTMLElement} step */
  show(step) {
    if (this.current === step) return;
    this.current = step;
    for (const other of this.steps ?? []) other.toggleAttribute("data-current", other === step);
    for (const media of this.media ?? []) {
      const isShown = media.dataset.media === step.dataset.shows;
      media.classList.toggle("is-shown", isShown);
      if (!isShown) media.querySelector("video")?.pause();
      const image = isShown && media.querySelector("img");
      if (image) {
        const { scale, left, top } = readZoom(step.dataset.zoom);
        image.style.transform = scale === 1 ? "" : `translate(${left}%, ${top}%) scale(${scale})`;
      }
    }
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }
}

customElements.define("an-scrolling", Scrolling);
