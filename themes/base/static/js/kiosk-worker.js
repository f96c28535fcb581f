/**
 * What keeps a kiosk alive without the network. The server writes `self.KIOSK` before it:
 * {page, version, shell, media}, all addresses of the site.
 */
(function () {
  "use strict";
  const worker = /** @type {any} */ (self);
  /** @type {{page: string, version: string, shell: string[], media: string[]}} */
  const kiosk = worker.KIOSK;
  const family = `kiosk-${kiosk.page}-`;
  const name = `${family}${kiosk.version}`;
  const PATIENCE = 5000; // milliseconds for the network to answer

  /** Fetch what is missing: the page must be whole, a media may come with the next visit. */
  async function fill() {
    const cache = await caches.open(name);
    await cache.addAll(kiosk.shell);
    for (const address of kiosk.media) {
      if (!(await cache.match(address))) await cache.add(address).catch(() => {});
    }
  }

  async function forgetOthers() {
    for (const other of await caches.keys()) {
      if (other.startsWith(family) && other !== name) await caches.delete(other);
    }
    await worker.clients.claim();
  }

  /** The newest page; the one that is kept when the network does not answer. @param {Request} request */
  async function page(request) {
    try {
      return await fetch(request.url, { signal: AbortSignal.timeout(PATIENCE), credentials: "same-origin" });
    } catch {
      return (await kept(request)) ?? Response.error();
    }
  }

  /** @param {Request} request */
  async function kept(request) {
    const cache = await caches.open(name);
    return cache.match(request.url, { ignoreSearch: request.mode === "navigate", ignoreVary: true });
  }

  /** Players ask for ranges; the whole file is kept. @param {Request} request @param {Response} whole */
  async function part(request, whole) {
    const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.get("range") ?? "");
    if (!asked) return whole;
    const blob = await whole.blob();
    const first = Number(asked[1]);
    const last = asked[2] ? Math.min(Number(asked[2]), blob.size - 1) : blob.size - 1;
    if (first >= blob.size) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
    return new Response(blob.slice(first, last + 1), {
      status: 206,
      headers: {
        "Content-Type": whole.headers.get("Content-Type") ?? "application/octet-stream",
        "Content-Length": String(last - first + 1),
        "Content-Range": `bytes ${first}-${last}/${blob.size}`,
        "Accept-Ranges": "bytes",
      },
    });
  }

  /** @param {Request} request */
  async function answer(request) {
    const whole = await kept(request);
    return whole ? part(request, whole) : fetch(request);
  }

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill().then(() => worker.skipWaiting())));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(forgetOthers()));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    if (event.request.method !== "GET") return;
    if (event.request.mode !== "navigate") return event.respondWith(answer(event.request));
    event.respondWith(page(event.request));
    event.waitUntil(fill().catch(() => {}));
  });
})();
