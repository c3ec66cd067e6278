// What is shown when nothing matches: the pages whose names look most like what was typed.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});
  const LEAST = 0.2; // The share of runs of three letters that they must have in common.

  // The pages of `labels`, names as the engine has them, with how alike they are: best first.
  search.alike = (labels, text) => {
    const key = ` ${search.words(text).map((token) => token.word).join(" ")} `;
    const wanted = new Set();
    for (let at = 0; at + 3 <= key.length; at += 1) wanted.add(key.slice(at, at + 3));
    const scores = new Map();
    for (const { page, key: own, kind } of labels) {
      if (kind === "heading" || kind === "term") continue;
      const padded = ` ${own} `;
      let shared = 0;
      for (const run of wanted) if (padded.includes(run)) shared += 1;
      const score = (2 * shared) / (own.length + wanted.size);
      if (score > Math.max(LEAST, scores.get(page) ?? 0)) scores.set(page, score);
    }
    return [...scores].map(([page, score]) => ({ page, score })).sort((a, b) => b.score - a.score);
  };
})();
