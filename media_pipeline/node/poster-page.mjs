// Shows a model as the site's viewer does, and sends a picture of it at each size asked.
const MOST_TRIES = 40;

/** The same settings as themes/base/static/js/model.js: a poster must not jump when the model comes. */
const AS_THE_SITE = {
  "environment-image": "neutral",
  "shadow-intensity": "0.8",
  "interaction-prompt": "none",
  loading: "eager",
  reveal: "auto",
  src: "/model.glb",
};

async function main() {
  self.ModelViewerElement = { meshoptDecoderLocation: "/meshopt_decoder.js" };
  const { ModelViewerElement } = await import("/model-viewer.js");
  ModelViewerElement.minimumRenderScale = 1; // a slow machine would otherwise get a coarse picture
  const sizes = await (await fetch("/sizes.json")).json();
  const viewer = await shown(sizes[0]);
  for (const size of sizes) await send(`/picture?name=${size.name}`, await pictureOf(viewer, size));
  await send("/done", "");
}

async function shown({ width, height }) {
  const viewer = document.createElement("model-viewer");
  for (const [name, value] of Object.entries(AS_THE_SITE)) viewer.setAttribute(name, value);
  Object.assign(viewer.style, { width: `${width}px`, height: `${height}px` });
  const loaded = new Promise((resolve, reject) => {
    viewer.addEventListener("load", resolve, { once: true });
    viewer.addEventListener("error", (event) => reject(new Error(String(event.detail?.type ?? "error"))));
  });
  document.body.append(viewer);
  await loaded;
  return viewer;
}

/** A picture of the viewer at a size, once two in a row are the same: shadow and light have come. */
async function pictureOf(viewer, { width, height }) {
  Object.assign(viewer.style, { width: `${width}px`, height: `${height}px` });
  viewer.jumpCameraToGoal();
  let before = "";
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await pause(80);
    const now = viewer.toDataURL("image/png");
    const size = sizeOf(now);
    if (now === before && size.width === width && size.height === height) return (await fetch(now)).blob();
    before = now;
  }
  throw new Error(`no steady picture of ${width} x ${height}`);
}

/** The pixels that a PNG says it has, from its first bytes. */
function sizeOf(address) {
  const head = atob(address.slice(address.indexOf(",") + 1).slice(0, 32));
  const number = (at) => [0, 1, 2, 3].reduce((sum, i) => sum * 256 + head.charCodeAt(at + i), 0);
  return { width: number(16), height: number(20) };
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const send = (address, body) => fetch(address, { method: "POST", body });

main().catch((error) => send("/fault", String(error?.message ?? error)));
