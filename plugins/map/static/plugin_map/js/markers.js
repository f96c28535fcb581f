/** Markers: places and clusters, with names for those who do not see them and no HTML from outside. */

import { say, sayCounts } from "./view.js";

/** @typedef {import("./base.js").Leaflet} Leaflet */
/** @typedef {{id?: number, lat: number, lng: number, title: string, url?: string, noun?: string, exact?: boolean}} Place */
/** @typedef {{lat: number, lng: number, n: number, counts: Record<string, number>, box: [number, number, number, number]}} Cluster */
/** @typedef {Record<string, any>} Words */

/**
 * @param {Leaflet} L
 * @param {Place} place
 * @param {Words} words
 */
export function placeMarker(L, place, words) {
  const mark = document.createElement("span");
  mark.className = `map-marker map-marker--${place.noun ?? "page"}`;
  mark.classList.toggle("map-marker--approximate", place.exact === false);
  const icon = L.divIcon({ className: "map-pin", html: mark, iconSize: [44, 44], iconAnchor: [22, 36], popupAnchor: [0, -30] });
  const marker = L.marker([place.lat, place.lng], { icon, riseOnHover: true });
  marker.bindPopup(() => popup(place, words), { closeButton: true, minWidth: 180 });
  return named(marker, place.title);
}

/**
 * @param {Leaflet} L
 * @param {Cluster} cluster
 * @param {Words} words
 */
export function clusterMarker(L, cluster, words) {
  const mark = document.createElement("span");
  mark.className = "map-cluster";
  mark.textContent = String(cluster.n);
  const icon = L.divIcon({ className: "map-pin", html: mark, iconSize: [44, 44] });
  const marker = L.marker([cluster.lat, cluster.lng], { icon, riseOnHover: true });
  const counts = sayCounts(cluster.counts, words.layers);
  return named(marker, say(isPoint(cluster) ? words.several : words.cluster, { n: cluster.n, counts }));
}

/**
 * Does the cluster hold places that stand at the very same point, so that no zoom parts them?
 * @param {Cluster} cluster
 */
export function isPoint({ box: [west, south, east, north] }) {
  return east - west < 1e-5 && north - south < 1e-5;
}

/**
 * Gives a marker the name that screen readers say, and makes it a button for the keyboard:
 * Enter and Space act as a click, a popup opened so takes the focus, and Escape gives it back.
 * @param {import("leaflet").Marker} marker
 * @param {string} name
 */
function named(marker, name) {
  marker.on("add", () => {
    const element = /** @type {HTMLElement} */ (marker.getElement());
    element.setAttribute("aria-label", name);
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      marker.fire("click", { latlng: marker.getLatLng() });
      focusPopup(marker);
    });
  });
  return marker;
}

/** @param {import("leaflet").Marker} marker */
function focusPopup(marker) {
  const popup = marker.getPopup()?.getElement();
  if (!marker.isPopupOpen() || !popup) return;
  popup.querySelector("a")?.focus({ preventScroll: true });
  popup.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    marker.closePopup();
    marker.getElement()?.focus({ preventScroll: true });
  });
}

/**
 * @param {Place} place
 * @param {Words} words
 */
function popup(place, words) {
  const box = document.createElement("div");
  box.className = "map-popup";
  const title = document.createElement(place.url ? "a" : "strong");
  title.textContent = place.title;
  if (title instanceof HTMLAnchorElement && place.url) title.href = place.url;
  box.append(title);
  if (place.exact === false) {
    const note = document.createElement("p");
    note.textContent = words.approximate;
    box.append(note);
  }
  return box;
}
