// Another search on the same pages and queries: node theirs.mjs NAME PLACE < work.json > answers.json
//
// NAME is "material" (PLACE: the theme's worker) or "minisearch" (PLACE: its module). The work is
// {language, documents, synonyms, queries}; a document is one of the theme's index, a section with
// its page's address, title and words, the vocabulary's among them. Answers are the addresses of
// pages, best first.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { pathToFileURL } from "node:url";

const [, , name, place] = process.argv;
const work = JSON.parse(fs.readFileSync(0, "utf8"));
const pagesOf = (locations) => [...new Set(locations.map((one) => one.split("#")[0]))];

// The theme's own worker, in a scope that looks like one, with the messages the theme sends it.
async function material() {
  const answers = [];
  let told;
  const scope = { URL, TextEncoder, console, setTimeout, clearTimeout, navigator: {} };
  scope.self = scope;
  scope.postMessage = (message) => told?.(message);
  const listeners = [];
  scope.addEventListener = (type, listener) => type === "message" && listeners.push(listener);
  scope.importScripts = (...files) => files.forEach((file) => {
    const script = path.resolve(path.dirname(place), file);
    vm.runInContext(fs.readFileSync(script, "utf8"), scope);
  });
  vm.createContext(scope);
  vm.runInContext(fs.readFileSync(place, "utf8"), scope);
  const send = (message) => new Promise((resolve) => {
    told = resolve;
    for (const listener of listeners) listener({ data: message });
  });
  const config = {
    lang: [work.language], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"],
    fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1000000 } },
  };
  await send({ type: 0, data: { config, docs: work.documents, options: { suggest: false } } });
  for (const query of work.queries) {
    // What the theme's search field makes of what is typed.
    const { data } = await send({ type: 2, data: query });
    answers.push(pagesOf(data.items.map((item) => item[0].location)));
  }
  return answers;
}

// MiniSearch as well as one can set it: folded, stemmed, prefixes, fuzzy, boosts, synonyms.
async function minisearch() {
  const { default: MiniSearch } = await import(pathToFileURL(place));
  const fold = (term) => term.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  globalThis.self = globalThis;
  const stemming = new URL("../../docs/assets/javascripts/search/stemming.js", import.meta.url);
  (0, eval)(fs.readFileSync(stemming, "utf8"));
  const stem = self.handbookSearch.stems[work.language];
  const processTerm = (term) => fold(stem(term.toLowerCase())) || null;
  const index = new MiniSearch({
    idField: "location", fields: ["title", "words", "text"], storeFields: ["location"], processTerm,
    searchOptions: {
      boost: { title: 6, words: 4 }, prefix: (term) => term.length > 3, maxFuzzy: 2,
      fuzzy: (term) => (term.length > 3 ? 0.2 : false),
    },
  });
  index.addAll(work.documents);
  const groups = work.synonyms.map((group) => group.map((phrase) => phrase.replace("*", "")));
  return work.queries.map((query) => {
    const plain = ` ${fold(query)} `;
    const more = groups.filter((group) => group.some((phrase) => plain.includes(` ${fold(phrase)} `)));
    const queries = [query, ...more.map((group) => ({ queries: group, boost: { title: 2, words: 2 } }))];
    const found = index.search({ combineWith: "OR", queries });
    const best = new Map();
    for (const { location, score } of found) {
      const page = location.split("#")[0];
      best.set(page, Math.max(score, best.get(page) ?? 0));
    }
    return [...best].sort((a, b) => b[1] - a[1]).map(([page]) => page);
  });
}

const answers = await { material, minisearch }[name]();
process.stdout.write(JSON.stringify(answers));
