// All words of a site: which are the same, near or part of each other, and which phrases of the
// vocabulary they begin. Words are folded and have numbers; a concept is a group of synonyms.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  const LEAST_PART = 4;
  const MANY = 40;
  const MOST_BETWEEN = 2;

  function push(map, key, value) {
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  }

  // The letters of a word as bits, to see at once that two words cannot be near.
  function letters(word) {
    let bits = 0;
    for (let at = 0; at < word.length; at += 1) bits |= 1 << (word.charCodeAt(at) % 31);
    return bits;
  }

  function ones(bits) {
    let left = bits;
    let count = 0;
    for (; left; count += 1) left &= left - 1;
    return count;
  }

  // Damerau and Levenshtein's distance (a swap of neighbours counts as one), or `most` + 1.
  const rows = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)];
  search.distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most || Math.max(one.length, other.length) > 250) {
      return most + 1;
    }
    let [before, above, row] = rows;
    for (let at = 0; at <= other.length; at += 1) above[at] = at;
    for (let down = 1; down <= one.length; down += 1) {
      row[0] = down;
      let least = down;
      for (let at = 1; at <= other.length; at += 1) {
        const differs = one.charCodeAt(down - 1) === other.charCodeAt(at - 1) ? 0 : 1;
        let cost = Math.min(above[at] + 1, row[at - 1] + 1, above[at - 1] + differs);
        const swapped = differs && down > 1 && at > 1 &&
          one.charCodeAt(down - 1) === other.charCodeAt(at - 2) &&
          one.charCodeAt(down - 2) === other.charCodeAt(at - 1);
        if (swapped) cost = Math.min(cost, before[at - 2] + 1);
        row[at] = cost;
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      [before, above, row] = [above, row, before];
    }
    return Math.min(above[other.length], most + 1);
  };

  // One letter may be wrong from four letters, two from eight.
  search.mayDiffer = (length) => (length >= 8 ? 2 : length >= 4 ? 1 : 0);

  search.lexicon = (language, groups) => {
    const ids = new Map();
    const words = [];
    const stems = [];
    const roots = [];
    const byStem = new Map();
    const byRoot = new Map();
    const byPart = new Map();
    const parts = [];

    function add(token) {
      const known = ids.get(token.word);
      if (known !== undefined) return known;
      const id = words.length;
      const stem = search.fold(language.stem(token.spelt));
      const root = language.root(stem);
      ids.set(token.word, id);
      words.push(token.word);
      stems.push(stem);
      roots.push(root);
      push(byStem, stem, id);
      push(byRoot, root, id);
      return id;
    }

    // Two words that a hyphen ties, as one: decision-maker, decisionmaker.
    const halves = new Map();
    function join(one, other) {
      const id = add({ word: one.word + other.word, spelt: one.spelt + other.spelt });
      if (Math.min(one.word.length, other.word.length) >= LEAST_PART) halves.set(id, [one, other]);
      return id;
    }

    // The stem of a word that may be new. A known one may have been spelt with diacritics.
    function stemOf(token) {
      const id = ids.get(token.word);
      return id === undefined ? search.fold(language.stem(token.spelt)) : stems[id];
    }

    // The vocabulary's phrases by the stem of their first word; open ones stand for a beginning.
    const phrases = new Map();
    const open = [];
    groups.forEach((group, concept) => {
      for (const phrase of group) {
        const tokens = search.words(phrase);
        if (tokens.length === 0) continue;
        const isOpen = phrase.endsWith("*");
        const steps = tokens.map((token, at) => {
          const isLast = at === tokens.length - 1;
          const id = add(token);
          return isOpen && isLast ? { begins: token.word } : { stem: stems[id] };
        });
        const found = { concept, steps };
        if (steps[0].begins) open.push(found);
        else push(phrases, steps[0].stem, found);
      }
    });
    const startsOf = [];
    function starts(id) {
      if (startsOf[id] === undefined) {
        const own = phrases.get(stems[id]) ?? [];
        const begun = open.filter((each) => words[id].startsWith(each.steps[0].begins));
        startsOf[id] = own.length || begun.length ? [...own, ...begun] : null;
      }
      return startsOf[id];
    }
    function fits(step, id) {
      return step.begins ? words[id].startsWith(step.begins) : step.stem === stems[id];
    }

    const fitsAt = (run, at, step) => at < run.length && run[at] >= 0 && fits(step, run[at]);
    const isStopAt = (run, at) => run[at] >= 0 && language.isStop(words[run[at]]);

    // Tells `found(concept, first, last)` of each phrase in a run of words; words that weigh
    // nothing may stand between two of a phrase: säger jag upp.
    function concepts(run, found) {
      for (let first = 0; first < run.length; first += 1) {
        for (const { concept, steps } of (run[first] >= 0 && starts(run[first])) || []) {
          let last = first;
          let step = 1;
          while (step < steps.length) {
            let next = last + 1;
            while (next <= last + MOST_BETWEEN && isStopAt(run, next) && !fitsAt(run, next, steps[step])) {
              next += 1;
            }
            if (!fitsAt(run, next, steps[step])) break;
            last = next;
            step += 1;
          }
          if (step === steps.length) found(concept, first, last);
        }
      }
    }

    // Whether something can be part of a compound: as a word, as a stem, or with a linking s.
    function isPart(text) {
      if (text.length < LEAST_PART || language.isStop(text)) return false;
      return ids.has(text) || (text.length > LEAST_PART && byStem.has(text));
    }
    function firstPart(text) {
      if (isPart(text)) return text;
      return /[^s]s$/.test(text) && isPart(text.slice(0, -1)) ? text.slice(0, -1) : null;
    }
    function lastPart(text) {
      if (isPart(text)) return text;
      const stem = text.length > LEAST_PART ? search.fold(language.stem(text)) : text;
      return stem.length >= LEAST_PART && byStem.has(stem) ? text : null;
    }
    function split(word, depth = 0) {
      let best = null;
      for (let at = LEAST_PART; at <= word.length - LEAST_PART; at += 1) {
        const first = firstPart(word.slice(0, at));
        if (first === null) continue;
        const rest = word.slice(at);
        const last = lastPart(rest);
        const found = last !== null ? [first, last] : depth < 1 ? split(rest, depth + 1) : null;
        if (found === null) continue;
        const whole = last !== null ? found : [first, ...found];
        if (best === null || whole.length < best.length ||
          (whole.length === best.length && first.length > best[0].length)) best = whole;
      }
      return best;
    }

    let sorted = [];
    let signs = [];
    const byLength = [];
    // To be called once all words are added.
    function close() {
      sorted = words.map((_, id) => id).sort((a, b) => (words[a] < words[b] ? -1 : 1));
      signs = words.map(letters);
      words.forEach((word, id) => (byLength[word.length] ||= []).push(id));
      if (!language.hasCompounds) return;
      words.forEach((word, id) => {
        if (word.length < 2 * LEAST_PART) return;
        parts[id] = split(word);
        for (const part of new Set((parts[id] ?? []).map((each) => partStem(each)))) {
          push(byPart, part, id);
        }
      });
    }
    function partStem(part) {
      const id = ids.get(part);
      return language.root(id === undefined ? search.fold(language.stem(part)) : stems[id]);
    }

    function beginning(prefix) {
      let low = 0;
      let high = sorted.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (words[sorted[middle]] < prefix) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (let at = low; at < sorted.length && words[sorted[at]].startsWith(prefix); at += 1) {
        found.push(sorted[at]);
      }
      if (found.length > MANY) found.sort((a, b) => words[a].length - words[b].length);
      return found.slice(0, MANY);
    }

    // The words that a word was probably meant to be, nearest first.
    function nearest(word) {
      const most = search.mayDiffer(word.length);
      if (most === 0) return [];
      const sign = letters(word);
      const found = [];
      let bound = most;
      for (let length = word.length - most; length <= word.length + most; length += 1) {
        for (const id of byLength[length] ?? []) {
          if (ones(sign ^ signs[id]) > 2 * bound) continue;
          const distance = search.distance(word, words[id], bound);
          if (distance > bound) continue;
          if (distance < bound) bound = distance;
          const begins = words[id][0] === word[0] ? 0 : 0.4;
          found.push({ id, distance, cost: distance + begins });
        }
      }
      return found.filter((each) => each.distance === bound).sort((a, b) => a.cost - b.cost);
    }

    return {
      add, join, stemOf, concepts, split, close, beginning, nearest, partStem,
      id: (word) => ids.get(word) ?? -1,
      halves: (id) => halves.get(id),
      word: (id) => words[id],
      stem: (id) => stems[id],
      root: (id) => roots[id],
      withStem: (stem) => byStem.get(stem) ?? [],
      withRoot: (root) => byRoot.get(root) ?? [],
      withPart: (part) => byPart.get(part) ?? [],
      get size() { return words.length; },
    };
  };
})();
