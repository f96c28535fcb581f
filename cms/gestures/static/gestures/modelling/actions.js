/** What buttons and keys do. */

import { addPhase, cutAt, newKey, phaseAt, withPhase } from "./module.js";
import { frameStart } from "./scale.js";
import { say } from "../../pages/workshop/words.js";

/** A second phase keeps of the first what is likely the same. */
const SAME_IN_BOTH = ["action", "material", "state", "tool", "posture", "grip", "secondFilm", "secondOffset", "secret"];
const SECOND = 1;

/**
 * Returns what can be asked, by name.
 * @param {{store: import("./store.js").Store, stage: import("./stage.js").Stage, timeline: import("./timeline.js").Timeline,
 *   tools: import("./tools.js").Tools, shapes: import("./shapes-panel.js").ShapesPanel, saver: import("../../pages/workshop/saving.js").Saver,
 *   dialogs: any}} parts
 * @returns {Record<string, () => void>}
 */
export function actionsOf({ store, stage, timeline, tools, shapes, saver, dialogs }) {
  const film = () => stage.film;
  const here = () => frameStart(store.time, store.rate);
  /** The moment after the frame that is shown: a phase that ends here still shows it. */
  const after = () => Number(Math.min(here() + 1 / store.rate, store.duration || Infinity).toFixed(4));
  const change = (recipe) => store.isFilm && store.canEdit && store.change(recipe);

  const cut = (time, extra) => {
    const key = newKey();
    const { media } = store.choice;
    const name = say("new_phase", { number: store.filmPhases.length + 1 });
    const before = store.module;
    change((module) => {
      const found = cutAt(module, { film: media.id, time, duration: store.duration, key, name });
      return found === module ? module : withPhase(found, key, extra(phaseAt(module, media.id, time)));
    });
    if (store.module === before) return dialogs.say(say("already_starts"));
    store.choose({ phase: key, tab: "phases" });
    dialogs.say(say("phase_made", { name }));
  };

  const setIn = () => {
    const { phase } = store;
    if (!phase || phase.film !== store.choice.media?.id) return cut(here(), () => ({}));
    const end = phase.end !== undefined && phase.end <= here() ? undefined : phase.end;
    change((module) => withPhase(module, phase.key, { start: here(), end }));
  };

  const setOut = () => {
    const phase = store.phase ?? phaseAt(store.module, store.choice.media?.id, store.time);
    if (!phase || phase.start === undefined) return dialogs.say(say("no_phase_here"));
    if (after() <= phase.start) return dialogs.say(say("ends_before"));
    change((module) => withPhase(module, phase.key, { end: after() }));
  };

  const split = () => {
    const open = store.isFilm && phaseAt(store.module, store.choice.media.id, here());
    if (!open) return dialogs.say(say("no_phase_here"));
    cut(here(), (phase) => Object.fromEntries(SAME_IN_BOTH.map((name) => [name, phase?.[name]])));
  };

  const preview = async () => {
    const view = window.open("about:blank", "_blank");
    await saver.save();
    if (view) view.location.href = store.state.urls.preview;
    else location.href = store.state.urls.preview;
  };

  return {
    undo: () => store.undo(),
    redo: () => store.redo(),
    save: () => void saver.save().then((whole) => whole && saver.sayWhen()),
    play: () => film()?.toggle(),
    "frame-back": () => film()?.step(-1),
    "frame-on": () => film()?.step(1),
    "frames-back": () => film()?.step(-10),
    "frames-on": () => film()?.step(10),
    "second-back": () => film()?.seek(Math.max(0, store.time - SECOND)),
    "second-on": () => film()?.seek(store.time + SECOND),
    "new-phase": () => store.isFilm && cut(here(), () => ({})),
    split,
    "set-in": setIn,
    "set-out": setOut,
    key: () => timeline.keys.toggle(),
    "zoom-in": () => timeline.zoom(1.6),
    "zoom-out": () => timeline.zoom(1 / 1.6),
    "zoom-all": () => timeline.zoomAll(),
    delete: () => store.choice.shape && shapes.remove(),
    leave: () => (store.choice.tool === "select" ? store.choose({ shape: "" }) : tools.take("select")),
    help: () => dialogs.openHelp(),
    faults: () => dialogs.openFaults(store.faults),
    import: () => dialogs.chooseFile(),
    preview: () => void preview(),
    publish: () => void dialogs.publish(),
  };
}

/**
 * Returns the module with what a file brought, as one step: its phases, and its shapes on the film of the stage.
 * @param {import("./module.js").Module} module
 * @param {{phases: any[], shapes: any[]}} brought
 * @param {any} media
 * @param {(module: any, media: any, change: (data: any) => any) => any} withOverlay
 */
export function withImported(module, { phases, shapes }, media, withOverlay) {
  const known = new Set(module.phases.map(({ key }) => key));
  let result = module;
  for (const phase of phases) {
    const key = phase.key && !known.has(phase.key) ? phase.key : newKey();
    known.add(key);
    result = addPhase(result, { ...phase, key, film: media?.kind === "film" ? media.id : phase.film });
  }
  if (!shapes.length || !media) return result;
  return withOverlay(result, media, (data) => {
    const taken = new Set((data.shapes ?? []).map((shape) => shape?.id));
    const fresh = shapes.map((shape) => (shape.id && !taken.has(shape.id) ? shape : { ...shape, id: newKey() }));
    return { ...data, version: 1, shapes: [...(data.shapes ?? []), ...fresh] };
  });
}
