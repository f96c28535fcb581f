// Applies the light or dark choice kept by the visitor, before the first paint; a module would come too late.
(() => {
  try {
    const kept = localStorage.getItem("an-scheme");
    if (kept === "light" || kept === "dark") document.documentElement.dataset.scheme = kept;
  } catch {
    // Storage may be forbidden: the system's choice then holds.
  }
})();
