// Our engine on a list of queries: node ours.mjs ASSETS INDEX < queries.json > answers.json
import fs from "node:fs";
import path from "node:path";

const [, , assets, index] = process.argv;
globalThis.self = globalThis;
const run = (file) => (0, eval)(fs.readFileSync(file, "utf8"));
for (const name of ["stemming", "words", "lexicon", "engine"]) run(path.join(assets, `${name}.js`));
run(index);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = queries.map((query) => self.handbookSearch.loaded.addresses(query));
process.stdout.write(JSON.stringify(answers));
