// Writers for what is copied and sent: plain text, rich text and an email draft. Each takes the
// elements of a finished text, as scripts/playbook/compose/documents/as_html.py makes them.
(() => {
  "use strict";
  const handbook = (globalThis.handbook ??= {});
  const KEPT = new Set(["P", "H3", "UL", "OL", "LI", "TABLE", "THEAD", "TBODY", "TR", "TH", "TD",
    "CAPTION", "DL", "DT", "DD", "STRONG", "BR"]);

  function plain(node) {
    if (node.nodeName === "BR") return "\n";
    return node.childNodes.length ? [...node.childNodes].map(plain).join("") : node.textContent;
  }

  function block(element) {
    const children = [...element.children];
    switch (element.tagName) {
      case "UL":
        return children.map((item) => `- ${plain(item)}`).join("\n");
      case "OL":
        return children.map((item, place) => `${place + 1}. ${plain(item)}`).join("\n");
      case "DL":
        return children.map((pair) => [...pair.children].map(plain).join(" ")).join("\n");
      case "TABLE": {
        const rows = [...element.rows].map((row) => [...row.cells].map(plain));
        const shown = rows.filter((cells) => cells.some(Boolean)).map((cells) => cells.join(" | "));
        return [plain(element.caption), ...shown].join("\n");
      }
      case "DIV":
        return children.map(block).join("\n\n");
      default:
        return plain(element);
    }
  }

  // The text as the .txt file has it, character for character.
  handbook.plainText = (root) => `${[...root.children].map(block).join("\n\n")}\n`;

  function bare(node) {
    if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.data);
    const made = KEPT.has(node.nodeName)
      ? document.createElement(node.nodeName)
      : document.createDocumentFragment();
    made.append(...[...node.childNodes].map(bare));
    return made;
  }

  // The same as HTML: headings, lists and tables, nothing of the page's own looks.
  handbook.richText = (root, language) => {
    const body = document.createElement("div");
    body.lang = language;
    body.append(bare(root));
    return body.outerHTML;
  };

  const bytes = (text) => new TextEncoder().encode(text);
  const base64 = (text) =>
    btoa(Array.from(bytes(text), (byte) => String.fromCharCode(byte)).join(""));

  // RFC 2047: words of at most 75 signs, none of them split within a letter.
  function encodedHeader(text) {
    const words = [""];
    for (const sign of text.replace(/\s+/g, " ")) {
      if (bytes(words.at(-1) + sign).length > 42) words.push("");
      words[words.length - 1] += sign;
    }
    return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ");
  }

  const folded = (text) => base64(text).replace(/.{76}/g, "$&\r\n");

  // Subject and body: a text that begins with a heading has its subject there.
  handbook.mail = (root, title, language) => {
    const body = root.cloneNode(true);
    const first = body.firstElementChild;
    const subject = first?.tagName === "H3" ? plain(first) : title;
    if (first?.tagName === "H3") first.remove();
    return {
      subject: subject.replace(/\s+/g, " ").trim(),
      text: handbook.plainText(body),
      html: handbook.richText(body, language),
    };
  };

  // A draft that mail programs open ready to send (RFC 5322, with both kinds of text).
  handbook.eml = ({ subject, text, html }) => {
    const part = (type, content) =>
      [`--handbook`, `Content-Type: ${type}; charset=utf-8`, "Content-Transfer-Encoding: base64", "",
        folded(content)];
    return [
      `Subject: ${encodedHeader(subject)}`,
      "X-Unsent: 1",
      "MIME-Version: 1.0",
      'Content-Type: multipart/alternative; boundary="handbook"',
      "",
      ...part("text/plain", text.replace(/\n/g, "\r\n")),
      ...part("text/html", html),
      "--handbook--",
      "",
    ].join("\r\n");
  };

  handbook.mailto = ({ subject, text }) =>
    `mailto:?subject=${encodeURIComponent(subject)}` +
    `&body=${encodeURIComponent(text.replace(/\n/g, "\r\n"))}`;
})();
