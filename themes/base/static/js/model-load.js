/** The viewer of 3D objects, fetched when it is asked for: it weighs about a megabyte. */

// Named through constants: the static files storage would take a literal for a relative path.
const VIEWER = "@google/model-viewer";
const DECODER = "meshoptimizer/decoder";

/** Can this browser draw in 3D? */
export function hasWebGL() {
  return Boolean(document.createElement("canvas").getContext("webgl2"));
}

/** Loads the viewer, and tells it where our own decoders are: it would fetch them from a third party. */
export async function loadViewer() {
  // Each viewer reads this name of the window when it is made; what is set on its class is lost then.
  Object.assign(self, {
    ModelViewerElement: {
      meshoptDecoderLocation: import.meta.resolve("an/meshopt-ready"),
      dracoDecoderLocation: import.meta.resolve("decoders/draco/"),
      ktx2TranscoderLocation: import.meta.resolve("decoders/basis/"),
    },
  });
  const [, { MeshoptDecoder }] = await Promise.all([import(VIEWER), import(DECODER)]);
  Object.assign(self, { MeshoptDecoder });
}

/**
 * Creates a viewer whose shadow tree brings <style> elements, each allowed by the page's nonce: it writes its styles
 * inline, which our content security policy forbids otherwise.
 * @returns {any}
 */
export function createViewer() {
  const nonce = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "";
  const importNode = document.importNode.bind(document);
  document.importNode = (node, deep) => {
    const copy = importNode(node, deep);
    if (copy instanceof DocumentFragment) for (const style of copy.querySelectorAll("style")) style.nonce = nonce;
    return copy;
  };
  try {
    return document.createElement("model-viewer");
  } finally {
    document.importNode = importNode;
  }
}
