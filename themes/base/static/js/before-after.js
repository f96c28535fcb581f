/** Two pictures in turn become one over the other, under a slider: an `<input type="range">`, with all its keys. */

class BeforeAfter extends HTMLElement {
  connectedCallback() {
    const template = this.querySelector("template");
    if (!template || this.slider || this.querySelectorAll("picture").length < 2) return;
    this.append(document.importNode(template.content, true));
    this.slider = /** @type {HTMLInputElement} */ (this.querySelector("input"));
    this.slider.addEventListener("input", () => this.cut());
    this.classList.add("is-live");
    this.cut();
  }

  /** The first picture is shown up to the slider, the second beyond. */
  cut() {
    const { value } = /** @type {HTMLInputElement} */ (this.slider);
    this.style.setProperty("--cut", `${value}%`);
    this.slider?.setAttribute("aria-valuetext", `${value} %`);
  }
}

customElements.define("an-before-after", BeforeAfter);
