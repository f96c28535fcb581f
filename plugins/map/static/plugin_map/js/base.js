/** The ground of every map: outlines of communes that we serve, and tiles over them when they come. */

/** @typedef {typeof import("leaflet")} Leaflet */
/** @typedef {{outline: string, names?: boolean}} Look */

/**
 * Loads Leaflet once; it is a classic script that leaves `window.L`.
 * @param {string} url
 * @returns {Promise<Leaflet>}
 */
export async function loadLeaflet(url) {
  await import(url);
  return /** @type {any} */ (globalThis).L;
}

/**
 * Draws the outlines at once and the tiles when they answer.
 * @param {Leaflet} L
 * @param {import("leaflet").Map} map
 * @param {{outlines: string, tiles: string, lastZoom: number, plan: string}} source
 * @param {Look} look
 */
export function drawGround(L, map, source, look) {
  drawOutlines(L, map, source.outlines, look);
  if (!source.tiles) return;
  const tiles = L.tileLayer(source.tiles, { maxZoom: 19, maxNativeZoom: source.lastZoom, attribution: source.plan });
  tiles.on("tileload", () => map.getContainer().classList.add("has-tiles"));
  tiles.addTo(map);
}

/**
 * @param {Leaflet} L
 * @param {import("leaflet").Map} map
 * @param {string} url
 * @param {Look} look
 */
async function drawOutlines(L, map, url, look) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) return;
  const communes = await answer.json();
  L.geoJSON(communes, { interactive: false, style: { className: look.outline, weight: 1 } }).addTo(map);
  if (look.names) nameCommunes(L, map, communes.features);
}

/**
 * Writes the names of communes, the small ones only from close by.
 * @param {Leaflet} L
 * @param {import("leaflet").Map} map
 * @param {any[]} features
 */
function nameCommunes(L, map, features) {
  const names = L.layerGroup().addTo(map);
  const draw = () => {
    names.clearLayers();
    const seen = map.getBounds().pad(0.1);
    for (const { properties: commune } of features) {
      if (commune.latitude === null || map.getZoom() < firstZoom(commune.population)) continue;
      if (seen.contains([commune.latitude, commune.longitude])) names.addLayer(nameMarker(L, commune));
    }
  };
  map.on("moveend", draw);
  draw();
}

/** @param {number} population */
function firstZoom(population) {
  if (population > 10000) return 8;
  if (population > 3500) return 10;
  return population > 1200 ? 11 : 12;
}

/**
 * @param {Leaflet} L
 * @param {{name: string, latitude: number, longitude: number}} commune
 */
function nameMarker(L, commune) {
  const label = document.createElement("span");
  label.textContent = commune.name;
  const icon = L.divIcon({ className: "map-name", html: label, iconSize: undefined });
  return L.marker([commune.latitude, commune.longitude], { icon, interactive: false, keyboard: false });
}
