// All that the ranking weighs; `python -m tests.searching` shows what a change of it does.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  search.weights = {
    // How much a match is trusted, by how it came about.
    exact: 1, stem: 0.9, root: 0.6, prefix: 0.7, part: 0.45, synonym: 0.75, phrase: 0.96, fuzzy: 0.688,
    // What is left of the trust in a beginning when it is a whole word itself or is typed to its
    // end, and of a word's own when it stands in a phrase that means something else together; and
    // what each further word of such a phrase adds to its weight.
    wholePrefix: 0.6, inPhrase: 0.75, phraseWords: 0.69,
    // What a word weighs by where it stands, in the order of the places in engine.js.
    places: [4.63, 4.16, 2.6, 3.75, 3.88, 2.5, 2],
    saturation: 5.6, // The more often, the less each further time adds.
    length: 0.48, // How much a long text has to be divided by its length.
    // What a short text that names a page weighs when the query says the same.
    title: 1.04, otherTitle: 0.75, keyword: 0.7, heading: 0.34, term: 0.375,
    further: 0.6, // What is left of each further name of the page that says it, too.
    ofQuery: 0.54, // How much it matters that all of the query is said,
    ofLabel: 0.9, // and how much that nothing else is.
    stop: 0.275, // A word that weighs nothing, beside others,
    asking: 1, // and one that asks for a person, a time or a reason.
    telling: 0.36, // How rare the words must be that a name shares with the query.
    body: 0.73, // The text beside the names.
    coverage: 1.4, // How much it matters that the text has all of the query.
    long: 0.104, // What each word after the third adds to the text's part.
    leastShare: 0.16, // Of the best page's score: what is below is not shown.
  };
})();
