// The profitability calculation: four numbers in, margin and a picture of where the fee goes out.
(() => {
  "use strict";
  const { handbook } = globalThis;

  // The figures of a period. `bands` are lower limits in per cent, the first the goal, the last null.
  handbook.margin = ({ fee, hours, hour_cost: hourCost, direct_costs: direct }, bands) => {
    const time = hours * hourCost;
    const surplus = fee - time - direct;
    const margin = (surplus / fee) * 100;
    const goal = bands[0] / 100;
    const within = (fee * (1 - goal) - direct) / hourCost;
    return {
      time,
      surplus,
      margin,
      rate: (fee - direct) / hours,
      feeForGoal: (time + direct) / (1 - goal),
      hoursForGoal: within > 0 ? within : null,
      // Rounded: 0.1 + 0.2 must not miss its limit.
      band: bands.findIndex((least) => least === null || Number(margin.toFixed(5)) >= least),
    };
  };

  const form = document.querySelector("#sum");
  if (!form) return;
  const { made, drawn } = handbook;
  const words = JSON.parse(form.dataset.words);
  const { example, bands } = JSON.parse(form.dataset.sum);
  const language = document.documentElement.lang;
  const locale = language === "sv" ? "sv-SE" : "en-GB";
  const written = (number, decimals = 0) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(number);
  const money = (number) =>
    (language === "sv" ? `${written(number)} ${words.sum_currency}` : `${words.sum_currency} ${written(number)}`);
  const percent = (number) => (language === "sv" ? `${written(number, 1)} procent` : `${written(number, 1)} per cent`);
  const names = Object.keys(example);
  const inputs = new Map(names.map((name) => [name, form.elements[name]]));
  const picture = form.querySelector("[data-picture]");
  let shown = null;
  const kept = handbook.keepCase(({ rest }) => {
    for (const [name, input] of inputs) {
      if (typeof rest.sum?.[name] === "string") input.value = rest.sum[name];
    }
    update();
  });

  function read(name, input) {
    const value = handbook.number(input.value);
    const mayBeZero = name === "direct_costs";
    let said = "";
    if (Number.isNaN(value)) said = words.sum_unreadable;
    else if (value !== undefined && (mayBeZero ? value < 0 : value <= 0)) said = words.sum_positive;
    else if (value !== undefined) said = `= ${written(value, 2)}`;
    const isWrong = said !== "" && !said.startsWith("=");
    form.querySelector(`[data-read="${name}"]`).textContent = said;
    input.setAttribute("aria-invalid", isWrong);
    return isWrong ? undefined : value;
  }

  // One bar a row, each from where the one before ended.
  function draw({ fee, time, direct, surplus }) {
    const width = Math.max(240, picture.clientWidth);
    const scale = width / Math.max(fee, time + direct);
    const isLoss = surplus < 0;
    const rows = [
      ["fee", words.sum_fee, 0, fee],
      ["time", words.sum_time, 0, time],
      ["direct", words.sum_direct_costs, time, direct],
      isLoss
        ? ["loss", words.sum_loss, fee, -surplus]
        : ["surplus", words.sum_surplus, time + direct, surplus],
    ];
    const height = rows.length * 46 + 6;
    const svg = drawn("svg", {
      viewBox: `0 0 ${width} ${height}`, width, height, role: "img",
      "aria-label": `${words.sum_picture}: ${rows.map(([, label, , amount]) =>
        `${label} ${money(amount)}`).join(", ")}`,
    });
    rows.forEach(([kind, label, from, amount], place) => {
      const y = place * 46;
      svg.append(
        drawn("text", { x: 0, y: y + 15, class: "pb-bar-label" }, label),
        drawn("text", { x: width, y: y + 15, "text-anchor": "end" }, money(amount)),
        drawn("rect", {
          x: from * scale, y: y + 21, height: 17, width: Math.max(1, amount * scale),
          class: `pb-bar pb-bar--${kind}`,
        }),
      );
    });
    if (isLoss) {
      svg.append(drawn("line", { x1: fee * scale, x2: fee * scale, y1: 21, y2: height, class: "pb-mark" }));
    }
    picture.replaceChildren(svg);
  }

  function show(figures) {
    shown = figures && { fee: figures.fee, direct: figures.direct_costs, ...handbook.margin(figures, bands) };
    form.querySelector("[data-waits]").hidden = shown !== null;
    form.querySelector("[data-answer]").hidden = shown === null;
    for (const part of form.querySelectorAll("[data-band]")) {
      part.hidden = shown === null || Number(part.dataset.band) !== shown.band;
      const place = part.querySelector("[data-margin]");
      if (place && shown) place.textContent = `${words.sum_margin} ${percent(shown.margin)}.`;
    }
    if (!shown) return;
    const lines = [
      [shown.surplus < 0 ? words.sum_loss : words.sum_surplus, money(Math.abs(shown.surplus))],
      [words.sum_rate, `${money(shown.rate)} ${handbook.filled(words.sum_rate_beside, money(figures.hour_cost))}`],
      [handbook.filled(words.sum_fee_for, bands[0]), money(shown.feeForGoal)],
      [handbook.filled(words.sum_hours_for, bands[0]),
        shown.hoursForGoal === null ? words.sum_never : written(shown.hoursForGoal, 1)],
    ];
    form.querySelector("[data-figures]").replaceChildren(...lines.map(([term, value]) =>
      made("div", {}, made("dt", {}, term), made("dd", {}, value))));
    draw(shown);
  }

  function update() {
    const figures = Object.fromEntries([...inputs].map(([name, input]) => [name, read(name, input)]));
    const isWhole = names.every((name) => figures[name] !== undefined);
    show(isWhole ? figures : null);
    const typed = Object.fromEntries([...inputs].map(([name, { value }]) => [name, value]));
    if (names.some((name) => typed[name])) kept.now.rest.sum = typed;
    else delete kept.now.rest.sum;
    handbook.offer(kept.now, "client_margin", shown ? percent(shown.margin) : undefined);
  }

  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    const what = target.dataset.do;
    if (what !== "example" && what !== "clear") return;
    for (const [name, input] of inputs) input.value = what === "clear" ? "" : written(example[name]);
    update();
  });
  addEventListener("resize", () => shown && draw(shown));

  form.hidden = false;
})();
