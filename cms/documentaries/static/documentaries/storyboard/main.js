/** The storyboard: it reads its state, and puts its parts together. */

import { find, findAll } from "../../pages/workshop/elements.js";
import { watchOthers } from "../../pages/workshop/presence.js";
import { Saver } from "../../pages/workshop/saving.js";
import { openTabs } from "../../pages/workshop/tabs.js";
import { learn, say } from "../../pages/workshop/words.js";
import { actionsOf } from "./actions.js";
import { Dialogs } from "./dialogs.js";
import { Inspector } from "./inspector.js";
import { keepsKey, wishOf } from "./keyboard.js";
import { ListView } from "./list.js";
import { Palette } from "./palette.js";
import { Comments, Doctor, Panel } from "./panels.js";
import { Phone } from "./phone.js";
import { PlaneView } from "./plane.js";
import { BoardStore } from "./store.js";
import { isScene, printOf, readStory, titleOf } from "./story.js";

async function open() {
  const state = JSON.parse(find("#storyboard-state").textContent);
  learn(state.words);
  const store = new BoardStore(state);
  listScenes(store);
  /** @type {Record<string, any>} */
  const parts = {};
  const actions = actionsOf(store, parts);
  const dialogs = (parts.dialogs = new Dialogs(store, actions));
  const saver = (parts.saver = saverOf(store, parts));
  dialogs.saver = saver;
  parts.inspector = new Inspector(store, { token: saver.token, notice: (...said) => dialogs.notice(...said) });
  parts.list = new ListView(store, actions);
  parts.plane = new PlaneView(store, actions);
  parts.panel = new Panel(store, { focus: () => focusScene(store, parts) });
  parts.palette = new Palette(store, actions);
  parts.phone = new Phone(store, saver);
  actions.show = (id) => {
    actions.open(id);
    (store.choice.view === "plane" ? parts.plane : parts.list).focus(id);
  };
  new Doctor(store, actions.show);
  new Comments(store, saver, (...said) => dialogs.notice(...said));
  openTabs(store);
  listen(store, actions);
  parts.panel.first();
  saver.restore();
  openAsked(store, actions);
  find("[data-tool]").dataset.ready = "true";
  const wasTyped = await parts.inspector.restore();
  if (wasTyped) dialogs.notice("found", say("found"), "good");
  store.on("story", () => learnNew(store, saver));
  if ((await learnAbout(store, saver)) && store.canEdit) watchOthers(store, saver, (sentences) => dialogs.showOthers(sentences));
}

/** The lists of scenes of the forms read the titles here. */
function listScenes(store) {
  find("[data-storyboard]").storyboard = {
    scenes: () => store.scenes.filter(isScene).map((scene, order) => ({ id: scene.id, order, title: titleOf(scene), index: scene.id === store.choice.scene ? "0" : `other-${order}` })),
  };
}

function saverOf(store, parts) {
  const tell = {
    status: (sentence, kind) => parts.dialogs.showStatus(sentence, kind),
    conflict: (sentence, revision) => parts.dialogs.showConflict(sentence, revision),
    found: () => parts.dialogs.notice("found", say("found"), "good"),
  };
  return new Saver(store, tell, {
    name: `storyboard-${store.state.id}`,
    print: printOf,
    message: ({ scenes, board }) => ({ scenes, board }),
    read: readStory,
    ready: () => parts.inspector?.flush(),
    answered: () => parts.phone?.show(),
  });
}

function focusScene(store, parts) {
  const id = store.choice.scene || store.scenes[0]?.id;
  if (id) (store.choice.view === "plane" ? parts.plane : parts.list).focus(id);
}

/** An address that ends with `#scene-…` opens that scene. */
function openAsked(store, actions) {
  const asked = /^#scene-(.+)$/.exec(location.hash)?.[1];
  if (asked && store.find(asked)) actions.open(asked);
}

/** Pictures, faults, readings and comments come once the scenes are shown. */
async function learnAbout(store, saver) {
  try {
    const response = await saver.send(store.state.urls.about, "{}");
    if (!response.ok) return false;
    const { cards, faults, readings, comments, presence } = await response.json();
    store.state.presence = presence;
    store.readings = readings;
    store.learnCards(cards);
    store.setComments(comments);
    if (!saver.isDirty) store.setFaults(faults);
    return true;
  } catch {
    return false; // off the network: the scenes are there all the same
  }
}

/** Scenes that were added or undone have no card yet. */
function learnNew(store, saver) {
  clearTimeout(store.learning);
  store.learning = setTimeout(async () => {
    const scenes = store.scenes.filter((scene) => isScene(scene) && !store.hasCard(scene));
    if (!scenes.length) return;
    try {
      const response = await saver.send(store.state.urls.about, JSON.stringify({ scenes }));
      if (response.ok) store.learnCards((await response.json()).cards);
    } catch {
      // off the network: they keep the card that they had
    }
  }, 400);
}

function listen(store, actions) {
  for (const button of findAll("[data-do]")) button.addEventListener("click", () => actions[button.dataset.do]());
  addEventListener("keydown", (event) => {
    const wish = wishOf(event);
    if (!wish || keepsKey(document.activeElement, wish)) return;
    event.preventDefault();
    actions[wish]?.();
  });
  addEventListener("paste", (event) => {
    if (!store.canEdit || keepsKey(document.activeElement, "paste")) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim().startsWith("{") || text.trim().startsWith("[")) actions.paste(text);
  });
  for (const name of ["add", "arrange"]) for (const button of findAll(`[data-do=${name}]`)) button.disabled = !store.canEdit;
  find("[data-readings]").addEventListener("change", (event) => find("[data-tool]").classList.toggle("shows-readings", event.target.checked));
  const show = () => {
    find("[data-do=undo]").disabled = !store.history.before || !store.canEdit;
    find("[data-do=redo]").disabled = !store.history.after || !store.canEdit;
    find("[data-count]").textContent = say("scenes", { count: store.scenes.length });
  };
  store.on("story", show);
  show();
}

void open();
