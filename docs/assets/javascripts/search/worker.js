// The search as a worker: loads the engine and the language's index, and answers the last question.
(() => {
  "use strict";
  importScripts("search.js");

  let latest = null;
  let timer = 0;
  self.addEventListener("message", ({ data }) => {
    if (data.index) {
      importScripts(data.index);
      self.postMessage({ ready: true });
      return;
    }
    // Whoever types on has no use for what they had typed before.
    latest = data;
    clearTimeout(timer);
    timer = setTimeout(() => {
      self.postMessage({ id: latest.id, result: self.handbookSearch.loaded.query(latest.text) });
    });
  });
})();
