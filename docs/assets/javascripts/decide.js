// The decision aid. It decides as scripts/playbook/deciding.py does; tests hold the two together.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const LEVELS = ["watch", "act", "stop"];

  // How many signals there are at each level or worse, and the place of the first rule that holds.
  // `marked` is the level by signal; `tried` the options that were tried or do not fit.
  handbook.decide = ({ signals, rules }, marked, tried) => {
    const facts = { watch: 0, act: 0, stop: 0, exhausted: 0, safety: 0 };
    for (const [id, { safety, options }] of Object.entries(signals)) {
      const rank = LEVELS.indexOf(marked.get(id));
      LEVELS.slice(0, rank + 1).forEach((level) => (facts[level] += 1));
      if (rank < 2) continue;
      if (safety) facts.safety += 1;
      else if (options.every((option) => tried.has(option))) facts.exhausted += 1;
    }
    const holds = ({ when }) => Object.entries(when).every(([name, least]) => facts[name] >= least);
    return { facts, rule: rules.findIndex(holds) };
  };

  const form = document.querySelector("#decide");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const compiled = JSON.parse(form.dataset.rules);
  const all = (selector) => [...form.querySelectorAll(selector)];
  const one = (selector) => form.querySelector(selector);
  const details = new Map(all("[data-signal]").map((row) => [row.dataset.signal, row]));
  const options = new Map(all("[data-option]").map((row) => [row.dataset.option, row]));
  const marked = new Map();
  const tried = new Map(); // "tried" or "no-fit", by option
  const kept = handbook.keepCase(arrive);

  // The address holds ids, never a word that someone has typed.

  function fragment() {
    const by = (how) => [...tried].filter(([, value]) => value === how).map(([id]) => id).join();
    const parts = {
      s: [...marked].map((pair) => pair.join(".")).join(),
      t: by("tried"),
      n: by("no-fit"),
    };
    return Object.entries(parts).filter(([, ids]) => ids).map((pair) => pair.join("=")).join("&");
  }

  const isState = () => /^#[stn]=/.test(location.hash);

  function readFragment() {
    const given = new Map(location.hash.slice(1).split("&").map((part) => {
      const [name, ids = ""] = part.split("=");
      return [name, ids.split(",")];
    }));
    use(
      (given.get("s") ?? []).map((pair) => pair.split(".")),
      [...(given.get("t") ?? []).map((id) => [id, "tried"]),
        ...(given.get("n") ?? []).map((id) => [id, "no-fit"])],
    );
  }

  // Takes what exists, and nothing else.
  function use(levels, answered) {
    marked.clear();
    tried.clear();
    for (const [id, level] of levels) {
      if (details.has(id) && compiled.signals[id].levels.includes(level)) marked.set(id, level);
    }
    for (const [id, how] of answered) {
      if (options.has(id) && ["tried", "no-fit"].includes(how)) tried.set(id, how);
    }
    for (const [id, row] of details) {
      for (const input of row.querySelectorAll("input")) {
        input.checked = input.value === (marked.get(id) ?? "");
      }
      if (marked.has(id)) row.open = true;
    }
    for (const [id, row] of options) row.querySelector("select").value = tried.get(id) ?? "";
  }

  // What the page shows

  const labelOf = (id, level) => details.get(id).querySelector(`[value="${level}"] + span .pb-badge`);
  // What is left to try for the worst signals. What is always tried is for the level Stop.
  function toTry(facts) {
    const worst = LEVELS.findLast((level) => facts[level]);
    const first = [...marked].filter(([, level]) => level === worst)
      .flatMap(([id]) => compiled.signals[id].options)
      .filter((id) => worst === "stop" || !compiled.always.includes(id));
    return new Set(first.filter((id) => !tried.has(id)));
  }

  const optionsAtStop = () => new Set([...marked].flatMap(([id, level]) =>
    level === "stop" && !compiled.signals[id].safety ? compiled.signals[id].options : []));

  function show() {
    const { facts, rule } = handbook.decide(compiled, marked, tried);
    const step = compiled.rules[rule].step;
    const isMarked = marked.size > 0;
    const isSafety = facts.safety > 0;
    for (const [id, row] of details) {
      const level = marked.get(id);
      row.querySelector("[data-chosen]").replaceChildren(
        level ? labelOf(id, level).cloneNode(true) : words.aid_unmarked);
    }
    one("[data-safety-first]").hidden = !isSafety;
    one("[data-others]").hidden = isSafety;
    const asked = optionsAtStop();
    one("[data-gate]").hidden = !asked.size;
    for (const [id, row] of options) row.hidden = !asked.has(id);
    one("[data-waits]").hidden = isMarked;
    one("[data-answer]").hidden = !isMarked;
    for (const part of all("[data-step]")) part.hidden = !isMarked || part.dataset.step !== step;
    const left = isSafety || facts.exhausted ? new Set() : toTry(facts);
    for (const item of all("[data-first]")) item.hidden = !left.has(item.dataset.first);
    one("[data-try]").hidden = !left.size;
    all("[data-rule]").forEach((item, place) => {
      item.hidden = place > rule;
      item.querySelector("[data-verdict]").textContent =
        `${place === rule ? words.aid_decides : words.aid_passed}:`;
      item.querySelector("[data-why]").hidden = place !== rule;
    });
    one("[data-counted]").replaceChildren(...[...marked]
      .filter(([id]) => !isSafety || compiled.signals[id].safety)
      .map(([id, level]) => handbook.made("li", {},
        `${details.get(id).querySelector("legend").textContent} `, labelOf(id, level).cloneNode(true))));
    one(".pb-jump").textContent = isMarked ? one(".pb-step:not([hidden])").textContent : words.aid_waits;
    one("[data-carried]").hidden = !kept.now.redFlags.size;
    one(".pb-copy").dataset.copy = `${location.href.split("#")[0]}#${fragment()}`;
  }

  // What goes on to the scripts and the dossier

  function flag(id) {
    const counts = ["act", "stop"].includes(marked.get(id));
    kept.now.redFlags[counts ? "add" : "delete"](id);
  }

  function keep() {
    const { now } = kept;
    const rows = [...tried].filter(([, how]) => how === "tried")
      .map(([id]) => ({ measure: options.get(id).querySelector("label").textContent }));
    handbook.offer(now, "measures_tried", rows.length ? rows : undefined);
    now.rest.aid = { marked: [...marked], tried: [...tried] };
    const state = fragment();
    history.replaceState(null, "", state ? `#${state}` : location.href.split("#")[0]);
    show();
  }

  function arrive({ rest, redFlags }) {
    if (isState()) {
      readFragment();
      for (const id of marked.keys()) flag(id);
      keep();
      return;
    }
    const pairs = (list) => (Array.isArray(list) ? list.filter(Array.isArray) : []);
    use(pairs(rest.aid?.marked), pairs(rest.aid?.tried));
    for (const id of redFlags) if (details.has(id)) details.get(id).open = true;
    if (marked.size || tried.size) keep();
    else show();
  }

  form.addEventListener("input", ({ target }) => {
    const signal = target.closest("[data-signal]")?.dataset.signal;
    const option = target.closest("[data-option]")?.dataset.option;
    const map = signal ? marked : tried;
    if (target.value) map.set(signal ?? option, target.value);
    else map.delete(signal ?? option);
    if (signal) flag(signal);
    keep();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    if (target.dataset.do === "result") {
      one(".pb-result").focus({ preventScroll: true });
      one(".pb-result").scrollIntoView();
    }
    if (target.dataset.do !== "clear") return;
    for (const id of details.keys()) kept.now.redFlags.delete(id);
    use([], []);
    keep();
    one(".pb-answers-said").textContent = words.tool_cleared;
  });
  addEventListener("hashchange", () => {
    if (!isState()) return;
    readFragment();
    for (const id of details.keys()) flag(id);
    keep();
  });

  form.hidden = false;
})();
