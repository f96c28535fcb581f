/** The form of the place of a scene: a group, not a region of the page, of which each scene would add one of the same name. */

(() => {
  const { StructBlockDefinition } = /** @type {any} */ (window).wagtailStreamField.blocks;

  class ScenePlace extends StructBlockDefinition {
    /** @param {HTMLElement} placeholder @param {string} prefix @param {any} state @param {any} error */
    render(placeholder, prefix, state, error) {
      const place = placeholder.parentElement;
      const bound = super.render(placeholder, prefix, state, error);
      place?.querySelector(`#block_group-${prefix}-section`)?.setAttribute("role", "group");
      return bound;
    }
  }

  /** @type {any} */ (window).telepath.register("documentaries.ScenePlace", ScenePlace);
})();
