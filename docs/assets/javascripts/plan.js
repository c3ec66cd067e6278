// The exit timeline: from the call and the last day to dates, a picture and a calendar.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const DAY = 86_400_000;
  const isoOf = (time) => new Date(time).toISOString().slice(0, 10);
  const weekday = (iso) => new Date(iso).getUTCDay();
  const add = handbook.dayAfter;
  const monthsOn = (iso, months) => {
    const [year, month, day] = iso.split("-").map(Number);
    const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
    return isoOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
  };
  const monthEnd = (iso) => add(`${monthsOn(iso, 1).slice(0, 7)}-01`, -1);

  // Easter Sunday, by the anonymous Gregorian algorithm (Meeus, ch. 8).
  function easter(year) {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    return isoOf(Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1));
  }

  const saturday = (iso) => add(iso, 6 - weekday(iso));

  // Free days in Sweden from 2005 on, by the acts (1989:253) and (1930:173), as keys of the words.
  handbook.holidays = (year) => {
    const sunday = easter(year);
    const midsummer = saturday(`${year}-06-20`);
    return new Map([
      [`${year}-01-01`, "new_year"],
      [`${year}-01-06`, "epiphany"],
      [add(sunday, -2), "good_friday"],
      [sunday, "easter"],
      [add(sunday, 1), "easter_monday"],
      [add(sunday, 49), "pentecost"],
      [`${year}-06-06`, "national_day"],
      [add(sunday, 39), "ascension"],
      [`${year}-05-01`, "may_day"],
      [add(midsummer, -1), "midsummer_eve"],
      [midsummer, "midsummer"],
      [saturday(`${year}-10-31`), "all_saints"],
      [`${year}-12-24`, "christmas_eve"],
      [`${year}-12-25`, "christmas"],
      [`${year}-12-26`, "boxing_day"],
      [`${year}-12-31`, "new_years_eve"],
    ]);
  };

  // Why a day is free, "weekend" or a holiday's key; undefined on a working day.
  handbook.freeDay = (iso) =>
    handbook.holidays(Number(iso.slice(0, 4))).get(iso) ?? (weekday(iso) % 6 ? undefined : "weekend");

  handbook.workingDay = (iso, direction) => {
    let day = iso;
    while (handbook.freeDay(day)) day = add(day, direction);
    return day;
  };

  // The day on which a notice given on `iso` has run out, as the act (1930:173) counts months.
  handbook.noticeEnds = (iso, { number, unit, fromMonthEnd }) => {
    const from = fromMonthEnd ? monthEnd(iso) : iso;
    if (unit === "days") return add(from, number);
    const ends = monthsOn(from, number);
    return fromMonthEnd ? monthEnd(ends) : ends;
  };

  // The latest working day on which notice can be given for the contract to end on `last`.
  handbook.latestNotice = (last, notice) => {
    let day = last;
    while (handbook.noticeEnds(day, notice) > last) day = add(day, -1);
    return handbook.workingDay(day, -1);
  };

  // The lines of a path with their days. From a free day, what is due before an anchor moves back
  // and what comes after moves on; the anchors stand. `isMoving` is false for stop signals.
  handbook.planned = (lines, { call, last }, isMoving) =>
    lines.flatMap(({ id, counted_from: anchor, before, after, begins }) => {
      const from = anchor === "call" ? call : last;
      const start = begins === null ? from : call && add(call, begins);
      if (!from || !start) return [];
      const due = add(from, after - before);
      const moves = isMoving && before + after > 0;
      const end = moves ? handbook.workingDay(due, before ? -1 : 1) : due;
      const first = begins === null ? end : isMoving ? handbook.workingDay(start, 1) : start;
      return [{ id, first: first > end ? end : first, last: end, due }];
    });

  const form = document.querySelector("#plan");
  if (!form) return;
  const { made, drawn, filled, isDay } = handbook;
  const words = JSON.parse(form.dataset.words);
  const paths = JSON.parse(form.dataset.plan);
  const language = document.documentElement.lang;
  const one = (selector) => form.querySelector(selector);
  const [call, notice, unit, fromMonthEnd, last] =
    ["#p-call", "#p-notice", "#p-unit", "#p-month-end", "#p-last"].map(one);
  const picture = one("[data-picture]");
  const said = one(".pb-answers-said");
  const weekdays = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  const longDay = (iso) => `${weekdays.format(new Date(iso))} ${handbook.cell(iso, "date", words)}`;
  const shortDay = (iso) => `${Number(iso.slice(8))} ${words.months[Number(iso.slice(5, 7)) - 1].slice(0, 3)}`;
  const freeWord = (iso) => {
    const why = handbook.freeDay(iso);
    return why === "weekend" ? words.plan_weekend : words[`holiday_${why}`];
  };
  const between = ({ first, last: end }, say, span) =>
    (first === end ? say(end) : filled(span, say(first), say(end)));
  let lines = [];
  let id = "";
  const kept = handbook.keepCase(arrive);

  const way = () => form.elements.way.value;
  const rowOf = (line) => one(`[data-way="${way()}"] [data-line="${line}"]`);
  const whoOf = (line) => rowOf(line).querySelector("input").value.trim();
  const given = () => {
    const number = handbook.number(notice.value);
    const isSound = Number.isInteger(number) && number >= 0 && number <= (unit.value === "days" ? 1900 : 60);
    return isSound ? { number, unit: unit.value, fromMonthEnd: fromMonthEnd.checked } : null;
  };

  // Both days: as typed, or worked out from the other one and the notice period.
  function days() {
    const typed = { call: isDay(call.value) ? call.value : "", last: isDay(last.value) ? last.value : "" };
    const period = given();
    const found = { ...typed };
    if (period && typed.call && !typed.last) found.last = handbook.noticeEnds(typed.call, period);
    if (period && typed.last && !typed.call && way() === "long") {
      found.call = handbook.latestNotice(typed.last, period);
    }
    const tell = (selector, key) => {
      one(selector).textContent =
        found[key] && !typed[key] ? filled(words.plan_worked_out, longDay(found[key])) : "";
    };
    tell("#p-call-out", "call");
    tell("#p-last-out", "last");
    return { ...found, period };
  }

  function warnings(found) {
    const told = [];
    const today = new Date();
    const now = isoOf(Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()));
    if ((found.call && !found.last) || (found.last && !found.call)) told.push(words.plan_need_notice);
    if (found.call && found.last && found.last < found.call) told.push(words.plan_reversed);
    if (way() === "long" && found.call && handbook.freeDay(found.call)) {
      told.push(filled(words.plan_call_free, freeWord(found.call),
        longDay(handbook.workingDay(found.call, -1))));
    }
    if (found.period && found.call && found.last >= found.call) {
      const ends = handbook.noticeEnds(found.call, found.period);
      if (found.last < ends) told.push(filled(words.plan_clash, longDay(ends)));
    }
    const past = lines.filter((line) => line.last < now).length;
    if (past) told.push(filled(words.plan_past, past));
    return told;
  }

  // One row a line, a mark or a bar under its name; the two fixed days go through them all.
  function draw(found) {
    const width = Math.max(260, picture.clientWidth);
    const height = lines.length * 38 + 24;
    const from = Math.min(...lines.map((line) => Date.parse(line.first)));
    const to = Math.max(...lines.map((line) => Date.parse(line.last)));
    const at = (iso) => 8 + ((Date.parse(iso) - from) / Math.max(DAY, to - from)) * (width - 16);
    const svg = drawn("svg", {
      viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
      "aria-label": `${words.plan_picture}: ${lines.map((line) =>
        `${handbook.cell(line.last, "date", words)} ${rowOf(line.id).dataset.short}`).join(", ")}`,
    });
    for (const fixed of new Set([found.call, found.last])) {
      if (fixed) svg.append(drawn("line", { x1: at(fixed), x2: at(fixed), y1: 0, y2: height - 18, class: "pb-mark" }));
    }
    picture.replaceChildren(svg);
    const texts = lines.map((line, place) => {
      const y = place * 38;
      const [x1, x2] = [at(line.first), at(line.last)];
      svg.append(line.first === line.last
        ? drawn("circle", { cx: x2, cy: y + 26, r: 5, class: "pb-bar" })
        : drawn("rect", { x: x1, y: y + 22, width: Math.max(6, x2 - x1), height: 8, rx: 4, class: "pb-bar" }));
      const days = between(line, shortDay, "{}–{}");
      const text = drawn("text", { y: y + 15 }, `${days}  ${rowOf(line.id).dataset.short}`);
      return [text, (x1 + x2) / 2];
    });
    for (const [time, x] of [[from, 0], [to, width]]) {
      texts.push([drawn("text", { y: height - 4, class: "pb-bar-label" }, isoOf(time).slice(0, 7)), x]);
    }
    svg.append(...texts.map(([text]) => text));
    for (const [text, middle] of texts) {
      const length = text.getComputedTextLength();
      text.setAttribute("x", Math.max(0, Math.min(middle - length / 2, width - length)));
    }
  }

  function show() {
    const found = days();
    lines = handbook.planned(paths[way()], found, way() === "long");
    const isThere = lines.length > 0;
    const label = one("[data-call-label]");
    label.textContent = way() === "short" ? label.dataset.other : words.plan_call;
    one("[data-answer]").hidden = !isThere;
    for (const list of form.querySelectorAll("[data-way]")) list.hidden = list.dataset.way !== way();
    const byId = new Map(lines.map((line) => [line.id, line]));
    for (const row of form.querySelectorAll(`[data-way="${way()}"] [data-line]`)) {
      const line = byId.get(row.dataset.line);
      row.hidden = !line;
      if (!line) continue;
      const span = between(line, longDay, words.plan_to);
      const moved = line.due === line.last ? ""
        : ` (${filled(words.plan_moved, shortDay(line.due), freeWord(line.due))})`;
      row.querySelector("[data-day]").textContent = span + moved;
    }
    const told = isThere ? warnings(found) : [];
    one("[data-waits]").textContent = !isThere ? words.plan_waits
      : told.length ? filled(words.plan_ready_warned, lines.length)
        : filled(words.plan_ready, lines.length);
    one("[data-warnings]").replaceChildren(...told.map((text) => made("li", {}, text)));
    for (const button of form.querySelectorAll('[data-do="ics"], [data-do="csv"]')) button.disabled = !isThere;
    if (isThere) draw(found);
    return found;
  }

  function keep() {
    const found = show();
    const who = {};
    for (const input of form.querySelectorAll("[data-who]")) {
      if (input.value !== input.dataset.who) who[input.closest("[data-line]").dataset.line] = input.value;
    }
    const { now } = kept;
    id ||= handbook.randomId();
    now.rest.plan = {
      way: way(), call: call.value, notice: notice.value, unit: unit.value,
      fromMonthEnd: fromMonthEnd.checked, last: last.value, who, id,
      days: Object.fromEntries(lines.map((line) => [line.id, line.last])),
      owners: Object.fromEntries(lines.map((line) => [line.id, whoOf(line.id)])),
    };
    handbook.offer(now, "last_day", found.last || undefined);
    const { period } = found;
    handbook.offer(now, "notice_period", period
      ? `${period.number} ${period.unit === "days" ? words.plan_days : words.plan_months}` : undefined);
  }

  function arrive({ answers, rest }) {
    const plan = rest.plan ?? {};
    if (["long", "short"].includes(plan.way)) form.elements.way.value = plan.way;
    if (isDay(plan.call)) call.value = plan.call;
    if (isDay(plan.last)) last.value = plan.last;
    else if (isDay(answers.get("last_day")) && !kept.now.suggested.has("last_day")) {
      last.value = answers.get("last_day");
    }
    if (typeof plan.notice === "string") notice.value = plan.notice;
    if (["days", "months"].includes(plan.unit)) unit.value = plan.unit;
    fromMonthEnd.checked = plan.fromMonthEnd === true;
    if (typeof plan.id === "string") id = plan.id;
    const sender = answers.get("sender_name");
    for (const input of form.querySelectorAll("[data-who]")) {
      const line = input.closest("[data-line]").dataset.line;
      const name = plan.who?.[line] ?? (line === "call" ? sender : undefined);
      if (typeof name === "string" && name) input.value = name;
    }
    if (rest.plan || last.value) keep();
    else show();
  }

  // What leaves the page

  const events = () => lines.map((line) => {
    const { short, what } = rowOf(line.id).dataset;
    return { ...line, id: `${id}-${line.id}`, summary: short, text: `${what}\n${words.plan_who}: ${whoOf(line.id)}` };
  });
  const rows = () => [
    [words.plan_when, words.plan_what, words.plan_who],
    ...lines.map((line) => [between(line, String, words.plan_to),
      rowOf(line.id).dataset.what, whoOf(line.id)]),
  ];

  form.addEventListener("input", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const { file } = form.dataset;
    switch (target.dataset.do) {
      case "ics":
        handbook.save(handbook.ics(events()), "text/calendar", `${file}.ics`);
        return void (said.textContent = words.tool_saved);
      case "csv":
        handbook.save(handbook.csv(rows(), language), "text/csv", `${file}.csv`);
        return void (said.textContent = words.tool_saved);
      case "clear":
        form.reset();
        delete kept.now.rest.plan;
        handbook.offer(kept.now, "last_day", undefined);
        handbook.offer(kept.now, "notice_period", undefined);
        show();
        said.textContent = words.tool_cleared;
    }
  });
  addEventListener("resize", () => lines.length && draw(days()));

  form.hidden = false;
  show();
})();
