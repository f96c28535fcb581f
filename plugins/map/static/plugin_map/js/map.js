/**
 * <an-map>: draws a map beside a list that already says the same, and keeps the two together.
 *
 * With data-points the places come from the server, by view; with data-fixed they are those of the list.
 */

import { drawGround, loadLeaflet } from "./base.js";
import { clusterMarker, isPoint, placeMarker } from "./markers.js";
import { boxText, readBox, readHash, say, writeHash } from "./view.js";

/** @typedef {import("./base.js").Leaflet} Leaflet */

const PAUSE = 200;

class PlacesMap extends HTMLElement {
  /** @type {Map<string, import("leaflet").Marker>} by key of the page, or position of the cluster */
  markers = new Map();
  /** @type {Record<string, any>} */
  words = {};
  drawn = "";

  get canvas() {
    return /** @type {HTMLElement} */ (this.querySelector(".map-frame__canvas"));
  }

  get list() {
    return /** @type {HTMLElement} */ (this.querySelector(".map-frame__list, .map-block__list"));
  }

  connectedCallback() {
    this.words = JSON.parse(this.dataset.words ?? "{}");
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      this.start();
    });
    seen.observe(this);
  }

  async start() {
    const L = await loadLeaflet(/** @type {string} */ (this.dataset.leaflet));
    const fixed = this.dataset.fixed !== undefined;
    this.canvas.classList.add("is-ready");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const map = L.map(this.canvas, {
      zoomControl: false, attributionControl: false, maxZoom: 18, minZoom: 5,
      scrollWheelZoom: !fixed, zoomAnimation: !still, fadeAnimation: !still,
    });
    this.L = L;
    this.map = map;
    L.control.attribution({ prefix: false }).addAttribution(this.words.outlines).addTo(map);
    L.control.zoom({ zoomInTitle: this.words.zoom_in, zoomOutTitle: this.words.zoom_out }).addTo(map);
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", this.words.map);
    this.layer = L.layerGroup().addTo(map);
    this.showFirstView();
    drawGround(L, map, this.ground(), { outline: "map-outline", names: true });
    this.followList();
    if (fixed) this.showListed();
    else this.followView();
    this.dispatchEvent(new CustomEvent("an-map-ready", { bubbles: true }));
  }

  ground() {
    const { outlines = "", tiles = "", lastZoom = "18" } = this.dataset;
    return { outlines, tiles, lastZoom: Number(lastZoom), plan: this.words.plan };
  }

  showFirstView() {
    const view = this.dataset.fixed === undefined ? readHash(location.hash) : null;
    const box = readBox(this.dataset.box ?? "");
    if (view) this.map?.setView([view.lat, view.lng], view.zoom);
    else if (box) this.map?.fitBounds([[box.south, box.west], [box.north, box.east]]);
  }

  /** Ask for the places of each view, and keep the view in the address. */
  followView() {
    const map = /** @type {import("leaflet").Map} */ (this.map);
    let waiting = 0;
    const moved = () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.refresh(), PAUSE);
      const { lat, lng } = map.getCenter();
      history.replaceState(history.state, "", writeHash({ zoom: map.getZoom(), lat, lng }));
    };
    map.on("moveend", moved);
    addEventListener("hashchange", () => this.showFirstView());
    if (readHash(location.hash)) this.refresh();
    else this.refresh({ keepList: true });
  }

  /** @param {{keepList?: boolean, page?: string}} options */
  async refresh({ keepList = false, page = "" } = {}) {
    const map = /** @type {import("leaflet").Map} */ (this.map);
    this.asked?.abort();
    this.asked = new AbortController();
    const bounds = map.getBounds();
    const box = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    const query = new URLSearchParams(this.dataset.query);
    query.set("bbox", boxText(box, map.getZoom()));
    const { signal } = this.asked;
    try {
      const list = keepList ? null : this.fetchList(query, page, signal);
      const drawn = page ? null : this.fetchPoints(query, map.getZoom(), signal).then((found) => this.draw(found));
      await Promise.all([list, drawn]);
    } catch (error) {
      if (!signal.aborted) this.announce(this.words.failed);
    }
  }

  /**
   * @param {URLSearchParams} query
   * @param {number} zoom
   * @param {AbortSignal} signal
   */
  async fetchPoints(query, zoom, signal) {
    const answer = await fetch(`${this.dataset.points}?${query}&zoom=${zoom}`, { signal });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.text();
  }

  /**
   * @param {URLSearchParams} query
   * @param {string} page
   * @param {AbortSignal} signal
   */
  async fetchList(query, page, signal) {
    const answer = await fetch(`${this.dataset.places}?${query}&page=${page || 1}`, { signal });
    if (!answer.ok) throw new Error(String(answer.status));
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").body;
    const count = this.list.querySelector("[role=status]");
    const news = fresh.querySelector("[role=status]");
    if (!count || !news) return;
    if (count.textContent !== news.textContent) count.textContent = news.textContent;
    fresh.querySelector(".map-frame__count")?.remove();
    for (const old of this.list.querySelectorAll(":scope > :not(.map-frame__count)")) old.remove();
    this.list.append(...fresh.childNodes);
    if (page) this.list.focus();
  }

  /** @param {string} found the places and clusters, as JSON */
  draw(found) {
    const { L, layer } = this;
    if (!L || !layer || found === this.drawn) return;
    this.drawn = found;
    const focused = this.focusedMarker();
    layer.clearLayers();
    this.markers.clear();
    const { places, clusters } = JSON.parse(found);
    for (const cluster of clusters) this.addCluster(cluster);
    for (const place of places) this.addPlace(place);
    if (focused) (this.markers.get(focused)?.getElement() ?? this.canvas).focus({ preventScroll: true });
  }

  /** The marker that has the keyboard: drawing again must not throw its user out of the map. */
  focusedMarker() {
    for (const [id, marker] of this.markers) if (marker.getElement() === document.activeElement) return id;
    return "";
  }

  /** @param {any} place */
  addPlace(place) {
    const marker = placeMarker(/** @type {Leaflet} */ (this.L), place, this.words);
    const item = () => this.list.querySelector(`#place-${place.id}`);
    marker.on("add", () => {
      const element = /** @type {HTMLElement} */ (marker.getElement());
      element.addEventListener("focus", () => this.point(marker, item()));
      element.addEventListener("mouseenter", () => this.point(marker, item()));
    });
    this.markers.set(String(place.id), marker);
    this.layer?.addLayer(marker);
    return marker;
  }

  /** @param {any} cluster */
  addCluster(cluster) {
    const marker = clusterMarker(/** @type {Leaflet} */ (this.L), cluster, this.words);
    const [west, south, east, north] = cluster.box;
    marker.on("click", () => {
      const map = /** @type {import("leaflet").Map} */ (this.map);
      if (isPoint(cluster) && map.getZoom() >= 13) {
        map.setView([cluster.lat, cluster.lng], Math.max(map.getZoom() + 1, 16));
        this.list.focus();
      } else map.fitBounds([[south, west], [north, east]], { maxZoom: Math.max(13, map.getZoom() + 1), padding: [40, 40] });
    });
    this.markers.set(`${cluster.lat},${cluster.lng}`, marker);
    this.layer?.addLayer(marker);
  }

  /** The list of a small map is the data of its markers. */
  showListed() {
    const L = /** @type {Leaflet} */ (this.L);
    const items = [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("li[data-lat]"))];
    items.forEach((item, n) => {
      const link = item.querySelector("a:not(.meta)");
      item.id ||= `place-fixed-${n}`;
      const place = {
        id: n, lat: Number(item.dataset.lat), lng: Number(item.dataset.lng), noun: item.dataset.noun,
        title: (link ?? item.querySelector("span"))?.textContent?.trim() ?? "",
        url: link instanceof HTMLAnchorElement ? link.href : undefined,
        exact: item.dataset.approximate === undefined,
      };
      const marker = this.addPlace(place);
      item.addEventListener("mouseenter", () => this.point(marker, item));
      item.addEventListener("focusin", () => this.point(marker, item));
    });
    if (items.length) {
      const bounds = L.latLngBounds(items.map((item) => [Number(item.dataset.lat), Number(item.dataset.lng)]));
      this.map?.fitBounds(bounds, { maxZoom: 12, padding: [30, 30] });
    }
  }

  /** A place of the list under the pointer or the keyboard shows on the map. */
  followList() {
    if (this.dataset.fixed !== undefined) return;
    const follow = (/** @type {Event} */ event) => {
      const item = /** @type {HTMLElement} */ (event.target).closest("li[data-lat]");
      if (item instanceof HTMLElement) this.point(this.nearest(item), item, false);
    };
    this.list.addEventListener("mouseover", follow);
    this.list.addEventListener("focusin", follow);
    this.list.addEventListener("click", (event) => {
      const link = /** @type {HTMLElement} */ (event.target).closest(".pagination a");
      if (!(link instanceof HTMLAnchorElement)) return;
      event.preventDefault();
      this.refresh({ page: new URL(link.href).searchParams.get("page") ?? "1" });
    });
  }

  /**
   * The marker of a place, or the cluster that stands nearest to it.
   * @param {HTMLElement} item
   */
  nearest(item) {
    const own = this.markers.get(item.id.replace("place-", ""));
    if (own) return own;
    const map = /** @type {import("leaflet").Map} */ (this.map);
    const target = map.latLngToContainerPoint([Number(item.dataset.lat), Number(item.dataset.lng)]);
    let best = null;
    let least = 120;
    this.layer?.eachLayer((marker) => {
      const there = map.latLngToContainerPoint(/** @type {import("leaflet").Marker} */ (marker).getLatLng());
      if (there.distanceTo(target) < least) [best, least] = [marker, there.distanceTo(target)];
    });
    return /** @type {import("leaflet").Marker | null} */ (best);
  }

  /**
   * Marks a place on the map and in the list, and only that one.
   * @param {import("leaflet").Marker | null} marker
   * @param {Element | null | undefined} item
   * @param {boolean} scroll
   */
  point(marker, item, scroll = true) {
    for (const old of this.querySelectorAll(".is-current")) old.classList.remove("is-current");
    for (const old of this.querySelectorAll(".map-pin--current")) old.classList.remove("map-pin--current");
    marker?.getElement()?.classList.add("map-pin--current");
    if (!item) return;
    item.classList.add("is-current");
    const beside = matchMedia("(min-width: 60rem)").matches;
    if (scroll && beside) item.scrollIntoView({ block: "nearest" });
  }

  /** @param {string} sentence */
  announce(sentence) {
    const status = this.list.querySelector("[role=status]");
    if (status) status.textContent = say(sentence, {});
  }
}

customElements.define("an-map", PlacesMap);
