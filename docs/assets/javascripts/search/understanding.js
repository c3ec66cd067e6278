// From what was typed to units: words with all that they may match, and how much each is trusted.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});
  const W = search.weights;

  // `uses` tells how often a word is on the pages.
  search.understanding = (language, lexicon, uses) => {
    function unitOf(token, isStop) {
      return { token, word: token.word, isStop, levels: [], concepts: new Map(), isInPhrase: false, corrected: null };
    }
    function level(unit, trust, ids) {
      if (ids.length) unit.levels.push({ trust, ids });
    }

    function solid(unit) {
      const stem = lexicon.stemOf(unit.token);
      const root = language.root(stem);
      const id = lexicon.id(unit.word);
      if (id >= 0) level(unit, W.exact, [id]);
      level(unit, W.stem, lexicon.withStem(stem));
      level(unit, W.root, root.length >= 3 ? lexicon.withRoot(root) : []);
      return unit.levels.length > 0;
    }

    // Words written apart that are one (faktura påminnelse), and verbs with their particle.
    function join(units) {
      for (let at = 0; at + 1 < units.length; at += 1) {
        const one = units[at];
        const next = units[at + 1];
        for (const link of ["", "s"]) {
          const token = {
            word: one.word + link + next.word, spelt: one.token.spelt + link + next.token.spelt,
          };
          const ids = lexicon.withStem(lexicon.stemOf(token));
          if (ids.length && token.word.length > 5) {
            one.joins = ids;
            next.joins = ids;
          }
        }
        for (const after of [next, units[at + 2]]) {
          if (!after || (after !== next && !next.isStop)) continue;
          if (!language.isParticle(after.word) || one.isStop) continue;
          const token = {
            word: after.word + one.word, spelt: after.token.spelt + one.token.spelt,
          };
          const ids = lexicon.withRoot(language.root(lexicon.stemOf(token)));
          if (ids.length) one.turned = ids;
        }
      }
    }

    function understand(text) {
      const tokens = search.words(text);
      const isAllStop = tokens.every((token) => language.isStop(token.word));
      let units = tokens.map((token) => unitOf(token, !isAllStop && language.isStop(token.word)));
      const isOpen = /[\p{L}\p{N}]$/u.test(text);
      // What a hyphen ties on some page may stand apart on others.
      units = units.flatMap((unit) => {
        const halves = lexicon.halves(lexicon.id(unit.word));
        return halves ? halves.map((half) => unitOf(half, false)) : [unit];
      });
      join(units);
      units = units.flatMap((unit, at) => {
        const isKnown = solid(unit);
        const isLast = at === units.length - 1;
        if (unit.joins) level(unit, W.stem, unit.joins);
        if (unit.turned) level(unit, W.root, unit.turned);
        if (unit.isStop) return [unit];
        const begins = (isOpen && isLast && unit.word.length >= 2) ||
          (!isKnown && unit.word.length >= 4);
        if (begins) {
          // A whole word is more than the beginning of others, and so is one that is typed to its end.
          const isWhole = lexicon.id(unit.word) >= 0 || !(isOpen && isLast);
          level(unit, W.prefix * (isWhole ? W.wholePrefix : 1), lexicon.beginning(unit.word));
        }
        if (language.hasCompounds) {
          level(unit, W.part, lexicon.withPart(lexicon.partStem(unit.word)));
        }
        if (isKnown || unit.joins || unit.turned || !unit.levels.every(isThin)) return [unit];
        const split = lexicon.split(unit.word);
        if (split) {
          return split.map((part) => {
            const inner = unitOf({ word: part, spelt: part }, false);
            solid(inner);
            level(inner, W.part, lexicon.withPart(lexicon.partStem(part)));
            return inner;
          });
        }
        return [unit];
      });
      return correct(units);
    }
    function isThin(one) {
      return one.trust < W.part;
    }

    // Words that nothing matches are taken for the nearest that exist; phrases are then looked for.
    function correct(units) {
      const ids = units.map((unit) => lexicon.id(unit.word));
      markConcepts(units, ids);
      units.forEach((unit, at) => {
        // One that only its stem is known of, or that others begin with, may yet be another with a
        // wrong letter: Mendes and mend, strat and strategy.
        if (ids[at] < 0 && !unit.isStop && unit.levels.length && unit.word.length > 4) {
          const [near] = lexicon.nearest(unit.word);
          if (near?.distance === 1) level(unit, W.fuzzy * 0.8, [near.id]);
        }
        if (unit.levels.length || unit.concepts.size) return;
        const found = lexicon.nearest(unit.word);
        if (found.length === 0) return;
        const best = found.slice(0, 4).sort((a, b) => a.cost - b.cost ||
          uses(b.id) - uses(a.id));
        ids[at] = best[0].id;
        unit.corrected = lexicon.word(best[0].id);
        level(unit, W.fuzzy, lexicon.withStem(lexicon.stem(best[0].id)));
        level(unit, W.fuzzy * 0.9, lexicon.withRoot(lexicon.root(best[0].id)));
        for (const other of best.slice(1)) {
          level(unit, W.fuzzy * 0.8, lexicon.withStem(lexicon.stem(other.id)));
        }
      });
      markConcepts(units, ids);
      return units;
    }
    function markConcepts(units, ids) {
      const run_ = units.map((unit, at) => {
        if (ids[at] >= 0) return ids[at];
        const stem = lexicon.withStem(lexicon.stemOf(unit.token));
        return stem.length ? stem[0] : -1;
      });
      lexicon.concepts(run_, (concept, first, last) => {
        const inside = units.slice(first, last + 1);
        const bearing = inside.filter((unit) => !unit.isStop);
        for (const unit of bearing.length ? bearing : inside) {
          unit.isStop = false;
          if (last > first && !unit.isInPhrase) {
            unit.isInPhrase = true;
            unit.bearers = bearing.length || inside.length;
          }
          const trust = last > first ? W.phrase : W.synonym;
          unit.concepts.set(concept, Math.max(trust, unit.concepts.get(concept) ?? 0));
        }
      });
    }

    return understand;
  };
})();
