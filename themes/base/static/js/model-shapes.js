/** Measured shapes laid on a 3D object: lines over the viewer that follow the camera. */

import { written } from "./model-space.js";
import { createDrawing } from "./overlays/drawing.js";
import { valueInSpace } from "./overlays/quantities.js";

/** @typedef {{shape: any, from: number}} Laid  `from`: the number of its first mark. */

export class ModelShapes {
  /** @type {HTMLElement[]} Nothing to see: the viewer says where each of them is on the screen. */
  marks = [];
  /** @type {Laid[]} */
  laid = [];
  /** @type {any[]} Shapes as they were seen last. */
  seen = [];
  print = "";

  /** @param {any} viewer @param {SVGSVGElement} svg Over the viewer, of the same size. */
  constructor(viewer, svg) {
    this.viewer = viewer;
    this.svg = svg;
    this.follow();
  }

  /** @param {any[]} shapes Points in metres. */
  setShapes(shapes) {
    this.laid = [];
    let count = 0;
    for (const shape of shapes) {
      this.laid.push({ shape, from: count });
      for (const [x, y, z] of shape.keyframes[0].points) this.mark(count++, written({ x, y, z }));
    }
    while (this.marks.length > count) this.marks.pop()?.remove();
    this.print = "";
  }

  /** @param {number} index @param {string} position */
  mark(index, position) {
    const known = this.marks[index];
    if (known?.dataset.position === position) return;
    const mark = known ?? document.createElement("span");
    mark.dataset.position = position;
    if (known) return void this.viewer.updateHotspot({ name: mark.slot, position });
    mark.slot = `hotspot-mark-${index}`;
    this.marks.push(mark);
    this.viewer.append(mark);
  }

  /** At each frame: the camera, inertia and the size of the view all move the points. */
  follow() {
    this.frame = requestAnimationFrame(() => this.follow());
    const places = this.marks.map((mark) => this.viewer.queryHotspot(mark.slot)?.canvasPosition);
    const { clientWidth, clientHeight } = this.viewer;
    const print = [clientWidth, clientHeight, ...places.map((place) => (place ? `${place.x.toFixed(1)} ${place.y.toFixed(1)}` : ""))].join();
    if (print === this.print || !clientWidth || !clientHeight) return;
    this.print = print;
    this.draw(places, [clientWidth, clientHeight]);
  }

  /** @param {({x: number, y: number} | undefined)[]} places @param {[number, number]} size */
  draw(places, size) {
    this.seen = this.laid.flatMap(({ shape, from }) => {
      const points = places.slice(from, from + shape.keyframes[0].points.length);
      return points.every(Boolean) ? [asSeen(shape, /** @type {any} */ (points), size)] : [];
    });
    if (String(this.drawing?.size) !== String(size)) {
      this.drawing?.remove();
      this.drawing = createDrawing(this.svg, { shapes: this.seen }, size);
    } else this.drawing?.setData({ shapes: this.seen });
    this.drawing?.draw(0);
  }

  remove() {
    cancelAnimationFrame(this.frame ?? 0);
    this.drawing?.remove();
    for (const mark of this.marks) mark.remove();
  }
}

/**
 * Returns a shape of space as flat drawings take it: where its points are seen, its value already computed.
 * @param {any} shape Its points in metres.
 * @param {{x: number, y: number}[]} seen Its points in pixels of the view.
 * @param {[number, number]} size Pixels of the view.
 * @returns {any}
 */
export function asSeen(shape, seen, [width, height]) {
  const { start, end, quantity, ...rest } = shape;
  const value = valueInSpace(shape);
  const isComputed = typeof quantity?.value !== "number";
  const known = isComputed ? { kind: quantity?.kind, unit: quantity?.unit, value } : quantity;
  const points = seen.map(({ x, y }) => [x / width, y / height]);
  return { ...rest, ...(value === null ? {} : { quantity: known }), keyframes: [{ t: 0, points }] };
}
