// The search dialog: in the theme's looks, with its keys, and with the names and roles that voices
// and keyboards need. The engine runs in a worker, or in the page where it was opened from a
// folder, since browsers allow no worker there. Nothing is loaded before someone wants to search.
(() => {
  "use strict";
  const root = document.querySelector(".md-search");
  const toggle = document.querySelector("#__search");
  if (!root || !toggle) return;
  const input = root.querySelector(".md-search__input");
  const form = root.querySelector(".md-search__form");
  const list = root.querySelector(".md-search-result__list");
  const meta = root.querySelector(".md-search-result__meta");
  const other = root.querySelector(".pb-search-other");
  const opener = document.querySelector(".pb-search-open");
  const scroll = root.querySelector(".md-search__scrollwrap");
  const words = root.dataset;
  const here = new URL("./", document.currentScript.src);
  const base = new URL("../../../", here);

  // ---- The engine, near or far

  function loaded(url) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = url.href;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${url} cannot be loaded`)));
      document.head.append(script);
    });
  }

  async function inPage() {
    await loaded(new URL("search.js", here));
    await loaded(new URL("search/index.js", base));
    return (text) => Promise.resolve(self.handbookSearch.loaded.query(text));
  }

  function inWorker() {
    return new Promise((resolve, reject) => {
      const worker = new Worker(new URL("worker.js", here));
      const waiting = new Map();
      let count = 0;
      const ask = (text) => new Promise((answer) => {
        count += 1;
        // Of several questions only the last is answered.
        waiting.clear();
        waiting.set(count, answer);
        worker.postMessage({ id: count, text });
      });
      worker.addEventListener("message", ({ data }) => {
        if (data.ready) resolve(ask);
        waiting.get(data.id)?.(data.result);
        waiting.delete(data.id);
      });
      worker.addEventListener("error", (event) => {
        event.preventDefault();
        worker.terminate();
        reject(new Error(event.message || "the search's worker stopped"));
      });
      worker.postMessage({ index: new URL("search/index.js", base).href });
    });
  }

  let engine = null;
  function prepared() {
    engine ??= (location.protocol === "file:" ? inPage() : inWorker()).catch((error) => {
      engine = null; // So that the next key tries again.
      throw error;
    });
    return engine;
  }

  // ---- What is shown

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  // Every other piece is a word that was looked for.
  function marked(pieces) {
    return pieces.map((piece, at) => (at % 2 ? element("mark", "", piece) : piece));
  }

  const LEAST_MARKED = 4; // Shorter words are everywhere on the page that a result leads to.

  function link(page, anchor, children) {
    const found = [page.title, page.text, ...page.sections.flatMap((one) => [one.title, one.text])]
      .flatMap((pieces) => pieces.filter((_, at) => at % 2))
      .flatMap((words_) => words_.toLowerCase().split(/\s+/))
      .filter((word) => word.length >= LEAST_MARKED);
    const url = new URL(page.at, base);
    if (location.protocol === "file:") url.pathname += "index.html";
    if (found.length) url.searchParams.set("h", [...new Set(found)].slice(0, 12).join(" "));
    if (anchor) url.hash = anchor;
    const made = element("a", "md-search-result__link", ...children);
    made.setAttribute("role", "option");
    made.href = url.href;
    return made;
  }

  function article(className, ...children) {
    return element("div", `md-search-result__article md-typeset ${className}`, ...children);
  }

  function item(page) {
    const kind = element("p", "pb-result-kind", element("span", "", page.kind));
    if (page.badge) {
      const looks = page.severity ? `pb-badge pb-badge--${page.severity}` : "pb-result-phase";
      kind.append(" ", element("span", looks, page.badge));
    }
    const title = element("p", "pb-result-title", ...marked(page.title));
    const whole = link(page, "", [
      article("", kind, title, element("p", "pb-result-text", ...marked(page.text))),
    ]);
    const sections = page.sections.map((section) => link(page, section.anchor, [
      article(
        "pb-result-section",
        element("p", "pb-result-heading", ...marked(section.title)),
        element("p", "pb-result-text", ...marked(section.text)),
      ),
    ]));
    const made = element("div", "md-search-result__item", whole, ...sections);
    made.setAttribute("role", "group");
    made.setAttribute("aria-label", page.title.join(""));
    return made;
  }

  const filled = (text, value) => text.replace("{}", () => value);

  function summary(result) {
    if (result.found !== "matches") return words[result.found];
    const count = result.pages.length;
    const said = count === 1 ? words.one : filled(words.many, count);
    return result.corrected ? `${filled(words.corrected, result.corrected)} ${said}` : said;
  }

  function show(text, result) {
    list.replaceChildren(...(result?.pages ?? []).map(item));
    list.hidden = list.childElementCount === 0;
    scroll.scrollTop = 0;
    meta.textContent = result ? summary(result) : words.hint;
    input.setAttribute("aria-expanded", String(isOpen() && !list.hidden));
    other.parentElement.hidden = !result;
    other.textContent = filled(words.other, text.trim());
    const url = new URL(other.dataset.site, location.href);
    url.searchParams.set("q", text.trim());
    other.href = url.href;
  }

  let asked = 0;
  async function search() {
    const text = input.value;
    asked += 1;
    const mine = asked;
    if (!/[\p{L}\p{N}]/u.test(text)) {
      show(text, null);
      prepared().catch(() => {});
      return;
    }
    if (!engine) meta.textContent = words.loading;
    try {
      const ask = await prepared();
      if (mine !== asked) return;
      const result = await ask(text);
      if (mine === asked) show(text, result);
    } catch {
      if (mine !== asked) return;
      show(text, null);
      meta.textContent = words.failed;
    }
  }

  // ---- Open and closed

  const isOpen = () => toggle.checked;
  let before = null;

  function open() {
    if (isOpen()) return;
    before = root.contains(document.activeElement) ? null : document.activeElement;
    toggle.click();
  }

  function close() {
    if (isOpen()) toggle.click();
  }

  function follow() {
    const opened = isOpen();
    if (opened) {
      root.setAttribute("role", "dialog");
      root.setAttribute("aria-modal", "true");
      root.setAttribute("aria-label", words.label);
      search();
      input.focus();
    } else {
      for (const name of ["role", "aria-modal", "aria-label"]) root.removeAttribute(name);
      if (root.contains(document.activeElement)) {
        const back = before?.isConnected && before !== document.body ? before : opener;
        if (back.getClientRects().length) back.focus();
        else input.focus();
      }
      before = null;
      const url = new URL(location.href);
      if (url.searchParams.has("q")) {
        url.searchParams.delete("q");
        history.replaceState(history.state, "", url);
      }
    }
    opener.setAttribute("aria-expanded", String(opened));
    input.setAttribute("aria-expanded", String(opened && !list.hidden));
  }

  toggle.addEventListener("change", follow);
  opener.addEventListener("click", open);
  root.querySelector(".md-search__overlay").addEventListener("click", close);
  root.querySelector(".pb-search-close").addEventListener("click", close);
  input.addEventListener("click", open);
  input.addEventListener("input", () => {
    if (isOpen()) search();
    else open();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    input.focus();
    search();
  }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  list.addEventListener("click", (event) => {
    if (event.target.closest("a") && !event.ctrlKey && !event.metaKey && !event.shiftKey) close();
  });

  // ---- Keys

  const stops = () => [...root.querySelectorAll("input, button, a[href]")]
    .filter((one) => one.getClientRects().length && getComputedStyle(one).visibility === "visible");

  // Within the dialog the keys are the dialog's, before the theme sees them.
  root.addEventListener("keydown", (event) => {
    if (!isOpen()) {
      if (event.key === "ArrowDown" || event.key === "Enter") open();
      return;
    }
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape") {
      close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const ring = [input, ...links];
      const step = event.key === "ArrowDown" ? 1 : -1;
      ring[(at + 1 + step + ring.length) % ring.length].focus();
    } else if (event.key === "Tab") {
      const ring = stops();
      const edge = event.shiftKey ? ring[0] : ring.at(-1);
      if (document.activeElement !== edge) {
        event.stopPropagation();
        return;
      }
      (event.shiftKey ? ring.at(-1) : ring[0]).focus();
    } else {
      const isWriting = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;
      if (at >= 0 && event.key !== " " && (isWriting || event.key === "Backspace")) input.focus();
      event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isOpen()) return;
    const at = event.target;
    if (at.closest?.("input, textarea, select, [contenteditable]")) return;
    if (event.key === "/" || event.key === "s" || event.key === "f") {
      event.preventDefault();
      event.stopPropagation();
      open();
      input.select();
    }
  }, true);

  // ---- Words handed over: by an address with ?q=, or by the box on the home page

  function searchFor(text) {
    input.value = text;
    if (isOpen()) search();
    else open();
  }

  const box = document.querySelector("form.pb-search");
  box?.addEventListener("submit", (event) => {
    event.preventDefault();
    searchFor(box.elements.q.value);
  });
  const given = new URL(location.href).searchParams.get("q");
  if (given) searchFor(given);

  // ---- Words that led here, marked on the page

  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  }

  function mark(text) {
    const wanted = new Set(plain(text).match(/[\p{L}\p{N}]+/gu) ?? []);
    const body = document.querySelector(".md-content");
    if (!body || wanted.size === 0) return;
    const texts = [];
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest("script, style, button, svg, h1, nav, mark")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts) {
      const found = [...node.data.matchAll(/[\p{L}\p{N}]+/gu)].filter((one) => wanted.has(plain(one[0])));
      for (const one of found.reverse()) {
        const word = node.splitText(one.index);
        word.splitText(one[0].length);
        const made = element("mark", "pb-found");
        word.replaceWith(made);
        made.append(word);
      }
    }
  }
  const found = new URL(location.href).searchParams.get("h");
  if (found) mark(found);
})();
