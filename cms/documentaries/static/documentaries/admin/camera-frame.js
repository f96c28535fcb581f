/** A 3D object to take a view of: what is taken is told to the editing form that frames this page. */

import { createViewer, loadViewer } from "../../js/model-load.js";
import { readPlace, viewOf, written } from "../../js/model-space.js";

const page = /** @type {HTMLElement} */ (document.querySelector(".camera"));
const stage = /** @type {HTMLElement} */ (page.querySelector("[data-stage]"));
const asked = new URLSearchParams(location.search);
/** @type {any} */
let viewer = null;

/** @param {string} name */
const button = (name) => /** @type {HTMLButtonElement} */ (page.querySelector(`[data-${name}]`));

/** @param {string | undefined} sentence */
function say(sentence) {
  const said = page.querySelector("[data-said]");
  if (said) said.textContent = sentence ?? "";
}

/** @param {Record<string, string>} values By the name of a field of the step. */
function tell(values) {
  parent.postMessage({ camera: values }, location.origin);
}

function take() {
  tell({ ...viewOf(viewer.getCameraOrbit(), viewer.getCameraTarget()), fov: String(Math.round(viewer.getFieldOfView())) });
  say(page.dataset.taken);
}

function mark() {
  const box = viewer.getBoundingClientRect();
  const found = viewer.positionAndNormalFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (!found) return say(page.dataset.nothing);
  const plain = ({ x, y, z }) => [x, y, z].map((value) => Number(value.toFixed(4))).join(" ");
  tell({ position: plain(found.position), normal: plain(found.normal) });
  show(found.position, found.normal);
  say(page.dataset.marked);
}

/** @param {{x: number, y: number, z: number}} position @param {{x: number, y: number, z: number}} normal */
function show(position, normal) {
  viewer.querySelector(".camera__mark")?.remove();
  const point = document.createElement("span");
  point.className = "camera__mark";
  point.slot = "hotspot-mark";
  point.dataset.position = written(position);
  point.dataset.normal = written(normal);
  viewer.append(point);
}

function ready() {
  for (const name of ["take", "mark"]) button(name).disabled = false;
  const place = readPlace(asked.get("position") ?? "");
  if (place) show(place, readPlace(asked.get("normal") ?? "") ?? { x: 0, y: 1, z: 0 });
  page.dataset.ready = "";
}

async function open() {
  await loadViewer();
  viewer = createViewer();
  const fov = asked.get("fov");
  const attributes = {
    src: page.dataset.src ?? "",
    "camera-controls": "",
    "interaction-prompt": "none",
    "environment-image": "neutral",
    "camera-orbit": asked.get("orbit") || "auto auto auto",
    "camera-target": asked.get("target") || "auto auto auto",
    "field-of-view": fov ? `${fov}deg` : "auto",
    "min-field-of-view": "10deg",
  };
  for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
  viewer.addEventListener("load", ready, { once: true });
  viewer.addEventListener("error", () => say(page.dataset.error));
  stage.prepend(viewer);
}

button("take").addEventListener("click", take);
button("mark").addEventListener("click", mark);
open().catch(() => say(page.dataset.error));
