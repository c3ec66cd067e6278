// Snowball's stemmers for Swedish and English (snowballstem.org, version 3.1), for words in small
// letters. tests/searching compares them with the original.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  // The longest of `endings` (longest first) that `word` has at or after `from`.
  function ending(word, endings, from = 0) {
    return endings.find((each) => word.endsWith(each) && word.length - each.length >= from);
  }

  const longestFirst = (list) => list.split(" ").sort((a, b) => b.length - a.length);

  // Where the region after the first vowel and the consonant that follows it begins.
  function region(word, from) {
    const found = /[aeiouyåäö][^aeiouyåäö]/.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  }

  const SWEDISH = longestFirst(
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or " +
    "s as arnas ernas ornas es ades andes ens arens hetens erns at et andet het ast",
  );
  const NOT_BEFORE_ET = /(?:fab|h|pak|rak|stak|kom|iet|cit|dit|[ai]lit|mit|nit|pit|rit|sit|tit|uit|[ik]vit|xit)$/;

  function mayLoseEt(stem) {
    return /.[aeiouyåäö][^aeiouyåäö]$/.test(stem) && !NOT_BEFORE_ET.test(stem);
  }

  function swedish(given) {
    let word = given;
    if (word.length < 3) return word;
    const start = Math.max(3, region(word, 0));
    const main = ending(word, SWEDISH, start);
    const stem = main && word.slice(0, -main.length);
    if (main === "s") {
      if (stem.endsWith("et") && mayLoseEt(stem.slice(0, -2))) word = stem.slice(0, -2);
      else if (/[bcdfghjklmnoprtvy]$/.test(stem)) word = stem;
    } else if (main === "et") {
      if (mayLoseEt(stem)) word = stem;
    } else if (main) {
      word = stem;
    }
    if (ending(word, ["dd", "gd", "nn", "dt", "gt", "kt", "tt"], start)) word = word.slice(0, -1);
    const other = ending(word, ["fullt", "lig", "els", "öst", "ig"], start);
    if (other === "fullt") word = word.slice(0, -1);
    else if (other === "öst") word = /[iklnprtuv]öst$/.test(word) ? word.slice(0, -1) : word;
    else if (other) word = word.slice(0, -other.length);
    return word;
  }

  const EXCEPTIONS = {
    andes: "andes", atlas: "atlas", bias: "bias", cosmos: "cosmos", early: "earli",
    gently: "gentl", howe: "howe", idly: "idl", news: "news", only: "onli", singly: "singl",
    skies: "sky", skis: "ski", sky: "sky", ugly: "ugli",
  };
  const STEP_2 = {
    ational: "ate", tional: "tion", ization: "ize", iveness: "ive", fulness: "ful",
    ousness: "ous", biliti: "ble", lessli: "less", fulli: "ful", entli: "ent", ousli: "ous",
    alism: "al", aliti: "al", iviti: "ive", ation: "ate", ogist: "og", enci: "ence",
    anci: "ance", abli: "able", alli: "al", izer: "ize", ator: "ate", bli: "ble", ogi: "og",
    li: "",
  };
  const STEP_3 = {
    ational: "ate", tional: "tion", alize: "al", icate: "ic", iciti: "ic", ative: "", ical: "ic",
    ness: "", ful: "",
  };
  const STEP_4 = longestFirst(
    "ic ance ence able ible ate ive ize iti al ism ion er ous ant ent ment ement",
  );
  const keys = (table) => Object.keys(table).sort((a, b) => b.length - a.length);
  const ENDINGS_2 = keys(STEP_2);
  const ENDINGS_3 = keys(STEP_3);

  // Whether a word ends in a short syllable.
  const isShort = (word) =>
    /[^aeiouy][aeiouy][^aeiouyYwx]$/.test(word) || /^[aeiouy][^aeiouy]$/.test(word) ||
    word.endsWith("past");

  function plural(word) {
    if (word.endsWith("sses")) return word.slice(0, -2);
    if (/ie[sd]$/.test(word)) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
    if (/(?:us|ss)$/.test(word) || !word.endsWith("s")) return word;
    return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
  }

  function past(word, first) {
    const found = ending(word, ["eedly", "ingly", "edly", "eed", "ing", "ed"]);
    if (!found) return word;
    const stem = word.slice(0, -found.length);
    if (found.startsWith("eed")) {
      const isKept = stem.length < first || /^(?:succ|proc|exc)$/.test(stem);
      return isKept ? word : `${stem}ee`;
    }
    if (found === "ing") {
      if (/^[^aeiouy]y$/.test(stem)) return `${stem.slice(0, -1)}ie`;
      if (/^(?:even|cann|inn|earr|herr|out)$/.test(stem)) return word;
    }
    if (!/[aeiouy]/.test(stem)) return word;
    if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
    if (/(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) {
      return /^[aeo]..$/.test(stem) ? stem : stem.slice(0, -1);
    }
    return stem.length === first && isShort(stem) ? `${stem}e` : stem;
  }

  function second(word, first) {
    const found = ending(word, ENDINGS_2);
    if (!found || word.length - found.length < first) return word;
    const stem = word.slice(0, -found.length);
    if (found === "li") return /[cdeghkmnrt]$/.test(stem) ? stem : word;
    if (found === "ogi") return stem.endsWith("l") ? `${stem}og` : word;
    return stem + STEP_2[found];
  }

  function third(word, first, next) {
    const found = ending(word, ENDINGS_3);
    const from = found === "ative" ? next : first;
    if (!found || word.length - found.length < from) return word;
    return word.slice(0, -found.length) + STEP_3[found];
  }

  function fourth(word, next) {
    const found = ending(word, STEP_4);
    if (!found || word.length - found.length < next) return word;
    const stem = word.slice(0, -found.length);
    return found === "ion" && !/[st]$/.test(stem) ? word : stem;
  }

  function fifth(word, first, next) {
    const stem = word.slice(0, -1);
    if (word.endsWith("e")) {
      const goes = stem.length >= next || (stem.length >= first && !isShort(stem));
      return goes ? stem : word;
    }
    return word.endsWith("ll") && stem.length >= next ? stem : word;
  }

  function english(given) {
    if (given.length < 3) return given;
    if (Object.hasOwn(EXCEPTIONS, given)) return EXCEPTIONS[given];
    let word = given.replace(/^y/, "Y").replace(/([aeiouy])y/g, "$1Y");
    const known = /^(?:arsen|commun|emerg|gener|inter|later|organ|past|univers)/.exec(word);
    const first = known ? known[0].length : region(word, 0);
    const next = region(word, first);
    word = plural(word);
    word = past(word, first);
    if (/.[^aeiouy][yY]$/.test(word)) word = `${word.slice(0, -1)}i`;
    word = fifth(fourth(third(second(word, first), first, next), next), first, next);
    return word.replaceAll("Y", "y");
  }

  search.stems = { sv: swedish, en: english };
})();
