/** What is not saved yet, kept on this device: a tab that dies loses nothing. */

export class LocalCopy {
  /** @param {number} page @param {number} user */
  constructor(page, user) {
    this.name = `an-modelling-${page}-${user}`;
  }

  /** @param {{module: any, revision: any}} unsaved @returns {boolean} Could it be kept? */
  keep(unsaved) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...unsaved, at: Date.now() }));
      return true;
    } catch {
      return false; // full, or forbidden: the server still has the last draft
    }
  }

  /** @returns {{module: any, revision: any, at: number} | null} */
  read() {
    try {
      const found = JSON.parse(localStorage.getItem(this.name) ?? "null");
      return Array.isArray(found?.module?.phases) && Array.isArray(found.module.overlays) ? found : null;
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
