/** What the timeline shows of a film: the pictures of its storyboard, the waveform of its sound. */

const PEAKS = 100;
const HEAVIEST = 40e6;

/**
 * Returns the pictures along the film, from a storyboard in WebVTT ("board.jpg#xywh=0,0,160,90").
 * @param {string} text
 * @param {string} base The address of the WebVTT.
 */
export function readStoryboard(text, base) {
  const cues = [];
  const pattern = /([\d:.]+)\s+-->\s+([\d:.]+)[^\n]*\n([^\n]+)/g;
  for (const [, start, end, target] of text.replaceAll("\r", "").matchAll(pattern)) {
    const [address, place] = target.trim().split("#xywh=");
    const [x, y, width, height] = (place ?? "").split(",").map(Number);
    if (height) cues.push({ start: seconds(start), end: seconds(end), url: new URL(address, base).href, x, y, width, height });
  }
  return cues;
}

const seconds = (text) => text.split(":").reduce((total, part) => total * 60 + Number(part), 0);

/** @param {any} media @returns {Promise<any[]>} Cues with their images; none when there is no storyboard. */
export async function loadStoryboard(media) {
  if (!media.storyboard) return [];
  try {
    const response = await fetch(media.storyboard);
    if (!response.ok) return [];
    const cues = readStoryboard(await response.text(), new URL(media.storyboard, location.href).href);
    const images = new Map();
    for (const { url } of cues) if (!images.has(url)) images.set(url, await loadImage(url));
    return cues.map((cue) => ({ ...cue, image: images.get(cue.url) })).filter(({ image }) => image);
  } catch {
    return [];
  }
}

function loadImage(url) {
  return new Promise((resolve) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => resolve(null);
    image.src = url;
  });
}

/**
 * Returns the peaks of the sound of a film, 0-1, a hundred a second; none when it has no sound or is too heavy.
 * @param {any} media
 * @returns {Promise<Float32Array | null>}
 */
export async function loadPeaks(media) {
  if (/** @type {any} */ (navigator).connection?.saveData) return null;
  try {
    const head = await fetch(media.src, { method: "HEAD" });
    const weight = Number(head.headers.get("Content-Length"));
    if (!head.ok || !weight || weight > HEAVIEST) return null;
    const file = await (await fetch(media.src)).arrayBuffer();
    const sound = await new OfflineAudioContext(1, 1, 8000).decodeAudioData(file);
    return peaksOf(sound.getChannelData(0), sound.sampleRate / PEAKS);
  } catch {
    return null; // no sound, or one that the browser does not read
  }
}

/** @param {Float32Array} samples @param {number} step Samples for a peak. */
export function peaksOf(samples, step) {
  const peaks = new Float32Array(Math.ceil(samples.length / step));
  for (let index = 0; index < samples.length; index += 1) {
    const place = Math.floor(index / step);
    const size = Math.abs(samples[index]);
    if (size > peaks[place]) peaks[place] = size;
  }
  return peaks;
}

/** Draws the pictures of the part of the film that is seen. @param {CanvasRenderingContext2D} context */
export function drawStoryboard(context, cues, timeAt, { width, top, height }) {
  if (!cues.length) return;
  const each = height * (cues[0].width / cues[0].height);
  for (let x = 0; x < width; x += each) {
    const time = timeAt(x + each / 2);
    const cue = cues.find(({ start, end }) => time >= start && time < end) ?? cues[cues.length - 1];
    context.drawImage(cue.image, cue.x, cue.y, cue.width, cue.height, x, top, each, height);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Float32Array | null} peaks */
export function drawPeaks(context, peaks, timeAt, { width, top, height }) {
  if (!peaks) return;
  context.beginPath();
  for (let x = 0; x < width; x += 2) {
    const [from, to] = [timeAt(x), timeAt(x + 2)].map((time) => Math.floor(time * PEAKS));
    let size = 0;
    for (let index = from; index <= Math.min(to, peaks.length - 1); index += 1) size = Math.max(size, peaks[index] ?? 0);
    const tall = Math.max(1, size * height);
    context.rect(x, top + (height - tall) / 2, 1.4, tall);
  }
  context.fill();
}
