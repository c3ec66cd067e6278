// Light or dark as the person chose last, before anything is painted. Runs at the top of the body.
(() => {
  "use strict";
  const chosen = globalThis.__md_get("__palette")?.color;
  if (!chosen) return;
  let colors = chosen;
  if (chosen.media === "(prefers-color-scheme)") {
    const scheme = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const media = `(prefers-color-scheme: ${scheme})`;
    const input = document.querySelector(`[data-md-color-media="${media}"]`);
    if (!input) return;
    colors = Object.fromEntries(
      ["media", "scheme", "primary", "accent"].map((name) => [
        name, input.getAttribute(`data-md-color-${name}`),
      ]),
    );
  }
  for (const [name, value] of Object.entries(colors)) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
})();
