/** `<an-overlay>`: an image of a gesture with the shapes laid over it; the list under it says them in words. */

import { createDrawing } from "./overlays/drawing.js";

class PictureOverlay extends HTMLElement {
  connectedCallback() {
    const module = JSON.parse(document.getElementById("module-data")?.textContent ?? "null");
    const picture = this.querySelector(".picture");
    if (!picture || picture.querySelector("svg")) return;
    for (const { kind, media, size, data } of module?.overlays ?? []) {
      if (kind !== "picture" || String(media) !== this.dataset.media) continue;
      const svg = /** @type {SVGSVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", "svg"));
      svg.setAttribute("aria-hidden", "true");
      picture.append(svg);
      createDrawing(svg, data, size).draw(0);
    }
  }
}

customElements.define("an-overlay", PictureOverlay);
