/** The picture of a moment, with what is drawn over it, as a file for the visitor. */

/**
 * Saves the frame that is shown; false when the browser cannot.
 * @param {HTMLVideoElement} video
 * @param {import("./overlays/drawing.js").Drawing[]} drawings
 * @param {{name: string, isMirrored: boolean}} how
 */
export async function saveFrame(video, drawings, { name, isMirrored }) {
  try {
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width: video.videoWidth, height: video.videoHeight });
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
    pen.save();
    if (isMirrored) pen.setTransform(-1, 0, 0, 1, canvas.width, 0);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    pen.restore();
    for (const drawing of drawings) if (!drawing.svg.hasAttribute("data-off")) trace(pen, drawing, canvas.width);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) return false;
    offer(blob, `${name.replace(/[^\p{L}\p{N}.,]+/gu, "-")}.png`);
    return true;
  } catch {
    return false; // no picture yet, or a film of another site
  }
}

/** @param {CanvasRenderingContext2D} pen @param {import("./overlays/drawing.js").Drawing} drawing @param {number} width */
function trace(pen, drawing, width) {
  const scale = width / drawing.size[0];
  pen.save();
  pen.scale(scale, scale);
  pen.lineCap = pen.lineJoin = "round";
  const shown = [...drawing.drawn.values()].filter(({ isShown }) => isShown);
  for (const { path, lines } of shown) {
    for (const line of lines) {
      const style = getComputedStyle(line);
      pen.strokeStyle = style.stroke;
      pen.lineWidth = Number.parseFloat(style.strokeWidth) * drawing.dot;
      pen.stroke(new Path2D(path));
    }
  }
  for (const { words } of shown) write(pen, words, drawing.letters);
  pen.restore();
}

/** @param {CanvasRenderingContext2D} pen @param {SVGTextElement} words @param {number} letters */
function write(pen, words, letters) {
  const style = getComputedStyle(words);
  const place = /** @type {[string, number, number]} */ ([
    words.textContent ?? "", Number(words.getAttribute("x")), Number(words.getAttribute("y")),
  ]);
  Object.assign(pen, { font: `${style.fontWeight} ${letters}px ${style.fontFamily}`, textAlign: "center", textBaseline: "middle" });
  Object.assign(pen, { strokeStyle: style.stroke, fillStyle: style.fill, lineWidth: 0.3 * letters });
  pen.strokeText(...place);
  pen.fillText(...place);
}

/** @param {Blob} blob @param {string} name */
function offer(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
