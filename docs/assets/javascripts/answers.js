// Answers: how they read in a text, what of a file is one, and how they reach the next page of this
// tab. The same rules as scripts/playbook/compose/documents/answers.py; tests hold the two together.
(() => {
  "use strict";
  const handbook = (globalThis.handbook ??= {});
  const MAX_BYTES = 1_000_000;
  const MAX_ROWS = 200;
  const CASE = "handbook-case";
  const UNPRINTABLE =
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/gu;

  function longDate(text, months) {
    const day = new Date(`${text}T00:00Z`);
    const isDay = text > "0001" && !isNaN(day) && day.toISOString().startsWith(`${text}T`);
    return isDay ? `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${day.getUTCFullYear()}` : text;
  }

  function written(answer, type, words) {
    if (typeof answer === "boolean") return answer ? words.yes : words.no;
    const text = answer.replace(/\r\n?/g, "\n").replace(UNPRINTABLE, "").replace(/\t/g, " ").trim();
    if (type === "date") return longDate(text, words.months);
    const lines = text.split("\n").map((line) => line.trim());
    return type === "multiline" ? lines.join("\n") : lines.filter(Boolean).join(" ");
  }

  // How an answer reads in a text; null when there is none. `field` is one question of the form.
  handbook.worded = (field, answer, words) => {
    if (answer === undefined || Array.isArray(answer)) return null;
    if (field.type === "choice") return field.choices.get(answer) ?? null;
    return written(answer, field.type, words) || null;
  };

  handbook.cell = (answer, type, words) =>
    answer === undefined ? "" : written(answer, type, words);

  function soundRow(row, columns) {
    const sound = {};
    for (const [key, type] of columns) {
      const value = row?.[key];
      if (type === "boolean" ? typeof value === "boolean" : isText(value)) sound[key] = value;
    }
    return sound;
  }

  const isText = (value) => typeof value === "string" && value.trim() !== "";

  // An answer as its field takes it; undefined when it is none.
  handbook.sound = (field, answer) => {
    if (field.type === "boolean") return typeof answer === "boolean" ? answer : undefined;
    if (field.type === "choice") return field.choices.has(answer) ? answer : undefined;
    if (field.type !== "list") return isText(answer) ? answer : undefined;
    if (!Array.isArray(answer)) return undefined;
    const rows = answer.slice(0, MAX_ROWS).map((row) => soundRow(row, field.columns));
    const filled = rows.filter((row) => Object.keys(row).length);
    return filled.length ? filled : undefined;
  };

  handbook.emptyCase = () =>
    ({ answers: new Map(), redFlags: new Set(), suggested: new Set(), rest: {} });

  // What a case holds: answers by field, ticked red flags, and the fields that were filled for the
  // person. What else there is (`rest`) is other pages': each has a key of its own.
  // Throws the key of the words that say why not.
  handbook.readCase = (text) => {
    if (text.length > MAX_BYTES) throw "answers_too_large";
    let whole;
    try {
      whole = JSON.parse(text);
    } catch {
      throw "answers_unreadable";
    }
    const given = whole?.answers;
    if (Object(given) !== given || Array.isArray(given)) throw "answers_unreadable";
    const ids = (list) => new Set(Array.isArray(list) ? list : []);
    const { answers, red_flags: redFlags, suggested, ...rest } = whole;
    // What other scripts have asked for is kept as it is: it belongs to the same case.
    return {
      answers: new Map(Object.entries(answers)),
      redFlags: ids(redFlags),
      suggested: ids(suggested),
      rest,
    };
  };

  handbook.writeCase = ({ answers, redFlags, suggested, rest }) => JSON.stringify({
    ...rest,
    answers: Object.fromEntries(answers),
    red_flags: [...redFlags],
    suggested: [...suggested],
  }, null, 2);

  // From page to page within this tab: handed over when one is left, taken and deleted by the next.
  handbook.handOver = (theCase) => {
    const { answers, redFlags, rest } = theCase;
    if (!answers.size && !redFlags.size && !Object.keys(rest).length) return;
    try {
      sessionStorage.setItem(CASE, handbook.writeCase(theCase));
    } catch {
      // A browser that keeps nothing hands nothing over.
    }
  };

  handbook.takeOver = () => {
    try {
      const kept = sessionStorage.getItem(CASE);
      sessionStorage.removeItem(CASE);
      return kept === null ? null : handbook.readCase(kept);
    } catch {
      return null;
    }
  };
})();
