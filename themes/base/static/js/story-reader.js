/**
 * The reader of a story outside its page: in an archive opened from `file://`, and on a kiosk.
 * One classic script on purpose: browsers refuse modules and requests from `file://`.
 */
(function () {
  "use strict";

  /** @typedef {{story: number, scenes: {id: string, next: string}[], cues: Record<string, [number, number, string][]>}} StoryData */

  const START = "start";
  const END = "end";
  const body = document.body;
  const found = document.getElementById("story-data");
  if (!found) return; // the page to read needs no reader
  /** @type {StoryData} */
  const data = JSON.parse(found.textContent ?? "");
  const sections = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-scene]")]);
  const bar = /** @type {HTMLElement} */ (document.querySelector(".bar"));
  const plan = /** @type {HTMLDialogElement} */ (document.querySelector(".plan"));
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-status]"));
  const idle = Number(body.dataset.idle ?? 0) * 1000;
  const kept = `story-reader-${data.story}`;

  /** The scenes that lead to the current one, the current one last. @type {string[]} */
  let trail = [];
  /** @type {Set<string>} */
  let seen = new Set(recall());
  let isGoingBack = false;
  let shown = "";
  let clock = 0;

  /** @returns {string[]} */
  function recall() {
    if (idle) return []; // a kiosk starts anew with each visitor
    try {
      const known = JSON.parse(localStorage.getItem(kept) ?? "[]");
      return Array.isArray(known) ? known : [];
    } catch {
      return [];
    }
  }

  function keep() {
    if (idle) return;
    try {
      localStorage.setItem(kept, JSON.stringify([...seen]));
    } catch {
      // nothing is kept, and nothing is lost
    }
  }

  /** @param {string} id */
  const section = (id) => sections.find(({ dataset }) => dataset.scene === id);
  const current = () => trail.at(-1) ?? START;
  /** @param {string} sentence @param {Record<string, string | number>} words */
  const fill = (sentence, words) => sentence.replace(/%(\w+)%/g, (whole, name) => String(words[name] ?? whole));

  function sceneOfAddress() {
    const id = decodeURIComponent(location.hash.replace(/^#scene-/, ""));
    return section(id) ? id : START;
  }

  /** @param {string} id */
  function go(id) {
    if (id === current()) return;
    location.hash = `scene-${id}`;
    show(); // at once: the next key may come before the browser tells of the new address
  }

  function back() {
    if (trail.length < 2) return;
    isGoingBack = true;
    go(trail[trail.length - 2]);
  }

  function next() {
    if (current() === END) return;
    const scene = data.scenes.find(({ id }) => id === current());
    go(scene ? scene.next : (data.scenes[0]?.id ?? END));
  }

  /** @param {number} number Of the choice in this scene, from 1. */
  function choose(number) {
    const way = section(current())?.querySelectorAll("li:not([hidden]) > [data-way]")[number - 1];
    /** @type {HTMLElement | undefined} */ (way)?.click();
  }

  function show(anew = false) {
    const id = sceneOfAddress();
    if (id === shown && !anew) return;
    shown = id;
    if (isGoingBack) trail.pop();
    if (current() !== id || !trail.length) trail.push(id);
    isGoingBack = false;
    if (id === START) trail = [START];
    if (data.scenes.some((scene) => scene.id === id)) seen.add(id);
    for (const each of sections) {
      const isShown = each.dataset.scene === id;
      each.hidden = !isShown;
      if (!isShown) quieten(each);
    }
    const place = section(id);
    if (place) offer(place);
    document.documentElement.scrollTop = 0;
    if (trail.length > 1 || id !== START) place?.focus({ preventScroll: true });
    tell(id, place?.dataset.title ?? "");
    keep();
  }

  /**
   * Hides the choices whose condition is not fulfilled: js/documentary-journey.js decides the same.
   * @param {HTMLElement} where
   */
  function offer(where) {
    for (const way of /** @type {NodeListOf<HTMLElement>} */ (where.querySelectorAll("[data-after], [data-until]"))) {
      const [after, until] = [way.dataset.after, way.dataset.until].map((ids) => (ids ?? "").split(" ").filter(Boolean));
      way.hidden = !after.every((id) => seen.has(id)) || (until.length > 0 && until.every((id) => seen.has(id)));
    }
    for (const ways of /** @type {NodeListOf<HTMLElement>} */ (where.querySelectorAll(".ways"))) {
      ways.hidden = !ways.querySelector("li:not([hidden])");
    }
  }

  /** @param {HTMLElement} where */
  function quieten(where) {
    for (const media of where.querySelectorAll("video, audio")) /** @type {HTMLMediaElement} */ (media).pause();
  }

  /** @param {string} id @param {string} title */
  function tell(id, title) {
    const number = data.scenes.findIndex((scene) => scene.id === id) + 1;
    const total = data.scenes.length;
    const position = id === END ? total : number;
    const words = { number, total, title, seen: seen.size };
    if (id === END) status.textContent = body.dataset.end ?? "";
    else status.textContent = number ? fill(body.dataset.said ?? "", words) : "";
    const progress = /** @type {HTMLElement} */ (bar.querySelector("[role='progressbar']"));
    progress.setAttribute("aria-valuenow", String(position));
    /** @type {HTMLElement} */ (progress.firstElementChild).style.inlineSize = `${total ? (100 * position) / total : 0}%`;
    const where = /** @type {HTMLElement} */ (bar.querySelector(".bar__where"));
    where.textContent = number ? `${number} / ${total} · ${title}` : title;
    button("back").disabled = trail.length < 2;
    button("next").disabled = id === END;
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (plan.querySelectorAll("[data-map]"))) {
      const mapped = link.dataset.map ?? "";
      if (mapped === id) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
      /** @type {HTMLElement} */ (link.querySelector("small")).textContent = seen.has(mapped) ? (body.dataset.seen ?? "") : "";
    }
    /** @type {HTMLElement} */ (plan.querySelector("[data-seen-count]")).textContent = fill(body.dataset.count ?? "", words);
  }

  /** @param {string} action @returns {HTMLButtonElement} */
  function button(action) {
    return /** @type {HTMLButtonElement} */ (document.querySelector(`[data-do="${action}"]`));
  }

  /** @type {Record<string, () => void>} */
  const actions = {
    next,
    back,
    first: () => go(data.scenes[0]?.id ?? START),
    end: () => go(END),
    map: () => plan.showModal(),
    close: () => plan.close(),
  };
  /** @type {Record<string, string>} */
  const keys = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", Home: "first", End: "end", Escape: "map" };

  /** Captions from the data: a browser does not load a <track> from `file://`. */
  function addCaptions() {
    for (const media of /** @type {NodeListOf<HTMLVideoElement>} */ (document.querySelectorAll("video[data-media]"))) {
      const cues = data.cues[media.dataset.media ?? ""];
      if (!cues) continue;
      const track = media.addTextTrack("captions", body.dataset.captions, "fr");
      for (const [start, end, words] of cues) track.addCue(new VTTCue(start, end, words));
      track.mode = "showing";
    }
  }

  // --- A kiosk: nobody there for a while, and the next visitor finds the beginning -----------------

  function isPlaying() {
    return /** @type {HTMLMediaElement[]} */ ([...document.querySelectorAll("video, audio")]).some((media) => !media.paused && !media.ended);
  }

  function rearm() {
    if (!idle) return;
    clearTimeout(clock);
    clock = setTimeout(() => (isPlaying() ? rearm() : startAnew()), idle);
  }

  function startAnew() {
    if (plan.open) plan.close();
    seen = new Set();
    for (const each of sections) {
      for (const media of /** @type {NodeListOf<HTMLMediaElement>} */ (each.querySelectorAll("video, audio"))) {
        media.pause();
        media.currentTime = 0;
      }
      for (const details of each.querySelectorAll("details[open]")) /** @type {HTMLDetailsElement} */ (details).open = false;
    }
    trail = [];
    location.replace(`#scene-${START}`);
    show(true);
    rearm();
  }

  function settleAsKiosk() {
    for (const name of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart", "timeupdate"]) {
      addEventListener(name, rearm, { capture: true, passive: true });
    }
    addEventListener("contextmenu", (event) => event.preventDefault());
    addEventListener("dragstart", (event) => event.preventDefault());
    if (!matchMedia("(display-mode: fullscreen)").matches) {
      addEventListener("pointerup", () => document.documentElement.requestFullscreen?.().catch(() => {}), { once: true });
    }
    rearm();
    const { worker, scope } = body.dataset;
    if (worker && "serviceWorker" in navigator) {
      navigator.serviceWorker.register(worker, { scope }).catch(() => {});
      navigator.serviceWorker.ready.then(() => (body.dataset.offline = "ready"));
    }
  }

  document.addEventListener("click", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const pressed = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
    if (pressed) actions[pressed.dataset.do ?? ""]?.();
    else if (target === plan || target.closest(".plan a")) plan.close();
  });
  document.addEventListener("keydown", (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    if (event.altKey || event.ctrlKey || event.metaKey || target.closest("video, audio, dialog, input")) return;
    if (/^[1-9]$/.test(event.key)) return choose(Number(event.key));
    const action = keys[event.key];
    if (!action) return;
    event.preventDefault();
    actions[action]();
  });
  addEventListener("hashchange", () => show());

  body.classList.add("is-playing");
  bar.hidden = false;
  addCaptions();
  show();
  if (idle) settleAsKiosk();
})();
