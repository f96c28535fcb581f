/** What every page loads: it looks for custom elements in the HTML and fetches only the modules they need. */

/** @type {Record<string, string>} Element to module, by its name in the import map. */
const MODULES = {
  "an-before-after": "an/before-after",
  "an-copy": "an/copy",
  "an-compare": "an/compare",
  "an-facets": "an/facets",
  "an-gallery": "an/gallery",
  "an-interview": "an/interview",
  "an-model": "an/model",
  "an-model-tour": "an/model-tour",
  "an-overlay": "an/overlay",
  "an-panorama": "an/panorama",
  "an-phases": "an/phases",
  "an-quiz": "an/quiz",
  "an-scheme": "an/scheme",
  "an-scrolling": "an/scrolling",
  "an-share": "an/share",
  "an-sound": "an/sound",
  "an-suggest": "an/suggest",
  "film-player": "an/film",
};

/**
 * Fetches the modules of the custom elements in `root`; a module is fetched once, whoever asks.
 * @param {ParentNode} root
 */
export function fetchModules(root) {
  for (const [element, module] of Object.entries(MODULES)) {
    if (root.querySelector(element)) import(module);
  }
}

fetchModules(document);

/** A form that came back with errors says so to the keyboard and to screen readers. */
document.getElementById("error-summary")?.focus();

/** Following a link inside the open menu closes it, for links to the same page. */
document.getElementById("site-menu")?.addEventListener("click", (event) => {
  const menu = /** @type {HTMLElement} */ (event.currentTarget);
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest("a") && menu.matches(":popover-open")) menu.hidePopover();
});

/** The mean colour of a picture holds its place; where style sheets cannot read it, we write it. */
if (!CSS.supports("color", "attr(data-colour type(<color>), red)")) {
  for (const image of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("img[data-colour]"))) {
    image.style.backgroundColor = image.dataset.colour ?? "";
  }
}
