/* Keeps the children of a stream that its block chooser must not offer: content of a missing
   extension, and blocks of an extension switched off for the site. */
(() => {
  const { StreamBlockDefinition } = window.wagtailStreamField.blocks;

  class ExtensibleStreamBlockDefinition extends StreamBlockDefinition {
    constructor(name, groups, initialChildStates, meta) {
      super(name, groups, initialChildStates, meta);
      // The parent has read every child by now: what is left here is only what is offered.
      this.groupedChildBlockDefs = groups
        .map(([label, blocks]) => [label, blocks.filter((b) => !meta.notOffered.includes(b.name))])
        .filter(([, blocks]) => blocks.length > 0);
    }
  }

  window.telepath.register("artisanumerique.ExtensibleStreamBlock", ExtensibleStreamBlockDefinition);
})();
