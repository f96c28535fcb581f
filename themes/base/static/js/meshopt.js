// Nothing to load: the viewer brings the meshopt decoder with it, and only waits for a script (js/model.js).
