// Checklists that remember: ticks by the items' ids, in this browser and only after the first tick.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const form = document.querySelector("#ticks");
  if (!form) return;
  const KEY = "handbook-ticks";
  const words = JSON.parse(form.dataset.words);
  const { list, title, file, planned } = form.dataset;
  const language = document.documentElement.lang;
  const { filled, made } = handbook;
  const one = (selector) => form.querySelector(selector);
  const [cases, label, owner, due, said] =
    ["#t-case", "#t-new", "#t-owner", "#t-due", ".pb-answers-said"].map(one);

  // One box for each item and column, by the item's id and the column's place.
  const boxes = new Map();
  for (const row of document.querySelectorAll(".pb-checklist tbody tr")) {
    const item = row.querySelector("th").cloneNode(true);
    for (const more of item.querySelectorAll("small, br")) more.remove();
    const text = item.textContent.trim();
    [...row.querySelectorAll("td")].forEach((cell, place) => {
      const input = made("input", { type: "checkbox", class: "pb-tick", "aria-label": `${text} ${cell.dataset.label}` });
      cell.replaceChildren(input);
      boxes.set(`${row.id}:${place}`, { input, row, text, column: cell.dataset.label });
    });
  }

  // What is kept: { current: label, lists: { list: { label: { ticks, owner, due } } } }.

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  let inMemory = { current: "", lists: {} };
  let isKept = true;

  function load() {
    try {
      const whole = JSON.parse(localStorage.getItem(KEY));
      if (isObject(whole) && isObject(whole.lists)) inMemory = whole;
      else if (whole === null && isKept) inMemory = { current: inMemory.current, lists: {} };
    } catch {
      // What the page knows stands.
    }
    return inMemory;
  }

  function store() {
    const hasAny = Object.values(inMemory.lists).some((of) => Object.keys(of).length);
    try {
      if (hasAny) localStorage.setItem(KEY, JSON.stringify(inMemory));
      else localStorage.removeItem(KEY);
      isKept = true;
    } catch {
      isKept = false;
    }
    one("[data-unsaved]").hidden = isKept;
  }

  // Labels are a person's own words, "constructor" among them.
  const own = (object, key) => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined);
  const current = () => (typeof inMemory.current === "string" ? inMemory.current : "");
  const state = () => {
    const found = own(own(inMemory.lists, list), current());
    return {
      ticks: Array.isArray(found?.ticks) ? found.ticks.filter((id) => typeof id === "string") : [],
      owner: typeof found?.owner === "string" ? found.owner : undefined,
      due: handbook.isDay(found?.due) ? found.due : undefined,
    };
  };

  function write(next, name = current()) {
    load();
    inMemory.current = name; // Another window may have chosen another case.
    const ofList = new Map(Object.entries(own(inMemory.lists, list) ?? {}));
    if (next) ofList.set(current(), next);
    else ofList.delete(current());
    inMemory.lists = Object.fromEntries(
      [...Object.entries(inMemory.lists).filter(([id]) => id !== list), [list, Object.fromEntries(ofList)]]
        .filter(([, of]) => isObject(of) && Object.keys(of).length));
    store();
  }

  // What the page shows

  const kept = handbook.keepCase(() => {
    load();
    show();
  });

  function show() {
    const now = state();
    const labels = new Set(["", current(), ...Object.values(inMemory.lists).flatMap((of) =>
      (isObject(of) ? Object.keys(of) : []))]);
    cases.replaceChildren(...[...labels].sort((a, b) => a.localeCompare(b, language)).map((name) =>
      made("option", { value: name }, name || words.ticks_unnamed)));
    cases.value = current();
    const ticked = new Set(now.ticks);
    for (const [id, { input }] of boxes) input.checked = ticked.has(id);
    const { plan } = kept.now.rest;
    const byPlan = (values) => {
      const value = isObject(values) ? own(values, planned) : undefined;
      return typeof value === "string" ? value : "";
    };
    owner.value = now.owner ?? byPlan(plan?.owners);
    due.value = now.due ?? byPlan(plan?.days);
    progress();
  }

  function progress() {
    const done = [...boxes.values()].filter(({ input }) => input.checked).length;
    const bar = one("progress");
    bar.max = boxes.size;
    bar.value = done;
    one("[data-progress]").textContent = filled(words.ticks_progress, done, boxes.size);
  }

  // A person's actions

  function keep() {
    // Ticks of items that this edition of the list lacks are kept: they may come back.
    const others = state().ticks.filter((id) => !boxes.has(id));
    const ticks = [...boxes].filter(([, { input }]) => input.checked).map(([id]) => id);
    const next = { ticks: [...others, ...ticks], owner: owner.value, due: due.value };
    write(next.ticks.length || next.owner || next.due || current() ? next : null);
    progress();
  }

  function undoable(message, before) {
    const undo = made("button", { type: "button" }, words.ticks_undo);
    undo.addEventListener("click", () => {
      inMemory = before;
      store();
      show();
      said.replaceChildren();
    });
    said.replaceChildren(`${message} `, undo);
  }

  document.addEventListener("change", ({ target }) => {
    if (target.matches(".pb-tick")) keep();
  });
  form.addEventListener("change", ({ target }) => {
    if (target === owner || target === due) keep();
    if (target !== cases) return;
    load();
    inMemory.current = cases.value;
    store();
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = label.value.trim().slice(0, 60);
    if (!name) return label.focus();
    const isOld = [...cases.options].some(({ value }) => value === name);
    inMemory.current = name;
    write(isOld ? own(own(load().lists, list), name) : { ticks: [] }, name);
    label.value = "";
    show();
    said.textContent = isOld ? words.ticks_exists : filled(words.ticks_added, name);
  });

  // What leaves the page

  const line = (name, value) => (value ? [`${name}: ${value}`] : []);

  function asText() {
    const groups = [...document.querySelectorAll(".pb-checklist")].map((table) => {
      const rows = [...table.tBodies[0].rows].flatMap((row) =>
        [...boxes.values()].filter((box) => box.row === row).map(({ input, text, column }) =>
          `[${input.checked ? "x" : " "}] ${text}${column === words.ticks_done ? "" : ` (${column})`}`));
      return [table.dataset.group, ...rows].join("\n");
    });
    const head = [
      title, ...line(words.ticks_case, current()), ...line(words.ticks_owner, owner.value),
      ...line(words.ticks_due, due.value), one("[data-progress]").textContent,
    ].join("\n");
    return `${[head, ...groups].join("\n\n")}\n`;
  }

  const asRows = () => [
    [words.ticks_group, words.ticks_done, title, words.ticks_owner, words.ticks_due],
    ...[...boxes.values()].map(({ input, row, text, column }) => [
      row.closest("table").dataset.group, input.checked ? "x" : "",
      column === words.ticks_done ? text : `${text} (${column})`, owner.value, due.value,
    ]),
  ];

  function event() {
    const left = [...boxes.values()].filter(({ input }) => !input.checked).map(({ text }) => `- ${text}`);
    return {
      id: `${list}-${due.value}-${handbook.randomId()}`, first: due.value, last: due.value,
      summary: current() ? `${title} (${current()})` : title,
      text: [...line(words.ticks_owner, owner.value), ...new Set(left)].join("\n"),
    };
  }

  form.addEventListener("click", ({ target }) => {
    switch (target.dataset.do) {
      case "text":
        handbook.save(asText(), "text/plain", `${file}.txt`);
        break;
      case "csv":
        handbook.save(handbook.csv(asRows(), language), "text/csv", `${file}.csv`);
        break;
      case "ics":
        if (!handbook.isDay(due.value)) {
          said.textContent = words.ticks_no_due;
          return due.focus();
        }
        handbook.save(handbook.ics([event()]), "text/calendar", `${file}.ics`);
        break;
      case "forget": {
        const before = structuredClone(load());
        for (const of of Object.values(inMemory.lists)) if (isObject(of)) delete of[current()];
        inMemory.current = "";
        store();
        show();
        return undoable(words.ticks_forgotten, before);
      }
      default:
        return;
    }
    said.textContent = words.tool_saved;
  });
  addEventListener("storage", ({ key }) => {
    if (key !== KEY && key !== null) return;
    load();
    show();
  });

  form.hidden = false;
})();
