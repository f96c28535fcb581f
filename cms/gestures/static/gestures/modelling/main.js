/** The modelling tool: it reads its state, and puts its parts together. */

import { actionsOf } from "./actions.js";
import { CalibrationPanel } from "./calibration.js";
import { Dialogs } from "./dialogs.js";
import { find, findAll } from "../../pages/workshop/elements.js";
import { Handles } from "./handles.js";
import { keepsKey, wishOf } from "./keyboard.js";
import { printOf } from "./module.js";
import { PhasesPanel } from "./phases-panel.js";
import { watchOthers } from "../../pages/workshop/presence.js";
import { Saver } from "../../pages/workshop/saving.js";
import { ShapesPanel } from "./shapes-panel.js";
import { SpaceHandles } from "./space-handles.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { openTabs } from "../../pages/workshop/tabs.js";
import { Timeline } from "./timeline.js";
import { Tools } from "./tools.js";
import { ViewsPart } from "./views.js";
import { learn, say } from "../../pages/workshop/words.js";

function open() {
  const state = JSON.parse(find("#modelling-state").textContent);
  learn(state.words);
  const store = new Store(state);
  const dialogs = new Dialogs(store);
  const saver = new Saver(store, {
    status: (sentence, kind) => dialogs.showStatus(sentence, kind),
    conflict: (sentence, revision) => dialogs.showConflict(sentence, revision),
    found: () => dialogs.notice("found", say("found"), "good"),
  }, kindOf(state));
  const stage = new Stage(store, (sentence) => dialogs.notice("film", sentence, "wrong"));
  const seek = (time) => stage.film?.seek(time);
  const tools = new Tools(store, stage, { calibrated: (kind, points) => calibration.put(kind, points), say: (sentence) => dialogs.say(sentence) });
  const calibration = new CalibrationPanel(store, tools);
  const timeline = new Timeline(store, stage);
  const phases = new PhasesPanel(store, { seek });
  new ViewsPart(store, stage, (sentence) => dialogs.say(sentence));
  const shapes = new ShapesPanel(store, stage, seek);
  new Handles(store, stage);
  new SpaceHandles(store, stage);
  openTabs(store);
  dialogs.wire(saver, { openPhase: (key) => phases.open(key), openShape: (place, id) => openShape(store, shapes, place, id) });
  const actions = actionsOf({ store, stage, timeline, tools, shapes, saver, dialogs });
  listen(store, actions);
  saver.restore();
  if (store.canEdit) watchOthers(store, saver, (sentences) => dialogs.showOthers(sentences));
  store.on("settled", () => saver.keepCopy());
  find("[data-tool]").dataset.ready = "true";
}

/** How a module is kept on this device, compared and sent. */
const kindOf = (state) => ({
  name: `modelling-${state.module.id}`,
  print: printOf,
  message: ({ phases, overlays }) => ({ phases, overlays: overlays.map(({ kind, media, data }) => ({ kind, media, data })) }),
  read: (kept) => (Array.isArray(kept?.phases) && Array.isArray(kept.overlays) ? { phases: kept.phases, overlays: kept.overlays } : undefined),
});

function openShape(store, shapes, place, id) {
  const { kind, media } = store.module.overlays[place] ?? {};
  const found = store.medias.find((other) => other.kind === kind && other.id === media);
  if (found) store.choose({ media: found });
  if (id) shapes.open(id);
  else store.choose({ tab: "scale" });
}

function listen(store, actions) {
  for (const button of findAll("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());
  addEventListener("keydown", (event) => {
    const wish = wishOf(event);
    if (!wish || keepsKey(document.activeElement, wish, event.key)) return;
    event.preventDefault();
    actions[wish]?.();
  });
  const editing = ["new-phase", "split", "set-in", "set-out", "import"];
  for (const name of editing) find(`[data-do="${name}"]`).disabled = !store.canEdit;
  const show = () => {
    find("[data-do=undo]").disabled = !store.history.before || !store.canEdit;
    find("[data-do=redo]").disabled = !store.history.after || !store.canEdit;
  };
  store.on("module", show);
  store.on("playing time", () => {
    const video = find("[data-picture] video");
    const words = say(video && !video.paused ? "pause" : "play");
    if (find("[data-play]").textContent !== words) find("[data-play]").textContent = words;
  });
  show();
}

open();
