// What the tools share: numbers as people type them, files that are safe to open, one case.
(() => {
  "use strict";
  const handbook = (globalThis.handbook ??= {});
  const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

  // "{} of {}" or "{1} of {0}", filled in.
  handbook.filled = (words, ...values) =>
    words.replace(/\{(\d?)\}/g, (_, place) => (place ? values[place] : values.shift()));

  // An element, or a drawn one, with attributes and with texts or elements in it.
  const making = (space) => (tag, attributes = {}, ...children) => {
    const element = document.createElementNS(`http://www.w3.org/${space}`, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  handbook.made = making("1999/xhtml");
  handbook.drawn = making("2000/svg");

  // A number typed the Swedish or the English way: 40 000,50 and 40,000.50, with or without kr.
  // Undefined when nothing is typed. A lone mark before three digits groups thousands.
  handbook.number = (typed) => {
    const text = typed
      .replace(/[\s'’]/g, "")
      .replace(/^(kr|sek)|(kr|sek|:-)\.?$/gi, "")
      .replace(/^[−–]/, "-");
    if (text === "") return undefined;
    const [, minus, whole, group, mark, decimals] =
      /^(-?)([1-9]\d{0,2}([.,])\d{3}(?:\3\d{3})*|\d*)(?:([.,])(\d+))?$/.exec(text) ?? [];
    if (!(whole || decimals) || (group && group === mark)) return NaN;
    return Number(`${minus}${whole.replace(/\D/g, "")}.${decimals ?? 0}`);
  };

  handbook.save = (content, type, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const oneLine = (text) => String(text).replace(CONTROLS, "").replace(/\s+/g, " ").trim();

  // A spreadsheet: what begins like a formula becomes text. Swedish ones part cells by semicolons.
  handbook.csv = (rows, language) => {
    const cell = (value) => {
      const text = oneLine(value);
      return `"${(/^[=+\-@|%＝＋－＠]/.test(text) ? `'${text}` : text).replace(/"/g, '""')}"`;
    };
    const between = language === "sv" ? ";" : ",";
    return `\ufeff${rows.map((row) => `${row.map(cell).join(between)}\r\n`).join("")}`;
  };

  // RFC 5545: at most 75 bytes a line, none of them split within a letter.
  function folded(line) {
    const lines = [""];
    let size = 0;
    for (const sign of line) {
      const more = new TextEncoder().encode(sign).length;
      if (size + more > 74) {
        lines.push(" ");
        size = 1;
      }
      lines[lines.length - 1] += sign;
      size += more;
    }
    return lines.join("\r\n");
  }

  const escaped = (text) =>
    String(text).replace(/\r\n?/g, "\n").replace(CONTROLS, "").trim()
      .replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

  handbook.dayAfter = (iso, days) =>
    new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

  // A calendar of whole days.
  handbook.ics = (events) => {
    const bare = (iso) => iso.replace(/-/g, "");
    const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    return [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//handbook//tools//SV", "CALSCALE:GREGORIAN",
      ...events.flatMap(({ id, first, last, summary, text }) => [
        "BEGIN:VEVENT",
        `UID:${escaped(id)}@handbook.invalid`,
        `DTSTAMP:${stamp}`,
        `DTSTART;VALUE=DATE:${bare(first)}`,
        `DTEND;VALUE=DATE:${bare(handbook.dayAfter(last, 1))}`,
        `SUMMARY:${escaped(oneLine(summary))}`,
        `DESCRIPTION:${escaped(text)}`,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
      ]),
      "END:VCALENDAR",
    ].map((line) => `${folded(line)}\r\n`).join("");
  };

  handbook.randomId = () =>
    [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join("");

  handbook.isDay = (value) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));

  // The case of this tab: taken over from the page before, handed to the next.
  handbook.keepCase = (show) => {
    const kept = { now: handbook.emptyCase() };
    addEventListener("pagehide", () => handbook.handOver(kept.now));
    addEventListener("pageshow", () => {
      kept.now = handbook.takeOver() ?? kept.now;
      show(kept.now);
    });
    return kept;
  };

  // An answer that a tool has found; what a person has answered stands.
  handbook.offer = ({ answers, suggested }, id, answer) => {
    if (answers.has(id) && !suggested.has(id)) return;
    if (answer === undefined) answers.delete(id);
    else answers.set(id, answer);
    suggested[answer === undefined ? "delete" : "add"](id);
  };
})();
