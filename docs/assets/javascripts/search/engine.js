// The engine: an index of pages in memory, and the best pages for what someone typed. It knows
// nothing of a browser, a theme or a page's markup; worker.js and interface.js do.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  // Where a word stands.
  const TITLE = 0, KEYWORDS = 1, OTHER_TITLE = 2, HEADING = 3, LEAD = 4, TEXT = 5, KIND = 6;

  const W = search.weights;
  // What is added when a name is the query, letter for letter; below a title, for each word of it.
  const SAME = { title: 2, otherTitle: 0.24, keyword: 0.23, heading: 0.12, term: 0.12 };
  // How much of a title must be there to be taken for its beginning, of how few pages, and what
  // that is worth of the whole.
  const LEAST_BEGUN = 4, MOST_BEGUN = 2, BEGUN_SHARE = 0.3;
  const TERMS_BELOW = 0.8; // Pages of less weight are registers: their headings are many.
  const COMMON_HEADING = 4;
  const MANY_LABELS = 4000;
  const MOST_PAGES = 20;
  const MOST_SECTIONS = 5;
  const SECTION_SHARE = 0.6; // Of the best section's score, for the others to be shown.

  search.engine = (index) => {
    const language = search.language(index.language);
    const lexicon = search.lexicon(language, index.synonyms);
    const pages = index.pages;
    const wordsOf = index.words.map((words) => (words ? words.split("|") : [])); // by page
    const pageOf = []; // by section
    const sectionAt = []; // by section: its place in the page, -1 for the page's own text
    const postings = []; // by word: section, field and count in one number
    const conceptPostings = index.synonyms.map(() => []);
    const labels = [];
    const labelPostings = [];
    const labelConcepts = index.synonyms.map(() => []);
    const lengths = new Float64Array(pages.length);
    const exact = new Map();

    function run(text) {
      const tokens = search.words(text);
      const ids = tokens.map((token) => lexicon.add(token));
      tokens.forEach((token, at) => {
        if (token.tied) {
          const before = tokens[at - 1];
          joined.push(lexicon.join(before, token));
        }
      });
      return ids;
    }
    let joined = [];

    function put(text, section, field) {
      if (!text) return [];
      joined = [];
      const ids = run(text);
      const counts = new Map();
      for (const id of [...ids, ...joined]) counts.set(id, (counts.get(id) ?? 0) + 1);
      for (const [id, count] of counts) {
        (postings[id] ||= []).push(section * 64 + field * 8 + Math.min(count, 7));
      }
      const seen = new Map();
      lexicon.concepts(ids, (concept) => seen.set(concept, (seen.get(concept) ?? 0) + 1));
      for (const [concept, count] of seen) {
        conceptPostings[concept].push(section * 64 + field * 8 + Math.min(count, 7));
      }
      return ids;
    }

    function label(text, page, section, kind) {
      if (!text) return;
      joined = [];
      const ids = run(text).slice(0, 31);
      if (ids.length === 0) return;
      const at = labels.length;
      const key = ids.map((id) => lexicon.word(id)).join(" ");
      labels.push({ page, section, kind, ids, key, total: 0 });
      ids.forEach((id, place) => (labelPostings[id] ||= []).push(at * 32 + place));
      lexicon.concepts(ids, (concept, first, last) => {
        for (let place = first; place <= last; place += 1) {
          labelConcepts[concept].push(at * 32 + place);
        }
      });
      if (!exact.has(key)) exact.set(key, []);
      exact.get(key).push(at);
    }

    const headingCounts = new Map();
    for (const page of pages) {
      for (const [, heading] of page.sections) {
        headingCounts.set(heading, (headingCounts.get(heading) ?? 0) + 1);
      }
    }
    pages.forEach((page, at) => {
      const own = pageOf.length;
      pageOf.push(at);
      sectionAt.push(-1);
      put(page.title, own, TITLE);
      put(page.other, own, OTHER_TITLE);
      for (const keyword of wordsOf[at]) put(keyword, own, KEYWORDS);
      put(`${page.kind} ${page.badge ?? ""}`, own, KIND);
      lengths[at] += put(page.text, own, LEAD).length;
      label(page.title, at, own, "title");
      label(page.other, at, own, "otherTitle");
      for (const keyword of wordsOf[at]) label(keyword, at, own, "keyword");
      page.sections.forEach(([, heading, text], place) => {
        const section = pageOf.length;
        pageOf.push(at);
        sectionAt.push(place);
        const isCommon = headingCounts.get(heading) > COMMON_HEADING;
        put(heading, section, isCommon ? TEXT : HEADING);
        lengths[at] += put(text, section, TEXT).length;
        if (!isCommon) label(heading, at, section, page.weight < TERMS_BELOW ? "term" : "heading");
      });
    });
    lexicon.close();
    const averageLength = lengths.reduce((sum, each) => sum + each, 0) / (pages.length || 1);
    const lengthNorm = lengths.map((each) => 1 - W.length + (W.length * each) / averageLength);

    const stamp = new Int32Array(pages.length);
    let stamps = 0;
    const rarity = (count) => Math.log(1 + (pages.length - count + 0.5) / (count + 0.5));
    const stemRarity = new Map();
    function rarityOfStem(stem) {
      let found = stemRarity.get(stem);
      if (found === undefined) {
        stamps += 1;
        let count = 0;
        for (const id of lexicon.withStem(stem)) {
          for (const posting of postings[id] ?? []) {
            const page = pageOf[(posting / 64) | 0];
            if (stamp[page] !== stamps) {
              stamp[page] = stamps;
              count += 1;
            }
          }
        }
        found = rarity(count);
        stemRarity.set(stem, found);
      }
      return found;
    }
    const lightWeight = (word) => (language.isAsking(word) ? W.asking : W.stop);
    for (const each of labels) {
      const isAllStop = each.ids.every((id) => language.isStop(lexicon.word(id)));
      each.weights = each.ids.map((id) => {
        const light = !isAllStop && language.isStop(lexicon.word(id));
        return light ? lightWeight(lexicon.word(id)) : rarityOfStem(lexicon.stem(id));
      });
      each.total = each.weights.reduce((sum, one) => sum + one, 0);
    }

    const understand = search.understanding(language, lexicon, (id) => postings[id]?.length ?? 0);

    // ---- Scores

    const reached = new Float64Array(pages.length);
    const sectionScore = new Float64Array(pageOf.length);

    // How well each page answers one unit: from 0 to 1, and the trust of the best match.
    function matches(unit) {
      const values = new Map();
      const trusts = new Map();
      let solidPages = 0;
      const own = unit.isInPhrase ? W.inPhrase : 1;
      reached.fill(0);
      const levels = unit.levels.map(({ trust, ids }) => (
        { trust: trust * own, lists: ids.map((id) => postings[id] ?? []) }));
      for (const [concept, trust] of unit.concepts) {
        levels.push({ trust, lists: [conceptPostings[concept]] });
      }
      levels.sort((a, b) => b.trust - a.trust);
      const used = new Set();
      for (const { trust, lists } of levels) {
        const touched = new Set();
        for (const list of lists) {
          if (used.has(list)) continue;
          used.add(list);
          for (let at = 0; at < list.length; at += 1) {
            const posting = list[at];
            const section = (posting / 64) | 0;
            const field = (posting >> 3) & 7;
            const page = pageOf[section];
            const weight = W.places[field] * (posting & 7) * trust;
            reached[page] += field >= LEAD && field !== KIND ? weight / lengthNorm[page] : weight;
            if (field === KIND && !unit.kinds.has(page)) unit.kinds.set(page, trust);
            touched.add(page);
            unit.sections.push(section, weight);
          }
        }
        for (const page of touched) {
          const value = (trust * reached[page]) / (reached[page] + W.saturation);
          if (value > (values.get(page) ?? 0)) values.set(page, value);
          if (!trusts.has(page)) trusts.set(page, trust);
        }
        if (trust >= W.root * own) solidPages = trusts.size;
      }
      if (unit.isInPhrase) {
        // The phrase is what is rare, not its words; together they weigh a little more than one.
        const told = Math.max(...[...unit.concepts.keys()].map((concept) => conceptPages(concept)));
        unit.rarity = (rarity(told) * (1 + W.phraseWords * (unit.bearers - 1))) / unit.bearers;
      } else {
        // A rare word that means a common thing is no more telling than that.
        const known = Math.max(...[0, ...unit.concepts.keys()].map((c, at) => at && conceptPages(c)));
        unit.rarity = rarity(Math.max(solidPages, known) || trusts.size);
      }
      return { values, trusts };
    }

    const conceptCounts = [];
    function conceptPages(concept) {
      conceptCounts[concept] ??= new Set(
        conceptPostings[concept].map((posting) => pageOf[(posting / 64) | 0]),
      ).size;
      return conceptCounts[concept];
    }

    function labelScores(units, total) {
      const found = new Map();
      const rarest = units.map((_, place) => place).sort((a, b) => units[b].weight - units[a].weight);
      rarest.forEach((place, turn) => {
        const unit = units[place];
        const meet = (list = [], trust) => {
          // What is in thousands of names singles none out.
          const isNew = turn === 0 || list.length <= MANY_LABELS;
          for (const packed of list) {
            const at = (packed / 32) | 0;
            let each = found.get(at);
            if (!each) {
              if (!isNew) continue;
              found.set(at, (each = { trusts: new Float64Array(units.length), places: 0, own: 0 }));
            }
            const bit = 1 << (packed & 31);
            if (!(each.places & bit)) {
              each.places |= bit;
              each.own += labels[at].weights[packed & 31] * Math.max(trust, 0.6);
            }
            if (trust > each.trusts[place]) each.trusts[place] = trust;
          }
        };
        const own = unit.isInPhrase ? W.inPhrase : 1;
        for (const { trust, ids } of unit.levels) {
          for (const id of ids) meet(labelPostings[id], trust * own);
        }
        for (const [concept, trust] of unit.concepts) meet(labelConcepts[concept], trust);
      });
      const byPage = new Map();
      for (const [at, each] of found) {
        const { page, section, kind } = labels[at];
        let said = 0;
        units.forEach((unit, place) => {
          // A page's kind is as good as a part of its name: manus, checklista.
          said += unit.weight * Math.max(each.trusts[place], unit.kinds.get(page) ?? 0);
        });
        const ofQuery = said / total;
        const ofLabel = Math.min(1, each.own / labels[at].total);
        // What is made of common words alone says little.
        const told = each.own / (each.own + W.telling);
        const score = W[kind] * told * ofQuery ** W.ofQuery * (1 - W.ofLabel + W.ofLabel * ofLabel);
        if (section >= 0) sectionLabel.set(section, Math.max(score, sectionLabel.get(section) ?? 0));
        if (!byPage.has(page)) byPage.set(page, []);
        byPage.get(page).push(score);
      }
      // Several names that say nearly what was typed tell more than one.
      const together = (scores) => scores
        .sort((a, b) => b - a)
        .reduce((sum, score, place) => sum + score * W.further ** place, 0);
      return new Map([...byPage].map(([page, scores]) => [page, together(scores)]));
    }
    let sectionLabel = new Map();

    // The pages whose title, keyword or heading is what was typed, letter for letter or nearly.
    function sameAs(text) {
      const key = search.words(text).map((token) => token.word).join(" ");
      const found = new Map();
      const take = (at, share) => {
        const { page, section, kind } = labels[at];
        const bonus = SAME[kind] * (kind === "title" ? 1 : labels[at].ids.length);
        found.set(page, Math.max(found.get(page) ?? 0, bonus * share));
        sectionLabel.set(section, 1);
      };
      for (const at of exact.get(key) ?? []) take(at, 1);
      if (found.size === 0 && key.length >= LEAST_BEGUN) {
        const begun = labels.flatMap((each, at) => (
          each.kind === "title" && each.key.startsWith(key) ? [at] : []));
        if (begun.length <= MOST_BEGUN) for (const at of begun) take(at, BEGUN_SHARE);
      }
      const most = search.mayDiffer(key.length);
      if (found.size === 0 && most > 0) {
        labels.forEach((each, at) => {
          if (each.kind !== "title" && each.kind !== "otherTitle") return;
          if (Math.abs(each.key.length - key.length) > most) return;
          const distance = search.distance(key, each.key, most);
          if (distance <= most) take(at, 0.6 - 0.2 * distance);
        });
      }
      return found;
    }

    function rank(text) {
      const units = understand(text);
      sectionLabel = new Map();
      sectionScore.fill(0);
      for (const unit of units) Object.assign(unit, { sections: [], kinds: new Map() });
      const found = units.map((unit) => (unit.isStop ? null : matches(unit)));
      let total = 0;
      let content = 0;
      for (const unit of units) {
        unit.weight = unit.isStop ? lightWeight(unit.word) : unit.rarity;
        total += unit.weight;
        if (!unit.isStop) content += unit.weight;
      }
      const scores = new Map();
      const covered = new Map();
      units.forEach((unit, at) => {
        if (!found[at]) return;
        for (const [page, value] of found[at].values) {
          scores.set(page, (scores.get(page) ?? 0) + (value * unit.weight) / content);
          const share = (found[at].trusts.get(page) * unit.weight) / content;
          covered.set(page, (covered.get(page) ?? 0) + share);
        }
        for (let place = 0; place < unit.sections.length; place += 2) {
          const weight = unit.sections[place + 1];
          sectionScore[unit.sections[place]] += (unit.weight * weight) / (weight + W.saturation);
        }
      });
      const named = labelScores(units, total);
      const same = sameAs(text);
      for (const page of same.keys()) if (!scores.has(page)) scores.set(page, 0);
      const length = 1 + W.long * Math.max(0, units.filter((unit) => !unit.isStop).length - 3);
      const ranked = [];
      for (const [page, value] of scores) {
        const body = W.body * length * value * (covered.get(page) ?? 0) ** W.coverage;
        const whole = body + (named.get(page) ?? 0);
        const score = whole * (pages[page].weight ?? 1) + (same.get(page) ?? 0);
        ranked.push({ page, score });
      }
      ranked.sort((a, b) => b.score - a.score || a.page - b.page);
      return { units, ranked };
    }

    // ---- What is shown

    const { marker, pieces } = search.marking(lexicon);

    function shown(page, mark, own) {
      const { at, title, kind, badge, severity, text, sections } = pages[page];
      const best = sections
        .map(([anchor, heading, words], place) => {
          const section = own + 1 + place;
          const score = sectionScore[section] + 4 * (sectionLabel.get(section) ?? 0);
          return { anchor, heading, words, score };
        })
        .filter((each) => each.score > 0)
        .sort((a, b) => b.score - a.score);
      const kept = best.filter((each) => each.score >= SECTION_SHARE * best[0].score).slice(0, MOST_SECTIONS);
      return {
        at, kind, badge, severity,
        title: pieces(title, mark),
        text: pieces(text, mark, 32),
        sections: kept.map((each) => ({
          anchor: each.anchor,
          title: pieces(each.heading, mark),
          text: pieces(each.words, mark, 24),
        })),
      };
    }

    const ownSection = [];
    pageOf.forEach((page, section) => (ownSection[page] ??= section));

    function query(text) {
      if (search.words(text).length === 0) return { pages: [], words: [], corrected: null, found: "nothing" };
      const { units, ranked } = rank(text);
      let list = ranked.filter((each) => each.score >= W.leastShare * ranked[0].score);
      let found = "matches";
      if (list.length === 0) {
        list = search.alike(labels, text).slice(0, 5);
        found = "near";
      }
      if (list.length === 0) {
        list = index.start.map((at) => ({ page: pages.findIndex((each) => each.at === at) }));
        list = list.filter((each) => each.page >= 0);
        found = "start";
      }
      const mark = marker(units);
      const corrected = units.some((unit) => unit.corrected)
        ? units.map((unit) => unit.corrected ?? unit.word).join(" ") : null;
      return {
        found, corrected,
        pages: list.slice(0, MOST_PAGES).map(({ page }) => shown(page, mark, ownSection[page])),
      };
    }

    return { query, rank, pages };
  };

  // What an index file calls.
  search.load = (index) => {
    search.loaded = search.engine(index);
  };
})();
