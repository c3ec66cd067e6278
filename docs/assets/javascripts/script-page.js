// The form of a script's page: questions in, the finished text out. The page is whole without it.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const MAILTO_MOST = 1600; // Longer addresses are cut off without a word by common mail programs.
  const form = document.querySelector("#fill");
  if (!form) return;
  const words = JSON.parse(form.dataset.words);
  const language = document.documentElement.lang;

  // The questions

  const fields = new Map();
  for (const row of form.querySelectorAll("[data-field]")) {
    const { field, type, label, suggest } = row.dataset;
    const options = [...row.querySelectorAll(":scope > select option")];
    const columns = [...(row.querySelector("template")?.content.querySelectorAll("[data-column]") ?? [])];
    fields.set(field, {
      type,
      label,
      suggest,
      row,
      isRequired: "required" in row.dataset,
      choices: new Map(options.slice(1).map((option) => [option.value, option.textContent])),
      columns: columns.map((column) =>
        [column.dataset.column, column.firstElementChild.dataset.columnType]),
    });
  }

  const papers = [...document.querySelectorAll("[data-paper]")].map((element) => ({
    element,
    ...element.dataset,
    isInternal: "internal" in element.dataset,
    paper: handbook.paper(element.querySelector(".pb-script"), fields, words),
  }));
  let theCase = { answers: new Map(), redFlags: new Set(), suggested: new Set() };

  // From the form to answers, and back

  const yesOrNo = { yes: true, no: false };

  function rowsOf(field) {
    const value = (input, type) => (type === "boolean" ? yesOrNo[input.value] : input.value);
    return [...field.row.querySelectorAll(".pb-row")].map((row) => {
      const inputs = row.querySelectorAll("input, select");
      return Object.fromEntries(
        field.columns.map(([key, type], place) => [key, value(inputs[place], type)]));
    });
  }

  function typed(field) {
    if (field.type === "list") return rowsOf(field);
    if (field.type === "boolean") return yesOrNo[field.row.querySelector(":checked")?.value];
    return field.row.querySelector("input, select, textarea").value;
  }

  function addRow(field, given = {}) {
    const rows = field.row.querySelector(".pb-rows");
    const row = field.row.querySelector("template").content.cloneNode(true).firstElementChild;
    const inputs = row.querySelectorAll("input, select");
    field.columns.forEach(([key, type], place) => {
      const value = given[key];
      inputs[place].value = type === "boolean" && value !== undefined ? (value ? "yes" : "no") : value ?? "";
    });
    rows.append(row);
    numberRows(rows);
    return inputs[0];
  }

  function numberRows(rows) {
    [...rows.children].forEach((row, place) => {
      row.setAttribute("aria-label", words.row.replace("{}", place + 1));
    });
  }

  function put(field, answer) {
    if (field.type === "list") {
      field.row.querySelector(".pb-rows").replaceChildren();
      for (const given of answer ?? []) addRow(field, given);
    } else if (field.type === "boolean") {
      for (const input of field.row.querySelectorAll("input")) {
        input.checked = yesOrNo[input.value] === answer;
      }
    } else {
      field.row.querySelector("input, select, textarea").value = answer ?? "";
    }
  }

  // What the answers change

  function showQuestions() {
    for (const [id, field] of fields) {
      field.row.hidden = !papers.some(({ element, paper }) => !element.hidden && paper.asksFor(id));
    }
    const more = form.querySelector(".pb-more");
    if (more) more.hidden = !more.querySelector("[data-field]:not([hidden])");
    const flags = form.querySelector(".pb-flags");
    if (flags) flags.hidden = ![...fields.values()].some((field) => field.suggest && !field.row.hidden);
  }

  function keep(id, answer) {
    if (answer === undefined) theCase.answers.delete(id);
    else theCase.answers.set(id, answer);
    for (const { paper } of papers) paper.show(id, theCase.answers);
  }

  const take = (id, field) => keep(id, handbook.sound(field, typed(field)));

  function suggest() {
    const ticked = [...form.querySelectorAll('[name="flag"]:checked')];
    for (const [id, field] of fields) {
      if (!field.suggest) continue;
      const isFree = theCase.suggested.has(id) || !theCase.answers.has(id);
      field.row.querySelector(".pb-kept").hidden = isFree || !ticked.length;
      if (!isFree) continue;
      const isInternal = field.suggest === "dossier-sentence";
      const sentences = ticked.map(({ dataset }) => (isInternal ? dataset.dossier : dataset.client));
      put(field, sentences.join(isInternal ? "\n" : " "));
      take(id, field);
      if (ticked.length) theCase.suggested.add(id);
      else theCase.suggested.delete(id);
    }
  }

  function showCase() {
    for (const [id, field] of fields) {
      const answer = handbook.sound(field, theCase.answers.get(id));
      put(field, answer);
      keep(id, answer);
    }
    for (const box of form.querySelectorAll('[name="flag"]')) {
      box.checked = theCase.redFlags.has(box.value);
    }
    if (theCase.redFlags.size) suggest();
    showQuestions();
  }

  form.addEventListener("input", ({ target }) => {
    if (target.name === "flag") {
      theCase.redFlags[target.checked ? "add" : "delete"](target.value);
      suggest();
    } else {
      const id = target.closest("[data-field]")?.dataset.field;
      if (!id) return;
      theCase.suggested.delete(id);
      take(id, fields.get(id));
    }
    showQuestions();
  });
  form.addEventListener("submit", (event) => event.preventDefault());

  // What a person is told

  function linkTo(id) {
    const link = document.createElement("a");
    link.href = `#f-${id}`;
    link.textContent = fields.get(id).label;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const target = document.getElementById(`f-${id}`);
      const more = target.closest("details");
      if (more) more.open = true;
      target.focus();
      target.scrollIntoView({ block: "center" });
    });
    return link;
  }

  function tell(place, message, ids = []) {
    const list = document.createElement("ul");
    list.append(...ids.map((id) => {
      const item = document.createElement("li");
      item.append(linkTo(id));
      return item;
    }));
    place.replaceChildren(message, ...(ids.length ? [list] : []));
  }

  function tellMissing(said, message, paper) {
    const ids = paper.missing();
    tell(said, `${message} ${ids.length ? words.missing : words.complete}`, ids);
  }

  // What leaves the page

  function save(content, type, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // Without a secure context there is no clipboard API; a copy event still carries the exact text.
  function copyByEvent(text, html) {
    const onCopy = (event) => {
      event.preventDefault();
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
    };
    document.addEventListener("copy", onCopy, { once: true });
    const isDone = document.execCommand("copy");
    document.removeEventListener("copy", onCopy);
    return isDone;
  }

  async function copy(root) {
    const text = handbook.plainText(root);
    const html = handbook.richText(root, language);
    try {
      const blob = (content, type) => new Blob([content], { type });
      await navigator.clipboard.write([new ClipboardItem({
        "text/plain": blob(text, "text/plain"), "text/html": blob(html, "text/html"),
      })]);
      return true;
    } catch {
      return copyByEvent(text, html);
    }
  }

  function printOnly(element) {
    element.classList.add("pb-printed");
    document.documentElement.classList.add("pb-prints-one");
    addEventListener("afterprint", () => {
      element.classList.remove("pb-printed");
      document.documentElement.classList.remove("pb-prints-one");
    }, { once: true });
    print();
  }

  const isWaitingFor = (paper) => paper.missing().filter((id) =>
    fields.get(id).isRequired || ["boolean", "choice"].includes(fields.get(id).type));

  async function leave(how, { element, name, title, paper, isInternal }) {
    const said = element.querySelector(".pb-said");
    const root = paper.given(isInternal);
    switch (how) {
      case "copy":
        return tellMissing(said, await copy(root) ? `${words.copied}.` : words.copy_failed, paper);
      case "txt":
        save(handbook.plainText(root), "text/plain", `${name}.txt`);
        return tellMissing(said, words.saved_as, paper);
      case "docx":
        try {
          save(await handbook.docx(root, { title, language }), "", `${name}.docx`);
        } catch {
          return tell(said, words.fill_failed);
        }
        return tellMissing(said, words.saved_as, paper);
      case "print":
        return printOnly(element);
    }
    const waiting = isWaitingFor(paper);
    if (waiting.length) return tell(said, words.mail_waits, waiting);
    const mail = handbook.mail(root, title, language);
    if (how === "eml") {
      save(handbook.eml(mail), "message/rfc822", `${name}.eml`);
      return tellMissing(said, words.saved_as, paper);
    }
    const address = handbook.mailto(mail);
    if (address.length > MAILTO_MOST) return tell(said, words.mail_long);
    location.href = address;
  }

  for (const one of papers) {
    const tools = one.element.querySelector("[data-tools]");
    tools.hidden = false;
    tools.addEventListener("click", ({ target }) => {
      if (target.dataset.do) leave(target.dataset.do, one);
    });
  }

  // The file of answers

  const said = form.querySelector(".pb-answers-said");
  const file = form.querySelector('[type="file"]');

  function use(next, message) {
    const before = theCase;
    theCase = next;
    showCase();
    const undo = document.createElement("button");
    undo.type = "button";
    undo.textContent = words.undo;
    undo.addEventListener("click", () => {
      theCase = before;
      showCase();
      tell(said, "");
    });
    tell(said, `${message} `);
    said.append(undo);
  }

  form.addEventListener("click", ({ target }) => {
    const field = fields.get(target.closest("[data-field]")?.dataset.field);
    if (target.matches(".pb-row-add")) addRow(field).focus();
    if (target.matches(".pb-row-remove")) {
      const rows = target.closest(".pb-rows");
      target.closest(".pb-row").remove();
      numberRows(rows);
      take(field.row.dataset.field, field);
      field.row.querySelector(".pb-row-add").focus();
    }
    switch (target.dataset.do) {
      case "save":
        save(handbook.writeCase(theCase), "application/json", form.dataset.file);
        return tell(said, words.answers_saved);
      case "open":
        return file.click();
      case "clear":
        return use({ answers: new Map(), redFlags: new Set(), suggested: new Set() }, words.answers_cleared);
    }
  });

  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (!chosen) return;
    let opened;
    try {
      if (chosen.size > 1_000_000) throw "answers_too_large";
      opened = handbook.readCase(await chosen.text());
    } catch (why) {
      tell(said, words[why] ?? words.answers_unreadable);
    }
    if (opened) use(opened, words.answers_opened);
    file.value = "";
  });

  // Within this tab, what is typed goes along to the next page: the other language, the next script.
  addEventListener("pagehide", () => {
    if (theCase.answers.size || theCase.redFlags.size) handbook.handOver(theCase);
  });
  addEventListener("pageshow", () => {
    theCase = handbook.takeOver() ?? theCase;
    showCase();
  });

  form.hidden = false;
})();
