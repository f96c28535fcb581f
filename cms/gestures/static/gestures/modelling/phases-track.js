/** The phases on the timeline: a block each, whose ends and body are dragged, or moved by the arrows. */

import { find, make } from "../../pages/workshop/elements.js";
import { withPhase } from "./module.js";
import { pixelOf, roomOf, shifted, snapped, toFrame } from "./scale.js";
import { writeMoment } from "./times.js";
import { say } from "../../pages/workshop/words.js";

export class PhasesTrack {
  /** @param {any} timeline The timeline: its type is not imported, files that name each other are never hashed. */
  constructor(timeline) {
    this.timeline = timeline;
    this.store = timeline.store;
    this.track = find("[data-phases-track]");
    /** @type {Map<string, any>} */
    this.blocks = new Map();
  }

  render() {
    const { store, timeline } = this;
    const phases = store.filmPhases.filter(({ start }) => start !== undefined);
    const keys = new Set(phases.map(({ key }) => key));
    for (const [key, block] of this.blocks) {
      if (keys.has(key)) continue;
      block.root.remove();
      this.blocks.delete(key);
    }
    for (const [index, phase] of phases.entries()) {
      const block = this.blocks.get(phase.key) ?? this.add(phase.key);
      const end = phase.end ?? phases.find(({ start }) => start > phase.start)?.start ?? store.duration;
      const [left, right] = [phase.start, end].map((time) => pixelOf(timeline.scale, time));
      Object.assign(block.root.style, { left: `${left}px`, width: `${Math.max(2, right - left)}px` });
      this.label(block, phase, index, end);
    }
  }

  label(block, phase, index, end) {
    const name = phase.name || say("unnamed_phase", { number: index + 1 });
    const isWrong = this.store.faults.some((fault) => fault.phase === phase.key);
    block.body.textContent = name;
    block.body.setAttribute("aria-label", say("block", { name, start: writeMoment(phase.start), end: writeMoment(end) }));
    block.body.setAttribute("aria-pressed", String(this.store.choice.phase === phase.key));
    block.root.classList.toggle("block--wrong", isWrong);
    block.root.classList.toggle("block--secret", Boolean(phase.secret));
    for (const [side, time] of [["start", phase.start], ["end", end]]) {
      const edge = block[side];
      edge.setAttribute("aria-label", say(`edge_${side}`, { name }));
      edge.setAttribute("aria-valuenow", time.toFixed(3));
      edge.setAttribute("aria-valuemax", this.store.duration.toFixed(3));
      edge.setAttribute("aria-valuetext", writeMoment(time));
    }
  }

  add(key) {
    const edge = (side) => make("div", {
      class: `block__edge block__edge--${side}`, role: "slider", tabindex: "0", "aria-valuemin": "0", "data-edge": side,
      "aria-disabled": String(!this.store.canEdit),
      pointerdown: (event) => this.drag(event, key, side), keydown: (event) => this.nudge(event, key, side),
    });
    const body = make("button", { type: "button", class: "block__body", pointerdown: (event) => this.drag(event, key, "body"), click: () => this.choose(key) });
    const [start, end] = [edge("start"), edge("end")];
    const root = make("div", { class: "block", "data-block": key }, start, body, end);
    this.track.append(root);
    const block = { root, body, start, end };
    this.blocks.set(key, block);
    return block;
  }

  choose(key) {
    this.store.choose({ phase: key, tab: "phases" });
  }

  phaseOf(key) {
    const phases = this.store.filmPhases;
    const phase = phases.find((other) => other.key === key);
    const end = phase?.end ?? phases.find(({ start }) => start > phase.start)?.start ?? this.store.duration;
    return phase && { ...phase, end };
  }

  /** An end falls on a frame, on the moment that is shown, or on the end of another phase. */
  targets(key) {
    const others = this.store.filmPhases.filter((phase) => phase.key !== key);
    const { time, rate } = this.store;
    return [toFrame(time - 0.5 / rate, rate), ...others.flatMap(({ start, end }) => [start, end]).filter((other) => other !== undefined), 0, this.store.duration];
  }

  drag(event, key, part) {
    if (event.button !== 0) return;
    this.choose(key);
    if (!this.store.canEdit) return;
    event.preventDefault();
    const held = event.currentTarget;
    held.focus({ preventScroll: true });
    held.setPointerCapture(event.pointerId);
    this.timeline.stage.film?.pause();
    const before = this.phaseOf(key);
    const room = roomOf(this.store.filmPhases, key, this.store.duration);
    const from = this.timeline.timeUnder(event);
    const mark = `edge ${performance.now()}`;
    let began = false;
    const move = (moving) => {
      const by = this.timeline.timeUnder(moving) - from;
      began ||= Math.abs(moving.clientX - event.clientX) > 3;
      if (began) this.put(key, part, before, by, room, mark);
    };
    const end = () => {
      held.removeEventListener("pointermove", move);
      this.store.endStep();
      this.store.tell("settled");
    };
    held.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) held.addEventListener(name, end, { once: true });
  }

  put(key, part, before, by, room, mark) {
    const { rate } = this.store;
    const { near, stage } = this.timeline;
    const snap = (time) => snapped(time, this.targets(key), rate, near);
    const least = 1 / rate;
    let times;
    if (part === "start") times = { start: Math.min(Math.max(snap(before.start + by), room.least), before.end - least) };
    else if (part === "end") times = { end: Math.max(Math.min(snap(before.end + by), room.most), before.start + least) };
    else {
      const start = snap(before.start + by);
      times = shifted(before, start - before.start, room);
    }
    const exact = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, Number(time.toFixed(4))]));
    this.store.change((module) => withPhase(module, key, exact), mark);
    const shown = part === "end" ? exact.end - 1 / rate : exact.start;
    stage.film?.seek(shown + 0.25 / rate);
  }

  /** By keyboard an end goes a frame at a time; with Shift, ten. */
  nudge(event, key, side) {
    const ways = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
    const way = ways[event.key];
    if (!way || !this.store.canEdit || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    const { rate } = this.store;
    const phase = this.phaseOf(key);
    const room = roomOf(this.store.filmPhases, key, this.store.duration);
    const time = toFrame(phase[side] + (way * (event.shiftKey ? 10 : 1)) / rate, rate);
    const held = side === "start" ? Math.min(Math.max(time, room.least), phase.end - 1 / rate) : Math.max(Math.min(time, room.most), phase.start + 1 / rate);
    this.store.change((module) => withPhase(module, key, { [side]: Number(held.toFixed(4)) }), `nudge ${key} ${side}`);
    this.timeline.stage.film?.seek(side === "end" ? held - 0.75 / rate : held + 0.25 / rate);
  }
}
