// The offboarding pack: the chosen documents, filled from one set of answers, in one file.
(() => {
  "use strict";
  const { handbook } = globalThis;
  const { form, words, papers, docxOf, save, tell, showQuestions, written } = handbook.page;
  const place = document.querySelector(".pb-pack");
  const { name, inside } = place.dataset;
  const bytes = async (content) => new Uint8Array(await new Blob([content]).arrayBuffer());

  for (const box of document.querySelectorAll('[name="document"]')) {
    const { element } = papers.find(({ paper }) => paper === box.value);
    const choose = () => {
      element.hidden = !box.checked;
      showQuestions();
    };
    box.hidden = false;
    box.addEventListener("change", choose);
    choose();
  }

  const tools = place.querySelector("[data-tools]");
  tools.hidden = false;
  tools.addEventListener("click", async () => {
    const chosen = papers.filter(({ element }) => !element.hidden);
    const files = [[`${inside}/${form.dataset.file}`, written()]];
    for (const paper of chosen) {
      const folder = paper.isInternal ? `${inside}/` : "";
      files.push([`${folder}${paper.name}.docx`, await docxOf(paper)]);
    }
    const packed = files.map(async ([at, content]) => ({ name: at, content: await bytes(content) }));
    save(await handbook.zip(await Promise.all(packed)), `${name}.zip`);
    const missing = new Set(chosen.flatMap((paper) => paper.missing()));
    const message = `${words.saved_as} ${missing.size ? words.missing : words.complete}`;
    tell(place.querySelector(".pb-said"), message, [...missing]);
  });
})();
