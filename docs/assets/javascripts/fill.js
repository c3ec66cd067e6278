// A script's text on the page: shows answers in it, tells what is asked for and what is missing.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const { make } = handbook;

  function showSlot(mark, field, answer, words) {
    const value = handbook.worded(field, answer, words);
    let text = value ?? `[${field.label}]`;
    if (value && "stop" in mark.dataset) text = text.replace(/\.$/, "");
    mark.classList.toggle("pb-filled", value !== null);
    mark.replaceChildren(...text.split("\n").flatMap((line) => [make("br"), line]).slice(1));
  }

  function showTable(table, answer = [], words) {
    const heads = [...table.tHead.rows[0].cells];
    const columns = heads.map(({ dataset }) => dataset);
    const filled = answer
      .map((row) => columns.map(({ column, type }) => handbook.cell(row[column], type, words)))
      .filter((texts) => texts.some(Boolean));
    table.classList.toggle("pb-filled", filled.length > 0);
    const texts = filled.length ? filled : [columns.map(() => "")];
    const body = table.tBodies[0];
    while (body.rows.length > texts.length) body.lastChild.remove();
    while (body.rows.length < texts.length) {
      const cells = heads.map(() => make("td"));
      cells.forEach((cell, place) => { cell.dataset.label = heads[place].textContent; });
      body.append(make("tr", {}, ...cells));
    }
    // Only what changes is touched: a table of 200 rows follows each key.
    [...body.rows].forEach(({ children }, at) => texts[at].forEach((text, place) => {
      if (children[place].textContent !== text) children[place].textContent = text;
    }));
  }

  // Blocks under a question: in the text, out of it, or open until it is answered.
  function showGroup(group, answer) {
    const { equals } = group.dataset;
    const isIn = equals === undefined || answer === undefined ? answer : answer === equals;
    group.hidden = isIn === false;
    group.firstElementChild.hidden = isIn === true;
    group.classList.toggle("pb-open", isIn === undefined);
  }

  const idOf = ({ dataset }) => dataset.field ?? dataset.when;

  // Whether nobody reads the place as long as a question is open or answered no.
  const isIdle = (place) =>
    (place.dataset.when ? place.parentElement : place).closest("[hidden], .pb-open") !== null;

  // The text in `root`. `fields` are the questions by id.
  handbook.paper = (root, fields, words) => {
    const places = [...root.querySelectorAll("[data-field], [data-when]")];
    const byId = new Map();
    for (const place of places) {
      const id = idOf(place);
      place.dataset.label = fields.get(id).label;
      byId.set(id, [...(byId.get(id) ?? []), place]);
    }
    return {
      // Shows the answer to one question wherever the text uses it.
      show(id, answer) {
        for (const place of byId.get(id) ?? []) {
          if (place.dataset.when) showGroup(place, answer);
          else if (place.tHead) showTable(place, answer, words);
          else showSlot(place, fields.get(id), answer, words);
        }
      },
      // Whether the text, as it stands, has a place for the answer.
      asksFor: (id) => (byId.get(id) ?? []).some((place) => !isIdle(place)),
      // The questions that the text still waits for, in its order.
      missing: () => [...new Set(places
        .filter((place) => !isIdle(place) && !place.classList.contains("pb-filled"))
        .filter((place) => (place.dataset.when ? place.matches(".pb-open") : true))
        .map(idOf)
        .filter((id) => fields.get(id).type !== "list" || fields.get(id).isRequired))],
      // A copy of what a recipient gets: without what does not apply, and without staff's notes
      // unless the text is for staff.
      given(isInternal) {
        const copy = root.cloneNode(true);
        const left = isInternal ? "[hidden]" : "[hidden], .pb-script-note";
        for (const place of copy.querySelectorAll(left)) place.remove();
        // A question that only notes stood under is none.
        for (const group of copy.querySelectorAll(".pb-open")) {
          if (group.childElementCount === 1) group.remove();
        }
        return copy;
      },
    };
  };
})();
