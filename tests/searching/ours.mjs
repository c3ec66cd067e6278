// Our engine on a list of queries: node ours.mjs ENGINE INDEX < queries.json > answers.json
import fs from "node:fs";

const [, , engine, index] = process.argv;
globalThis.self = globalThis;
const run = (file) => (0, eval)(fs.readFileSync(file, "utf8"));
run(engine);
run(index);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = queries.map((query) => (
  self.handbookSearch.loaded.query(query).pages.map((page) => page.at)
));
process.stdout.write(JSON.stringify(answers));
