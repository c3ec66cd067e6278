// Which words of a text are marked, and the piece of a long text that is worth showing.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  search.marking = (lexicon) => {
    function marker(units) {
      const ids = new Set();
      const concepts = new Set();
      for (const unit of units) {
        if (unit.isStop) continue;
        for (const each of unit.levels) for (const id of each.ids) ids.add(id);
        for (const concept of unit.concepts.keys()) concepts.add(concept);
      }
      return (tokens) => {
        const run_ = tokens.map((token) => lexicon.id(token.word));
        const marked = run_.map((id) => ids.has(id));
        lexicon.concepts(run_, (concept, first, last) => {
          if (concepts.has(concept)) marked.fill(true, first, last + 1);
        });
        return marked;
      };
    }

    // A text as pieces, every other of them marked, cut to what is near the marks.
    function pieces(text, mark, most) {
      const tokens = search.words(text);
      const marked = mark(tokens);
      let from = 0;
      let to = tokens.length;
      if (most && tokens.length > most) {
        let count = 0;
        let best = -1;
        for (let at = 0; at < tokens.length; at += 1) {
          count += marked[at] ? 1 : 0;
          if (at >= most) count -= marked[at - most] ? 1 : 0;
          if (count > best) {
            best = count;
            from = Math.max(0, at - most + 1);
          }
        }
        // A few words before the first mark are enough to read it.
        const first = marked.indexOf(true, from);
        from = best > 0 ? Math.max(0, first - 6) : 0;
        const stop = /[.!?]\s/g;
        stop.lastIndex = from ? tokens[from].start : 0;
        to = Math.min(tokens.length, from + most);
      }
      if (tokens.length === 0) return [text];
      const found = [from > 0 ? "… " : text.slice(0, tokens[from].start)];
      let last = from > 0 ? tokens[from].start : tokens[from].start;
      for (let at = from; at < to; at += 1) {
        const { start, end } = tokens[at];
        const between = text.slice(last, start);
        if (marked[at]) {
          // Neighbours are marked as one.
          const isNext = found.length % 2 === 1 && found.length > 1 && /^\s*$/.test(between) &&
            found[found.length - 1] === "" && between.length < 2 && at > from && marked[at - 1];
          if (isNext) {
            found.pop();
            found[found.length - 1] += between + text.slice(start, end);
          } else {
            found[found.length - 1] += between;
            found.push(text.slice(start, end));
          }
          found.push("");
        } else {
          found[found.length - 1] += between + text.slice(start, end);
        }
        last = end;
      }
      found[found.length - 1] += to < tokens.length ? " …" : text.slice(last);
      return found;
    }

    return { marker, pieces };
  };
})();
