// Our engine on a list of queries: node ours.mjs ASSETS INDEX < queries.json > answers.json
import fs from "node:fs";
import path from "node:path";

const [, , assets, index] = process.argv;
globalThis.self = globalThis;
const run = (file) => (0, eval)(fs.readFileSync(file, "utf8"));
// The scripts and their order are the worker's.
const worker = fs.readFileSync(path.join(assets, "worker.js"), "utf8");
const scripts = /importScripts\(([^)]*)\)/.exec(worker)[1].match(/[\w-]+\.js/g);
for (const name of scripts) run(path.join(assets, name));
run(index);
const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = queries.map((query) => (
  self.handbookSearch.loaded.query(query).pages.map((page) => page.at)
));
process.stdout.write(JSON.stringify(answers));
