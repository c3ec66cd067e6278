// What the theme's bundle expects to find in every page: where the site begins, and its small store.
// The theme has it as a script within the page, which a strict content security policy refuses.
(() => {
  "use strict";
  const scope = new URL(document.currentScript.dataset.base, location);
  const key = (name, at) => `${at.pathname}.${name}`;

  globalThis.__md_scope = scope;
  globalThis.__md_hash = (text) =>
    [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0);
  globalThis.__md_get = (name, store = localStorage, at = scope) => {
    try {
      return JSON.parse(store.getItem(key(name, at)));
    } catch {
      return null; // Nothing may be stored here, so nothing is.
    }
  };
  globalThis.__md_set = (name, value, store = localStorage, at = scope) => {
    // Nothing is stored until the person has done something: the theme would store its defaults.
    if (navigator.userActivation && !navigator.userActivation.hasBeenActive) return;
    try {
      store.setItem(key(name, at), JSON.stringify(value));
    } catch {
      // A browser that stores nothing is fine: the choice then holds for this page.
    }
  };
})();
