// Writers for what is copied and sent: plain text, rich text and an email draft. Each takes the
// elements of a finished text, as scripts/playbook/compose/documents/as_html.py makes them.
(() => {
  "use strict";
  const { handbook } = globalThis;

  const plain = (node) =>
    node.nodeName === "BR" ? "\n"
      : node.nodeType === Node.TEXT_NODE ? node.data
        : [...node.childNodes].map(plain).join("");

  function block(element) {
    const children = [...element.children];
    const lines = {
      UL: () => children.map((item) => `- ${plain(item)}`),
      OL: () => children.map((item, place) => `${place + 1}. ${plain(item)}`),
      DL: () => children.map((pair) => [...pair.children].map(plain).join(" ")),
      TABLE: () => [plain(element.caption), ...[...element.rows]
        .map((row) => [...row.cells].map(plain))
        .filter((cells) => cells.some(Boolean))
        .map((cells) => cells.join(" | "))],
      DIV: () => [children.map(block).join("\n\n")],
    }[element.tagName];
    return lines ? lines().join("\n") : plain(element);
  }

  // The text as the .txt file has it, character for character.
  handbook.plainText = (root) => `${[...root.children].map(block).join("\n\n")}\n`;

  const LOOKS = new Set(["DIV", "MARK"]);

  function bare(node) {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const made = LOOKS.has(node.nodeName)
      ? document.createDocumentFragment()
      : document.createElement(node.nodeName);
    made.append(...[...node.childNodes].map(bare));
    return made;
  }

  // The same as HTML: headings, lists and tables, nothing of the page's own looks.
  handbook.richText = (root, lang) => handbook.make("div", { lang }, bare(root)).outerHTML;

  const bytes = (text) => new TextEncoder().encode(text);
  const base64 = (text) =>
    btoa(Array.from(bytes(text), (byte) => String.fromCharCode(byte)).join(""));

  // RFC 2047: words of at most 75 signs, none of them split within a letter.
  function encodedHeader(text) {
    const words = [""];
    for (const sign of text) {
      if (bytes(words.at(-1) + sign).length > 42) words.push("");
      words[words.length - 1] += sign;
    }
    return words.map((word) => `=?utf-8?B?${base64(word)}?=`).join("\r\n ");
  }

  // Subject and body: a text that begins with a heading has its subject there.
  handbook.mail = (root, title, language) => {
    const body = root.cloneNode(true);
    const first = body.querySelector(":scope > h3:first-child");
    first?.remove();
    return {
      subject: (first ? plain(first) : title).replace(/\s+/g, " ").trim(),
      text: handbook.plainText(body).replace(/\n/g, "\r\n"),
      html: handbook.richText(body, language),
    };
  };

  // A draft that mail programs open ready to send (RFC 5322, with both kinds of text).
  handbook.eml = ({ subject, text, html }) => {
    const part = (type, content) => [
      "--handbook",
      `Content-Type: text/${type}; charset=utf-8`,
      "Content-Transfer-Encoding: base64",
      "",
      base64(content).replace(/.{76}/g, "$&\r\n"),
    ];
    return [
      `Subject: ${encodedHeader(subject)}`,
      "X-Unsent: 1",
      "MIME-Version: 1.0",
      'Content-Type: multipart/alternative; boundary="handbook"',
      "",
      ...part("plain", text),
      ...part("html", html),
      "--handbook--",
      "",
    ].join("\r\n");
  };

  handbook.mailto = ({ subject, text }) =>
    `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
})();
