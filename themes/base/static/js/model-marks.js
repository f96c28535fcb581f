/** What is drawn on a 3D object: the lines of its measures, and its numbered points with their list. */

import { measuredEdges, orbitOf, readPlace, written } from "./model-space.js";

const SVG = "http://www.w3.org/2000/svg";

/** The three measures as lines that follow the camera, with their words. */
export class MeasureLines {
  /**
   * @param {any} viewer
   * @param {HTMLElement} stage
   * @param {Record<string, string | undefined>} words By the name of an edge.
   */
  constructor(viewer, stage, words) {
    this.viewer = viewer;
    this.drawing = document.createElementNS(SVG, "svg");
    this.drawing.setAttribute("class", "model__lines");
    this.drawing.setAttribute("aria-hidden", "true");
    this.edges = measuredEdges(viewer.getBoundingBoxCenter(), viewer.getDimensions());
    /** @type {HTMLElement[]} */
    this.marks = [];
    for (const edge of this.edges) this.add(edge, words[edge.name] ?? "");
    stage.append(this.drawing);
    viewer.removeAttribute("auto-rotate"); // measures are read at rest
    this.draw();
  }

  /** @param {import("./model-space.js").Edge} edge @param {string} words */
  add(edge, words) {
    const line = document.createElementNS(SVG, "line");
    line.dataset.edge = edge.name;
    this.drawing.append(line);
    for (const [end, place] of Object.entries({ from: edge.from, to: edge.to, middle: edge.middle })) {
      const mark = document.createElement("div");
      mark.slot = `hotspot-${edge.name}-${end}`;
      mark.dataset.position = written(place);
      mark.className = end === "middle" ? "model__measure" : "model__corner";
      mark.textContent = end === "middle" ? words : "";
      this.marks.push(mark);
      this.viewer.append(mark);
    }
  }

  /** At each frame: the camera, inertia and the size of the view all move the ends. */
  draw() {
    this.frame = requestAnimationFrame(() => this.draw());
    for (const line of this.drawing.children) {
      const name = /** @type {SVGElement} */ (line).dataset.edge;
      for (const [end, number] of [["from", 1], ["to", 2]]) {
        const place = this.viewer.queryHotspot(`hotspot-${name}-${end}`)?.canvasPosition;
        if (!place) continue;
        line.setAttribute(`x${number}`, String(place.x));
        line.setAttribute(`y${number}`, String(place.y));
      }
    }
  }

  remove() {
    cancelAnimationFrame(this.frame ?? 0);
    this.drawing.remove();
    for (const mark of this.marks) mark.remove();
  }
}

/**
 * Puts numbered buttons on the object for the points of a list, and a button in each line of the list.
 * @param {any} viewer
 * @param {HTMLElement} list
 * @param {string} label What the button of a line does.
 */
export function drawPoints(viewer, list, label) {
  const lines = /** @type {HTMLElement[]} */ ([...list.children]);
  lines.forEach((line, index) => {
    const place = readPlace(line.dataset.position);
    const normal = readPlace(line.dataset.normal) ?? { x: 0, y: 1, z: 0 };
    if (!place || line.querySelector("button")) return;
    const title = line.querySelector("strong")?.textContent ?? "";
    const point = button(String(index + 1), "model__point", title);
    point.slot = `hotspot-point-${index}`;
    point.dataset.position = written(place);
    point.dataset.normal = written(normal);
    point.dataset.visibilityAttribute = "visible";
    viewer.append(point);
    const opener = button(String(index + 1), "model__point", `${label} : ${title}`);
    line.prepend(opener);
    const choose = () => {
      for (const other of lines) other.toggleAttribute("data-chosen", other === line);
      lookAt(viewer, place, normal);
    };
    point.addEventListener("click", () => {
      choose();
      line.scrollIntoView({ block: "nearest" });
    });
    opener.addEventListener("click", choose);
  });
}

function lookAt(viewer, place, normal) {
  const { theta, phi } = orbitOf(normal);
  viewer.autoRotate = false;
  viewer.cameraTarget = written(place);
  viewer.cameraOrbit = `${theta}rad ${phi}rad auto`;
  settle(viewer);
}

/** Takes the camera where it was sent at once, for those who want no motion. @param {any} viewer */
export function settle(viewer) {
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) viewer.updateComplete.then(() => viewer.jumpCameraToGoal());
}

/** @param {string} text @param {string} name @param {string} label */
function button(text, name, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = text;
  made.setAttribute("aria-label", `${text}. ${label}`);
  return made;
}
