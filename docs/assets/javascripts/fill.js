// A script's text on the page: shows answers in it, tells what is asked for and what is missing.
(() => {
  "use strict";
  const handbook = (globalThis.handbook ??= {});

  const withBreaks = (text) =>
    text.split("\n").flatMap((line, place) => (place ? [document.createElement("br"), line] : [line]));

  function showSlot(mark, field, answer, words) {
    const value = handbook.worded(field, answer, words);
    let text = value ?? `[${field.label}]`;
    if (value && "stop" in mark.dataset) text = text.replace(/\.$/, "");
    mark.classList.toggle("pb-filled", value !== null);
    mark.replaceChildren(...withBreaks(text));
  }

  function showTable(table, columns, answer, words) {
    const row = (texts) => {
      const made = document.createElement("tr");
      made.append(...texts.map((text) => {
        const cell = document.createElement("td");
        cell.textContent = text;
        return cell;
      }));
      return made;
    };
    const rows = (answer ?? [])
      .map((given) => columns.map(([key, type]) => handbook.cell(given[key], type, words)))
      .filter((texts) => texts.some(Boolean));
    table.classList.toggle("pb-filled", rows.length > 0);
    table.tBodies[0].replaceChildren(...(rows.length ? rows : [columns.map(() => "")]).map(row));
  }

  // True or false once the question is answered, undefined before.
  function holds(group, answers) {
    const answer = answers.get(group.dataset.when);
    if (answer === undefined || group.dataset.equals === undefined) return answer;
    return answer === group.dataset.equals;
  }

  function showGroup(group, answers) {
    const state = holds(group, answers);
    group.hidden = state === false;
    group.querySelector(".pb-script-condition").hidden = state === true;
    group.classList.toggle("pb-open", state === undefined);
  }

  // The text in `root`. `fields` are the questions by id.
  handbook.paper = (root, fields, words) => {
    const places = new Map();
    for (const place of root.querySelectorAll("[data-field], [data-when]")) {
      const id = place.dataset.field ?? place.dataset.when;
      if (place.matches(".pb-slot")) place.dataset.label = fields.get(id).label;
      places.set(id, [...(places.get(id) ?? []), place]);
    }
    const columns = (table) =>
      [...table.tHead.rows[0].cells].map((head) => [head.dataset.column, head.dataset.type]);
    const isWaiting = (place) => place.closest("[hidden], .pb-open") !== null;

    return {
      // Shows the answer to one question wherever the text uses it.
      show(id, answers) {
        for (const place of places.get(id) ?? []) {
          if (place.dataset.when) showGroup(place, answers);
          else if (place.tHead) showTable(place, columns(place), answers.get(id), words);
          else showSlot(place, fields.get(id), answers.get(id), words);
        }
      },
      // Whether the text, as it stands, has a place for the answer.
      asksFor: (id) =>
        (places.get(id) ?? []).some((place) =>
          place.dataset.when ? !isWaiting(place.parentElement) : !isWaiting(place)),
      // The questions that the text still waits for, in its order.
      missing() {
        const found = new Set();
        for (const place of root.querySelectorAll("[data-field], .pb-open")) {
          const id = place.dataset.field ?? place.dataset.when;
          const asked = place.dataset.when ? place.parentElement : place;
          const isEmpty = !place.classList.contains("pb-filled");
          if (isEmpty && !isWaiting(asked) && (!place.tHead || fields.get(id).isRequired)) {
            found.add(id);
          }
        }
        return [...found];
      },
      // A copy of what a recipient gets: without what does not apply, and without staff's notes
      // unless the text is for staff.
      given(isInternal) {
        const copy = root.cloneNode(true);
        const left = isInternal ? "[hidden]" : "[hidden], .pb-script-note";
        for (const place of copy.querySelectorAll(left)) place.remove();
        for (const group of copy.querySelectorAll(".pb-open")) {
          if (group.childElementCount === 1) group.remove(); // Only notes were asked about.
        }
        return copy;
      },
    };
  };
})();
