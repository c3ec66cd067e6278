// The form of a script's page: questions in, the finished text out. The page is whole without it.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const { make } = handbook;
  const MAILTO_MOST = 1600; // Longer addresses are cut off without a word by common mail programs.
  const form = document.querySelector("#fill");
  const words = JSON.parse(form.dataset.words);
  const language = document.documentElement.lang;
  const all = (place, selector) => [...place.querySelectorAll(selector)];

  // The questions

  const fields = new Map(all(form, "[data-field]").map((row) => {
    const columns = row.querySelector("template")?.content.children[0].children ?? [];
    return [row.dataset.field, {
      ...row.dataset,
      row,
      isRequired: "required" in row.dataset,
      input: row.querySelector(":scope > :is(input, select, textarea)"),
      choices: new Map(all(row, ":scope > select option").slice(1).map((option) =>
        [option.value, option.textContent])),
      columns: [...columns].map(({ dataset }) => [dataset.column, dataset.type]).filter(([id]) => id),
    }];
  }));
  const papers = all(document, "[data-paper]").map((element) => ({
    ...element.dataset,
    element,
    isInternal: "internal" in element.dataset,
    ...handbook.paper(element.querySelector(".pb-script"), fields, words),
  }));
  let theCase = handbook.emptyCase();

  // From the form to answers, and back

  const TRUTHS = { yes: true, no: false };
  const signOf = (answer) => (answer === undefined ? "" : answer ? "yes" : "no");
  const rowsOf = ({ row }) => all(row, ".pb-row");
  const inputsOf = (row) => all(row, "input, select");

  function typed(field) {
    const value = (input, type) => (type === "boolean" ? TRUTHS[input.value] : input.value);
    if (field.type === "boolean") return TRUTHS[field.row.querySelector(":checked")?.value];
    if (field.type !== "list") return field.input.value;
    return rowsOf(field).map((row) => Object.fromEntries(inputsOf(row).map((input, place) => {
      const [key, type] = field.columns[place];
      return [key, value(input, type)];
    })));
  }

  function addRow(field, given = {}) {
    const row = field.row.querySelector("template").content.children[0].cloneNode(true);
    inputsOf(row).forEach((input, place) => {
      const [key, type] = field.columns[place];
      input.value = type === "boolean" ? signOf(given[key]) : given[key] ?? "";
    });
    field.row.querySelector(".pb-rows").append(row);
    return inputsOf(row)[0];
  }

  const numberRows = (field) => rowsOf(field).forEach((row, place) => {
    row.ariaLabel = words.row.replace("{}", place + 1);
  });

  function put(field, answer) {
    if (field.type === "list") {
      field.row.querySelector(".pb-rows").replaceChildren();
      for (const given of answer ?? []) addRow(field, given);
      numberRows(field);
    } else if (field.type === "boolean") {
      for (const input of inputsOf(field.row)) input.checked = TRUTHS[input.value] === answer;
    } else {
      field.input.value = answer ?? "";
    }
  }

  // What the answers change

  function keep(field, answer) {
    const id = field.field;
    theCase.answers[answer === undefined ? "delete" : "set"](id, answer);
    for (const paper of papers) paper.show(id, answer);
  }

  const take = (field) => keep(field, handbook.sound(field, typed(field)));

  function showQuestions() {
    for (const [id, { row }] of fields) row.hidden = !papers.some((paper) => paper.asksFor(id));
    const isAsked = ({ row }) => !row.hidden;
    for (const more of all(form, ".pb-more")) {
      more.hidden = !all(more, "[data-field]").some((row) => !row.hidden);
    }
    for (const flags of all(form, ".pb-flags")) {
      flags.hidden = ![...fields.values()].filter(isAsked).some((field) => field.suggest);
    }
  }

  function suggest() {
    const ticked = all(form, '[name="flag"]:checked');
    for (const [id, field] of fields) {
      if (!field.suggest) continue;
      const isFree = theCase.suggested.has(id) || !theCase.answers.has(id);
      field.row.querySelector(".pb-kept").hidden = isFree || !ticked.length;
      if (!isFree) continue;
      const isInternal = field.suggest === "dossier-sentence";
      put(field, ticked.map(({ dataset }) => (isInternal ? dataset.dossier : dataset.client))
        .join(isInternal ? "\n" : " "));
      take(field);
      theCase.suggested[ticked.length ? "add" : "delete"](id);
    }
  }

  function showCase() {
    for (const [id, field] of fields) {
      const answer = handbook.sound(field, theCase.answers.get(id));
      put(field, answer);
      keep(field, answer);
    }
    for (const box of all(form, '[name="flag"]')) box.checked = theCase.redFlags.has(box.value);
    if (theCase.redFlags.size || theCase.suggested.size) suggest();
    showQuestions();
  }

  form.addEventListener("input", ({ target }) => {
    const field = fields.get(target.closest("[data-field]")?.dataset.field);
    if (target.name === "flag") {
      theCase.redFlags[target.checked ? "add" : "delete"](target.value);
      suggest();
    } else if (field) {
      theCase.suggested.delete(field.field);
      take(field);
    }
    if (!field || field.type === "boolean" || field.type === "choice") showQuestions();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // What a person is told

  function tell(place, message, ids = []) {
    const links = ids.map((id) =>
      make("li", {}, make("a", { href: `#f-${id}`, textContent: fields.get(id).label })));
    place.replaceChildren(message, ...(ids.length ? [make("ul", {}, ...links)] : []));
  }

  function tellMissing(message, { element, missing }) {
    tell(element.querySelector(".pb-said"),
      `${message} ${missing().length ? words.missing : words.complete}`, missing());
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#f-"]');
    if (!link) return;
    event.preventDefault();
    const target = document.querySelector(link.hash);
    for (const more of all(form, ".pb-more")) more.open ||= more.contains(target);
    target.focus();
  });

  // What leaves the page

  function save(content, name) {
    const link = make("a", { href: URL.createObjectURL(new Blob([content])), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  const docxOf = ({ given, isInternal, title }) =>
    handbook.docx(given(isInternal), { title, language });

  function print(element) {
    const marked = [element, document.documentElement];
    for (const each of marked) each.classList.add("pb-printed");
    addEventListener("afterprint", () => {
      for (const each of marked) each.classList.remove("pb-printed");
    }, { once: true });
    globalThis.print();
  }

  const ways = {
    async copy(paper, root) {
      const isDone = await handbook.copy({
        "text/plain": handbook.plainText(root), "text/html": handbook.richText(root, language),
      });
      tellMissing(isDone ? `${words.copied}.` : words.copy_failed, paper);
    },
    txt: (paper, root) => saveAs(handbook.plainText(root), "txt", paper),
    docx: async (paper) => saveAs(await docxOf(paper), "docx", paper),
    print: ({ element }) => print(element),
    eml: (paper, root) => mail(paper, root, (draft) => saveAs(handbook.eml(draft), "eml", paper)),
    mailto: (paper, root) => mail(paper, root, (draft) => {
      const address = handbook.mailto(draft);
      if (address.length < MAILTO_MOST) location.href = address;
      else tell(paper.element.querySelector(".pb-said"), words.mail_long);
    }),
  };

  function saveAs(content, ending, paper) {
    save(content, `${paper.name}.${ending}`);
    tellMissing(words.saved_as, paper);
  }

  // A mail waits for what it cannot go without; the rest may be filled in where it is read again.
  function mail({ element, title, missing }, root, send) {
    const waiting = missing().filter((id) =>
      fields.get(id).isRequired || ["boolean", "choice"].includes(fields.get(id).type));
    if (waiting.length) tell(element.querySelector(".pb-said"), words.mail_waits, waiting);
    else send(handbook.mail(root, title, language));
  }

  for (const paper of papers) {
    const tools = paper.element.querySelector("[data-tools]");
    if (!tools) continue;
    tools.hidden = false;
    tools.addEventListener("click", async ({ target }) => {
      try {
        await ways[target.dataset.do]?.(paper, paper.given(paper.isInternal));
      } catch {
        tell(paper.element.querySelector(".pb-said"), words.fill_failed);
      }
    });
  }

  // The file of answers

  const said = form.querySelector(".pb-answers-said");
  const file = form.querySelector('[type="file"]');

  function use(next, message) {
    const before = theCase;
    theCase = next;
    showCase();
    const undo = make("button", { type: "button", textContent: words.undo, onclick() {
      theCase = before;
      showCase();
      tell(said, "");
    } });
    tell(said, `${message} `);
    said.append(undo);
  }

  form.addEventListener("click", ({ target }) => {
    const field = fields.get(target.closest("[data-field]")?.dataset.field);
    const does = {
      add() {
        const first = addRow(field);
        numberRows(field);
        first.focus();
      },
      remove() {
        target.closest(".pb-row").remove();
        numberRows(field);
        take(field);
        field.row.querySelector('[data-do="add"]').focus();
      },
      save() {
        save(handbook.writeCase(theCase), form.dataset.file);
        tell(said, words.answers_saved);
      },
      open: () => file.click(),
      clear: () => use(handbook.emptyCase(), words.answers_cleared),
    };
    does[target.dataset.do]?.();
  });

  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    try {
      const opened = handbook.readCase(await chosen.text());
      use(opened, words.answers_opened);
    } catch (why) {
      tell(said, words[why] ?? words.answers_unreadable);
    }
    file.value = "";
  });

  // Within this tab, what is typed goes along to the next page: the other language, the next script.
  addEventListener("pagehide", () => handbook.handOver(theCase));
  addEventListener("pageshow", () => {
    theCase = handbook.takeOver() ?? theCase;
    showCase();
  });

  form.hidden = false;
  // What the page of the pack needs of this one.
  handbook.page = { form, words, papers, docxOf, save, tell, showQuestions, written: () => handbook.writeCase(theCase) };
})();
