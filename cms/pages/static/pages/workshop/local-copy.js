/** What is not saved yet, kept on this device: a tab that dies loses nothing. */

export class LocalCopy {
  /** @param {string} name @param {(kept: any) => any} reader Returns what was kept as a document, undefined for none. */
  constructor(name, reader) {
    this.name = `an-${name}`;
    this.reader = reader;
  }

  /** @param {{document: any, revision: any}} unsaved @returns {boolean} Could it be kept? */
  keep(unsaved) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...unsaved, at: Date.now() }));
      return true;
    } catch {
      return false; // full, or forbidden: the server still has the last draft
    }
  }

  /** @returns {{document: any, revision: any, at: number} | null} */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name) ?? "null");
      const document = found && this.reader(found.document ?? found.module); // "module": what older versions kept
      return document ? { ...found, document } : null;
    } catch {
      return null;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.name);
    } catch {
      // forbidden: there was none
    }
  }
}
