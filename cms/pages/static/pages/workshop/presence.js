/** Who else has this page open: the sessions that Wagtail's own editor keeps. */

import { say } from "./words.js";

/**
 * Says every few seconds that somebody is here, and hands over the sentences about the others.
 * @param {import("./store.js").WorkshopStore<any>} store
 * @param {import("./saving.js").Saver} saver
 * @param {(sentences: string[]) => void} tell
 */
export function watchOthers(store, saver, tell) {
  let { ping, release } = store.state.presence;
  const form = () => {
    const data = new FormData();
    data.append("csrfmiddlewaretoken", saver.token);
    if (saver.isDirty) data.append("is_editing", "1");
    if (saver.revision) {
      data.append("revision_id", saver.revision.id);
      data.append("revision_created_at", saver.revision.createdAt);
    }
    return data;
  };
  const look = async () => {
    if (document.hidden) return;
    try {
      const response = await fetch(ping, { method: "POST", body: form(), credentials: "same-origin" });
      if (!response.ok) return;
      const answer = await response.json();
      [ping, release] = [answer.ping_url, answer.release_url];
      tell(answer.other_sessions.map(sentenceOf));
    } catch {
      // off the network: nobody to tell
    }
  };
  void look();
  setInterval(look, store.state.presence.every);
  addEventListener("pagehide", () => navigator.sendBeacon(release, form()));
}

function sentenceOf({ user, is_editing: isEditing, revision_id: revision }) {
  if (revision) return say("other_saved", { name: user });
  return say(isEditing ? "other_edits" : "other_looks", { name: user });
}
