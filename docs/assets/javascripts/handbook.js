// Copying and printing. Every page is whole without this file.
(() => {
  "use strict";
  const handbook = (globalThis.handbook ??= {});

  // An element with properties and children.
  handbook.make = (tag, properties, ...children) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };

  // One live region for all announcements, made before the first is needed.
  const status = document.createElement("div");
  status.setAttribute("role", "status");
  status.className = "pb-status";
  Object.assign(status.style, {
    position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)",
  });
  document.body.append(status);

  // Without a secure context there is no clipboard API; a copy event still carries the exact texts.
  function copyByEvent(texts) {
    const onCopy = (event) => {
      event.preventDefault();
      for (const [type, text] of Object.entries(texts)) event.clipboardData.setData(type, text);
    };
    document.addEventListener("copy", onCopy, { once: true });
    const done = document.execCommand("copy");
    document.removeEventListener("copy", onCopy);
    return done;
  }

  // Copies the same text in one or more types, `{"text/plain": …}`; says whether it worked.
  const copy = (handbook.copy = async (texts) => {
    try {
      const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      return copyByEvent(texts);
    }
  });

  for (const button of document.querySelectorAll("button.pb-copy")) {
    const label = button.textContent;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const done = await copy({ "text/plain": button.dataset.copy });
      const message = done ? button.dataset.done : button.dataset.failed;
      button.textContent = done ? message : label;
      status.textContent = message;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = label;
        status.textContent = "";
      }, 2500);
    });
  }

  for (const button of document.querySelectorAll("button.pb-print")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  // As files there is no server to find a folder's page.
  if (location.protocol === "file:") {
    document.addEventListener("click", ({ target }) => {
      const link = target.closest("a[href]");
      if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
    });
  }
})();
