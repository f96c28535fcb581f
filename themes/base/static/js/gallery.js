/** Opens the pictures of a gallery at full size in a dialog, with arrows and Escape. */

class Gallery extends HTMLElement {
  /** @type {HTMLDialogElement | undefined} */
  dialog;

  connectedCallback() {
    /** @type {HTMLElement[]} */
    this.figures = [...this.querySelectorAll("figure")].filter((figure) => figure.querySelector("img"));
    this.index = 0;
    this.figures.forEach((figure, index) => this.makeOpener(figure, index));
  }

  /**
   * @param {HTMLElement} figure
   * @param {number} index
   */
  makeOpener(figure, index) {
    const picture = figure.querySelector("picture");
    if (!picture) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "gallery__open";
    button.setAttribute("aria-haspopup", "dialog");
    button.setAttribute("aria-label", `${this.dataset.label} ${index + 1} : ${picture.querySelector("img")?.alt ?? ""}`);
    picture.replaceWith(button);
    button.append(picture);
    button.addEventListener("click", () => this.open(index));
  }

  /** @param {number} index */
  open(index) {
    this.dialog ??= this.buildDialog();
    this.show(index);
    this.dialog.showModal();
  }

  buildDialog() {
    const dialog = document.createElement("dialog");
    dialog.className = "lightbox";
    dialog.setAttribute("aria-label", this.dataset.label ?? "");
    const bar = document.createElement("div");
    bar.className = "lightbox__bar";
    bar.append(
      iconButton("arrow-left", this.dataset.previous, () => this.show(this.index - 1)),
      iconButton("arrow-right", this.dataset.next, () => this.show(this.index + 1)),
      iconButton("close", this.dataset.close, () => dialog.close()),
    );
    this.stage = document.createElement("div");
    this.stage.className = "lightbox__stage";
    this.caption = document.createElement("p");
    this.caption.className = "lightbox__caption";
    this.caption.setAttribute("aria-live", "polite");
    dialog.append(bar, this.stage, this.caption);
    dialog.addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft") this.show(this.index - 1);
      if (event.key === "ArrowRight") this.show(this.index + 1);
    });
    document.body.append(dialog);
    return dialog;
  }

  /** @param {number} index */
  show(index) {
    const figures = this.figures ?? [];
    this.index = (index + figures.length) % figures.length;
    const figure = figures[this.index];
    const picture = /** @type {HTMLElement} */ (figure.querySelector("picture")?.cloneNode(true));
    picture.querySelectorAll("source, img").forEach((node) => node.setAttribute("sizes", "100vw"));
    this.stage?.replaceChildren(picture);
    if (this.caption) this.caption.textContent = figure.querySelector("figcaption")?.textContent?.trim() ?? "";
  }
}

/**
 * @param {string} icon
 * @param {string | undefined} label
 * @param {() => void} action
 */
function iconButton(icon, label, action) {
  const button = document.createElement("button");
  button.type = "button";
  button.setAttribute("aria-label", label ?? "");
  const sample = document.querySelector(".icon use")?.getAttribute("href")?.split("#")[0] ?? "";
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${sample}#${icon}`);
  svg.append(use);
  button.append(svg);
  button.addEventListener("click", action);
  return button;
}

customElements.define("an-gallery", Gallery);
