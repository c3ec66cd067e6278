// Keeps a page fresh while its handbook is being written. Only `playbook serve` adds this.
(() => {
  const script = document.currentScript;
  const { path, name } = script.dataset;
  const swedish = document.documentElement.lang === "sv";
  const words = swedish
    ? { title: "Inte ombyggd: något måste rättas", last: "Under ligger den senaste hela sidan.", open: "Öppna", hide: "Dölj", failed: "Filen gick inte att öppna härifrån: " }
    : { title: "Not rebuilt: something has to be mended", last: "Below lies the last good page.", open: "Open", hide: "Hide", failed: "The file could not be opened from here: " };
  let shown = null;

  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };

  const clear = () => {
    shown?.remove();
    shown = null;
  };

  const open = async (number, place, status) => {
    const answer = await fetch("/-/open", { method: "POST", body: new URLSearchParams({ number }) });
    status.textContent = answer.ok ? "" : words.failed + place;
  };

  const show = (problems) => {
    clear();
    const host = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    const style = make("link", "", root);
    style.rel = "stylesheet";
    style.href = "/-/live.css";
    const box = make("section", "", root);
    box.setAttribute("role", "alert");
    box.setAttribute("aria-label", words.title);
    const head = make("header", "", box);
    make("h2", words.title, head);
    const hide = make("button", words.hide, head);
    hide.type = "button";
    hide.addEventListener("click", clear);
    make("p", words.last, box);
    const status = make("p", "", box);
    status.setAttribute("role", "status");
    problems.forEach((problem, number) => {
      make("pre", problem.text.trimEnd(), box).tabIndex = 0;
      if (!problem.can_open) return;
      const link = make("a", `${words.open} ${problem.place}`, box);
      link.href = "#";
      link.addEventListener("click", (event) => {
        event.preventDefault();
        open(number, problem.place, status);
      });
    });
    document.body.append(host);
    shown = host;
  };

  // Only the page that is looked at listens: a browser holds few connections to one address.
  let news = null;
  const listen = () => {
    news?.close();
    news = null;
    if (document.hidden) return;
    news = new EventSource(`/-/news?${new URLSearchParams({ path, name })}`);
    news.addEventListener("message", (event) => {
      const { reload, problems } = JSON.parse(event.data);
      if (reload) {
        news.close();
        location.reload();
      } else if (problems.length) {
        show(problems);
      } else {
        clear();
      }
    });
  };
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", () => news?.close());
  addEventListener("pageshow", listen);
})();
