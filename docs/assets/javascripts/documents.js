// Word documents over the house's letterhead, and archives of files, made in the browser.
// A document is read off the page and written as `as_docx.py` writes it; tests hold them together.
(() => {
  "use strict";
  const { handbook } = globalThis;

  const FORBIDDEN = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };
  const escaped = (text) =>
    text.replace(FORBIDDEN, "").replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

  const encoded = (text) => new TextEncoder().encode(text);
  const all = (nodes, write) => Array.from(nodes, write).join("");
  const element = (tag, inside) => `<w:${tag}>${inside}</w:${tag}>`;
  const bold = "<w:b/>";

  // A piece with what goes in, in one pass: no words are taken for a mark.
  const fill = (piece, inside, more) =>
    piece.replace(/\{(\w*)\}/g, (_, key) => (key ? more[key] : inside));

  // The words of a node; a <br> is a line break.
  const words = (node) =>
    node.nodeName === "BR" ? "\n" : (node.nodeValue ?? all(node.childNodes, words));

  const run = (text, look = "") =>
    element(
      "r",
      (look && element("rPr", look)) +
        text
          .split("\n")
          .map((line) => `<w:t xml:space="preserve">${escaped(line)}</w:t>`)
          .join("<w:br/>"),
    );

  const short = (name) => escaped(name.slice(0, 64));

  const writer = ({ pieces, width, firstNumber }) => {
    let lists = 0;
    const piece = (name, inside, more) => fill(pieces[name], inside, more);

    const slot = (label, tag, kind, filled, text, more = "") =>
      piece("slot", run(text, (filled ? "" : pieces.open) + more), {
        alias: short(label),
        tag: short(tag),
        blank: filled ? "" : "<w:showingPlcHdr/>",
        kind,
      });

    const runs = (node, more) =>
      all(node.childNodes, (child) => {
        if (child.nodeName === "STRONG") return runs(child, bold);
        const text = words(child);
        if (child.nodeName !== "MARK") return text && run(text, more);
        const { field, label = text.slice(1, -1), kind = "text", choices = "[]" } = child.dataset;
        const items = all(JSON.parse(choices), (word) => piece("item", escaped(word)));
        const what = piece(kind, items);
        return slot(label, field, what, child.classList.contains("pb-filled"), text, more);
      });

    const paragraph = (inside, look) =>
      element("p", (look ? element("pPr", look) : "") + inside);

    const table = (node) => {
      const caption = words(node.caption);
      const label = caption.slice(0, -1);
      const heads = [...node.tHead.rows[0].cells];
      const size = { width: Math.floor(width / heads.length) };
      const cell = (inside) => piece("cell", inside, size);
      const row = (texts) =>
        piece(
          "row",
          all(heads, (head, place) => {
            const { column, type } = head.dataset;
            const text = texts[place];
            const kind = pieces[type === "date" ? type : "text"];
            return cell(slot(words(head), column, kind, text, text || pieces.blank));
          }),
        );
      const rows = Array.from(node.tBodies[0].rows, (line) => Array.from(line.cells, words));
      const filled = rows.some((line) => line.some(Boolean)) ? rows : Array(4).fill([]);
      const table = {
        label: escaped(label),
        alias: short(label),
        tag: short(node.dataset.field),
        columns: all(heads, () => piece("column", size.width)),
        heads: all(heads, (head) => cell(run(words(head)))),
        rows: all(filled, row),
      };
      return paragraph(run(caption), pieces.caption) + piece("table", "", table);
    };

    const list = (node, look) => all(node.children, (item) => paragraph(runs(item), look));

    const block = (node) => {
      switch (node.nodeName) {
        case "P": {
          const role = node.className.slice(10); // pb-script-…
          return paragraph(runs(node, role === "condition" ? pieces.dim : ""), pieces[role]);
        }
        case "H3":
          return paragraph(runs(node), pieces.heading);
        case "UL":
          return list(node, pieces.bullets);
        case "OL":
          return list(node, piece("numbers", firstNumber + lists++));
        case "TABLE":
          return table(node);
        case "DL":
          return all(node.children, ({ children: [label, answer] }) =>
            paragraph(run(`${words(label)} `, bold) + runs(answer)),
          );
        case "DIV":
          return blocks(node);
        default:
          return "";
      }
    };
    const blocks = (node) => all(node.children, block);
    return { blocks, count: () => lists };
  };

  // The Word file of the document in `root`, which is as `as_html.py` writes it.
  handbook.docx = async (root, { title }) => {
    const head = handbook.letterhead; // From letterhead.js, which the build makes.
    const { blocks, count } = writer(head);
    const own = { body: blocks(root), title: escaped(title) };
    own.numbers = all(Array(count()), (_, place) =>
      fill(head.pieces.numbering, head.firstNumber + place),
    );
    const parts = Object.entries(head.texts).map(([name, text]) => ({
      name,
      content: encoded(text.replace(/<\?(\w+) \?>/g, (_, key) => own[key])),
    }));
    for (const [name, content] of Object.entries(head.pictures)) {
      parts.push({ name, content: Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0)) });
    }
    return new Blob([await handbook.zip(parts)], { type: head.pieces.mime });
  };

  const crcs = Int32Array.from({ length: 256 }, (_, crc) => {
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 && 0xedb88320);
    return crc;
  });
  const checked = (bytes) =>
    ~bytes.reduce((crc, byte) => crcs[(crc ^ byte) & 255] ^ (crc >>> 8), -1);
  const deflated = (content) =>
    new Response(
      new Response(content).body.pipeThrough(new CompressionStream("deflate-raw")),
    ).arrayBuffer();
  const long = (number) => [number & 0xffff, number >>> 16];

  // An archive of files ({name, content: Uint8Array}), in their order and of a fixed time.
  handbook.zip = async (files) => {
    const parts = [];
    const directory = [];
    let position = 0;
    let size = 0;
    for (const { name, content } of files) {
      const path = encoded(name);
      const packed = await deflated(content);
      const sizes = [...long(packed.byteLength), ...long(content.length), path.length, 0];
      // Version 2.0, names in UTF-8, deflated, midnight of the first day there is.
      const about = [20, 0x800, 8, 0, 33, ...long(checked(content)), ...sizes];
      const head = Uint16Array.of(0x4b50, 0x403, ...about);
      parts.push(head, path, packed);
      const entry = Uint16Array.of(0x4b50, 0x201, 20, ...about, 0, 0, 0, 0, 0, ...long(position));
      directory.push(entry, path);
      position += head.byteLength + path.length + packed.byteLength;
      size += entry.byteLength + path.length;
    }
    const count = files.length;
    const end = [0, 0, count, count, ...long(size), ...long(position), 0];
    parts.push(...directory, Uint16Array.of(0x4b50, 0x605, ...end));
    return new Blob(parts, { type: "application/zip" });
  };
})();
