/** One file on its way to the server, by the tus client: it goes on by itself after a lost connection. */

import { markOf, Speed } from "./arithmetic.js";

const RETRIES = [0, 1000, 2000, 4000, 8000];
/** Milliseconds between two tries once the connection was found lost. */
const AGAIN = 5000;
/** @type {Promise<any> | undefined} */
let loading;

/** Load the tus client, when a first file is sent. */
async function tusClient() {
  const script = /** @type {HTMLElement} */ (document.querySelector("script[data-tus]"));
  loading ??= import(/** @type {string} */ (script.dataset.tus));
  await loading;
  return /** @type {any} */ (window).tus;
}

/** The header that proves that a request comes from our own pages. */
export function proof() {
  const config = JSON.parse(document.getElementById("wagtail-config")?.textContent || "{}");
  return {
    [config.CSRF_HEADER_NAME || "X-CSRFToken"]: config.CSRF_TOKEN || formToken(),
    "X-Requested-With": "XMLHttpRequest",
  };
}

/** The token of a form of the page, where there is no back office around. */
function formToken() {
  const field = /** @type {HTMLInputElement | null} */ (document.querySelector("input[name=csrfmiddlewaretoken]"));
  return field?.value ?? "";
}

/**
 * @typedef {object} Hearer
 * @property {(sent: number, total: number, speed: number) => void} onProgress
 * @property {(reason: "offline" | "signed_out") => void} onWait
 * @property {() => void} onGoOn
 * @property {(message: string) => void} onRefused "" when the server said nothing a person understands
 * @property {(news: any) => void} onWhole
 */

export class Sender {
  /**
   * @param {File} file
   * @param {{endpoint: string, kind: string, piece: number, url?: string}} where
   * @param {Hearer} hearer
   */
  constructor(file, where, hearer) {
    this.file = file;
    this.where = where;
    this.hearer = hearer;
    this.speed = new Speed();
    this.over = false;
    this.isLost = false;
    this.isPausing = false;
    this.onLine = () => this.resume();
  }

  async start() {
    const tus = await tusClient();
    if (this.over) return;
    const { file, where } = this;
    this.upload = new tus.Upload(file, {
      endpoint: where.endpoint,
      uploadUrl: where.url ?? null,
      chunkSize: where.piece,
      retryDelays: RETRIES,
      storeFingerprintForResuming: false,
      headers: proof(),
      metadata: { filename: file.name, kind: where.kind, mark: markOf(file) },
      onUploadUrlAvailable: () => this.begin(),
      onShouldRetry: (/** @type {any} */ error) => this.mayRetry(error),
      onChunkComplete: () => this.goOn(),
      onProgress: (/** @type {number} */ sent, /** @type {number} */ total) => this.progress(sent, total),
      onError: (/** @type {any} */ error) => this.fail(error),
      onSuccess: () => this.finish(),
    });
    this.upload.start();
  }

  get url() {
    return this.upload?.url ?? this.where.url ?? "";
  }

  /** @param {number} sent @param {number} total */
  progress(sent, total) {
    this.speed.note(performance.now() / 1000, sent);
    this.hearer.onProgress(sent, total, this.speed.value);
  }

  /** Stop for now. While the file is being announced, wait for its address: it would be lost. */
  pause() {
    this.stopWaiting();
    if (this.url) this.upload?.abort();
    else this.isPausing = true;
  }

  /** The server gave the file its address. */
  begin() {
    if (this.over) forget(this.url);
    if (this.over || this.isPausing) this.upload.abort();
    this.isPausing = false;
  }

  resume() {
    if (this.over) return;
    this.stopWaiting();
    this.speed = new Speed();
    this.hearer.onGoOn();
    if (this.isPausing) this.isPausing = false;
    else if (this.upload) this.upload.start();
    else this.start();
  }

  /** Stop, and tell the server to forget the file. */
  async cancel() {
    this.over = true;
    this.pause();
    if (this.url) await forget(this.url);
  }

  /**
   * Try again at once, and say so, unless the server has given its reason.
   * @param {any} error
   */
  mayRetry(error) {
    const status = statusOf(error);
    if (status && status < 500) return status === 409 || status === 423;
    this.isLost = true;
    this.hearer.onWait("offline");
    return navigator.onLine;
  }

  goOn() {
    if (this.isLost) this.hearer.onGoOn();
    this.isLost = false;
  }

  /** @param {any} error */
  fail(error) {
    const status = statusOf(error);
    if (!status || status >= 500) return this.wait("offline");
    if (status === 401 || (status === 403 && !sentenceIn(error))) return this.wait("signed_out");
    this.over = true;
    this.hearer.onRefused(sentenceIn(error));
  }

  /** @param {"offline" | "signed_out"} reason */
  wait(reason) {
    this.hearer.onWait(reason);
    this.stopWaiting();
    addEventListener("online", this.onLine, { once: true });
    this.timer = setTimeout(() => this.retry(), AGAIN);
  }

  retry() {
    if (navigator.onLine) this.resume();
    else this.timer = setTimeout(() => this.retry(), AGAIN);
  }

  stopWaiting() {
    removeEventListener("online", this.onLine);
    clearTimeout(this.timer);
  }

  async finish() {
    try {
      const news = await newsOf(this.url);
      this.over = true;
      if (news.state === "whole") this.hearer.onWhole(news);
      else this.hearer.onRefused(news.message ?? "");
    } catch {
      this.wait("offline");
    }
  }
}

/** @param {string} url @returns {Promise<any>} */
export async function newsOf(url) {
  const answer = await fetch(url, { headers: proof() });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

/** @param {string} url */
export async function forget(url) {
  const headers = { ...proof(), "Tus-Resumable": "1.0.0" };
  await fetch(url, { method: "DELETE", headers, keepalive: true }).catch(() => undefined); // it is over in a week
}

/** @param {any} error @returns {number} 0 when nobody answered */
function statusOf(error) {
  return error.originalResponse?.getStatus() ?? 0;
}

/** @param {any} error */
function sentenceIn(error) {
  try {
    return JSON.parse(error.originalResponse.getBody()).message ?? "";
  } catch {
    return "";
  }
}
