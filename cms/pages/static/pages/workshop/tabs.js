/** The tabs of the panel, as the ARIA Authoring Practices describe them. */

import { find, findAll } from "./elements.js";

/** @param {EventTarget & {choice: {tab: string}, choose: (changes: {tab: string}) => void, on: (names: string, listener: () => void) => void}} store */
export function openTabs(store) {
  const tabs = findAll("[data-tab]");
  const show = () => {
    for (const tab of tabs) {
      const isChosen = tab.dataset.tab === store.choice.tab;
      tab.setAttribute("aria-selected", String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      find(`[data-page="${tab.dataset.tab}"]`).hidden = !isChosen;
    }
  };
  for (const [index, tab] of tabs.entries()) {
    tab.addEventListener("click", () => store.choose({ tab: tab.dataset.tab }));
    tab.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (!way) return;
      event.preventDefault();
      event.stopPropagation();
      const next = tabs[(index + way + tabs.length) % tabs.length];
      store.choose({ tab: next.dataset.tab });
      next.focus();
    });
  }
  store.on("choice", show);
  show();
}
