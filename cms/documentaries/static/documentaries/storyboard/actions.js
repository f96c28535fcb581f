/** What buttons, keys and drags do to the story. */

import { say } from "../../pages/workshop/words.js";
import { copied, END, inserted, isScene, linked, newId, placed, readScenes, renewed, reordered, split, titled, unknownKinds, unlinked, without, written } from "./story.js";
import { freePlace, STEP } from "./geometry.js";

/**
 * Returns what can be asked, by name. `parts` are filled once all are made.
 * @param {import("./store.js").BoardStore} store
 * @param {Record<string, any>} parts
 * @returns {Record<string, (id?: any, more?: any) => any>}
 */
export function actionsOf(store, parts) {
  const chosen = () => store.choice.scene;
  const shown = () => (store.choice.view === "plane" ? parts.plane : parts.list);
  const tell = (sentence) => parts.dialogs.say(sentence);
  const change = (recipe) => {
    store.change(recipe);
    store.endStep();
  };

  const addScenes = (scenes) => {
    const after = chosen();
    change((story) => withPlaces(inserted(story, scenes, after), scenes, after));
    store.choose({ scene: scenes[0].id, tab: "scene" });
    if (store.choice.view === "list") parts.list.editTitle(scenes[0].id);
    else parts.plane.focus(scenes[0].id);
  };

  /** A card that comes beside others on a plane that somebody arranged keeps clear of them. */
  const withPlaces = (story, scenes, after) => {
    const taken = Object.entries(story.board).filter(([id]) => id !== END).map(([, place]) => place);
    const from = story.board[after] ?? taken.at(-1);
    if (!from) return story;
    const places = {};
    for (const { id } of scenes) {
      places[id] = freePlace([from[0] + STEP.x, from[1]], taken);
      taken.push(places[id]);
    }
    return placed(story, places);
  };

  const newScene = ({ title = "", layout = "framed", body = [] }) => ({
    type: "scene", id: newId(),
    value: { ...renewed(store.state.blank, {}), title: title || say("new_title", { number: store.scenes.length + 1 }), layout, body },
  });

  const block = (kind, values = {}) => {
    const blank = renewed(store.kinds[kind].blank, {});
    return { type: kind, id: newId(), value: Object.keys(values).length ? { ...blank, ...values } : blank };
  };

  /** Goes a step back or on, and opens the scene that it changed. */
  const step = async (go, words) => {
    await parts.inspector.flush();
    const before = new Set(store.scenes);
    go();
    const changed = store.scenes.find((scene) => !before.has(scene));
    if (changed) store.choose({ scene: changed.id });
    tell(say(words));
  };

  const actions = {
    open: (id) => {
      store.choose({ scene: id, tab: store.choice.tab === "comments" ? "comments" : "scene" });
      parts.panel.open();
    },
    add: () => store.canEdit && parts.palette.open(),
    start: (model) => {
      addScenes([newScene({ layout: model.layout, body: model.kinds.map((kind) => block(kind)) })]);
      tell(say("added", { title: store.nameOf(chosen()) }));
    },
    put: ({ kind, field, id, title }) => {
      addScenes([newScene({ title: title.slice(0, 120), body: [block(kind, { [field]: id })] })]);
      tell(say("added", { title }));
    },
    putInto: ({ kind, field, id, title }) => {
      const added = block(kind, { [field]: id });
      const into = chosen();
      change((story) => ({ ...story, scenes: story.scenes.map((scene) => (scene.id === into ? { ...scene, value: { ...scene.value, body: [...(scene.value.body ?? []), added] } } : scene)) }));
      tell(say("added", { title }));
    },
    up: (id = chosen()) => actions.reorder(id, -1),
    down: (id = chosen()) => actions.reorder(id, 1),
    reorder: (id, by) => {
      if (!store.find(id)) return;
      change((story) => reordered(story, id, by));
      tell(say("moved", { title: store.nameOf(id), number: store.numberOf(id) }));
    },
    duplicate: async (id = chosen()) => {
      await parts.inspector.flush();
      const scene = store.find(id);
      if (!scene || !store.canEdit) return;
      const [copy] = copied([scene]);
      if (isScene(copy)) copy.value = { ...copy.value, title: say("copy_title", { title: store.nameOf(id) }).slice(0, 120) };
      store.choose({ scene: id });
      addScenes([copy]);
      tell(say("duplicated", { title: store.nameOf(id) }));
    },
    delete: (id = chosen()) => {
      const scene = store.find(id);
      if (!scene || !store.canEdit) return;
      const title = store.nameOf(id);
      const place = store.numberOf(id) - 1;
      change((story) => without(story, id));
      const next = store.scenes[Math.min(place, store.scenes.length - 1)];
      store.choose({ scene: next?.id ?? "" });
      if (next) shown().focus(next.id);
      tell(say("deleted", { title }));
    },
    rename: (id, title) => change((story) => titled(story, id, title)),
    link: (id = chosen(), how = "choice") => isScene(store.find(id)) && store.canEdit && parts.dialogs.openLink(id, how),
    linkTo: async (from, { to, how, words }) => {
      await parts.inspector.flush();
      if (!isScene(store.find(from))) return;
      const said = words || say("choice_words", { title: store.nameOf(to) }).slice(0, 120);
      change((story) => linked(story, { from, to, how, words: said }, store.kinds, renewed(store.state.choice, {})));
      store.choose({ scene: from });
      tell(say("linked", { from: store.nameOf(from), to: store.nameOf(to) }));
    },
    unlink: async (from, link) => {
      await parts.inspector.flush();
      change((story) => unlinked(story, from, link));
      tell(say("unlinked", { from: store.nameOf(from), to: store.nameOf(link.target) }));
    },
    split: async (id = chosen()) => {
      await parts.inspector.flush();
      const scene = store.find(id);
      if (!store.canEdit || !isScene(scene)) return;
      if ((scene.value.body ?? []).length < 2) return tell(say("split_nothing"));
      parts.dialogs.openSplit(id);
    },
    splitAt: (id, at) => {
      const title = store.nameOf(id);
      const second = newId();
      change((story) => split(story, id, at, say("second_title", { title }).slice(0, 120), second));
      store.choose({ scene: second });
      shown().focus(second);
      tell(say("split_done", { title }));
    },
    copy: async (id = chosen()) => {
      const scene = store.find(id);
      if (!scene) return;
      await navigator.clipboard.writeText(written([scene])).catch(() => parts.palette.open(written([scene])));
      tell(say("copied"));
    },
    paste: (text) => {
      const scenes = readScenes(text);
      if (!scenes.length) return parts.dialogs.notice("paste", say("paste_unreadable"), "wrong");
      addScenes(scenes);
      const [kind] = unknownKinds(scenes, store.kinds);
      const sentence = say("pasted", { count: scenes.length });
      parts.dialogs.notice("paste", kind ? `${sentence} ${say("paste_unknown", { kind })}` : sentence, kind ? "warning" : "good");
    },
    undo: () => step(() => store.undo(), "undone"),
    redo: () => step(() => store.redo(), "redone"),
    save: () => void parts.saver.save().then((whole) => whole && parts.saver.sayWhen()),
    publish: () => void parts.dialogs.publish(),
    faults: () => {
      store.choose({ tab: "doctor" });
      parts.panel.open();
    },
    help: () => parts.dialogs.openHelp(),
    list: () => parts.panel.view("list"),
    plane: () => parts.panel.view("plane"),
    phone: () => parts.phone.toggle(),
    preview: () => void parts.phone.openTab(),
    fit: () => parts.plane.fit(),
    "zoom-in": () => parts.plane.zoom(1.25),
    "zoom-out": () => parts.plane.zoom(0.8),
    arrange: () => {
      if (!store.canEdit) return;
      parts.plane.arrange();
      store.endStep();
      tell(say("arranged"));
    },
    leave: () => parts.panel.close(),
    pane: () => {
      if (document.activeElement?.closest("[data-panel]")) {
        parts.panel.close();
        if (chosen()) shown().focus(chosen());
        return;
      }
      store.choose({ tab: "scene" });
      parts.panel.open();
      parts.inspector.focus();
    },
  };
  return actions;
}
