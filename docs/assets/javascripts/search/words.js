// What a word is, and what it is near: folding, words of a text, stems, roots and stop words.
(() => {
  "use strict";
  const search = (self.handbookSearch ||= {});

  // One small letter without diacritics for each letter, so that places in a text stay the same.
  const folded = new Map([["ø", "o"], ["æ", "a"], ["ß", "s"], ["ð", "d"], ["þ", "t"], ["ł", "l"]]);
  function foldLetter(letter) {
    let plain = folded.get(letter);
    if (plain === undefined) {
      const small = letter.normalize("NFD").charAt(0).toLowerCase();
      plain = folded.get(small) ?? (small.length === 1 ? small : letter);
      folded.set(letter, plain);
    }
    return plain;
  }
  search.fold = (text) => text.replace(/[^\x00-\x7f]/g, foldLetter);

  // The words of a text in small letters, with the places where they begin and end, and whether a
  // hyphen ties a word to the one before. An apostrophe within a word is passed over.
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*/gu;
  search.words = (text) => {
    const found = [];
    let last = -1;
    for (const match of text.matchAll(WORD)) {
      const start = match.index;
      const end = start + match[0].length;
      const spelt = match[0].toLowerCase().normalize("NFC").replace(/['’]/g, "");
      const tied = start === last + 1 && "-‐‑".includes(text[last]);
      found.push({ spelt, word: search.fold(spelt), start, end, tied });
      last = end;
    }
    return found;
  };

  // Words that weigh nothing unless they are all there is. Folded, as everything here.
  const STOP = {
    sv:
      "a alla allt alltid att av bara bli blir blivit bor da de dem den denna dessa det detta dig " +
      "din dina ditt du efter eller en er era ert ett fa far for fore fran fick gar ge ger gick " +
      "gor gora gjort han har hade hans hennes hon honom hos hur i in inte innan ingen inget ja jag jo " +
      "ju kan kunde lite man med mej men mer mig min mina mitt mot mycket maste nar nagon nagot " +
      "nagra ni nog nu och ocka ocksa om oss pa pga sa sag samma sig sin sina sitt ska skall " +
      "skulle som spelar till typ under upp ut utan vad var vara vart vara varfor varit varje vem " +
      "vems vi vid vilka vilken vilket vill ville visa vore ar at aven over behover behova brukar " +
      "bora borde borja borjar bra hej hjalp galler finns se",
    en:
      "a about after all also am an and any anyone are as at be because been before being but by " +
      "can could did didnt do does doesnt doing dont for from get gets getting give go going got " +
      "had has have having he her here him his how i if im in into is it its ive just keep keeps " +
      "let lets like made make many may me might more much must my need no not of off on one " +
      "onto or our out over please really s shall she should so some someone t take than that " +
      "thats the their them then there these they theyre thing things this those to too under up us use very want wants was " +
      "way we well were weve what whats when where which while who whom whos why will with without wont would " +
      "you your youre",
  };

  // Those of them that tell one question from another: vem säger det, när, varför.
  const ASKING = { sv: "vem vems varfor nar", en: "who whose whom why when" };

  // Forms that no ending tells of; the first of each line stands for the others.
  const IRREGULAR = {
    sv: [
      "bryta bröt brutit brutet bruten brutna", "ge gav gett givit given", "ta tog tagit tagen",
      "säga sade sagt", "skriva skrev skrivit skriven skrivet skrivna", "hålla höll hållit",
      "ljuga ljög ljugit", "svika svek svikit sviken", "stjäla stal stulit stulen stulna",
      "gå gick gått", "stå stod stått", "komma kom kommit", "sälja sålde sålt såld sålda",
      "välja valde valt vald valda", "dra drog dragit dragen", "slå slog slagit",
      "skjuta sköt skjutit", "flyga flög", "bjuda bjöd bjudit", "sitta satt suttit",
      "veta visste vetat", "känna kände känt", "lägga lade lagt", "sätta satte satt",
      "göra gjorde", "skilja skilde skilt", "binda band bundit bunden bundna",
      "hinna hann hunnit", "springa sprang", "finna fann funnit", "dyka dök", "låta lät låtit",
      "falla föll fallit", "leva levde levt", "dö dog dött", "se såg sett", "be bad bett",
      "växa vuxit", "höja höjde höjt", "häva hävde hävt hävd", "stämma stämde stämt stämd",
      "man män", "hand händer",
    ],
    en: [
      "pay paid", "say said", "send sent", "leave left", "tell told", "lose lost", "keep kept",
      "meet met", "give gave given", "write wrote written", "break broke broken", "take took taken",
      "speak spoke spoken", "fall fell fallen", "choose chose chosen", "lie lying lied",
      "steal stole stolen", "know knew known", "think thought", "sell sold", "buy bought",
      "find found", "feel felt", "hold held", "pass past", "spend spent", "forget forgot forgotten",
      "come came", "drive drove driven", "hear heard", "mean meant", "teach taught",
      "withdraw withdrew withdrawn", "withhold withheld", "swear swore sworn", "build built",
      "begin began begun", "run ran", "win won", "hide hid hidden", "bring brought",
      "person people", "man men", "woman women", "child children",
    ],
  };

  // Inflections that Snowball's Swedish stemmer leaves apart, so that all forms of a word meet:
  // fakturan and faktura, kontot and konton, byrån and byrå, ryktet and rykte, nyckeln and nycklar,
  // advokat and advokaten.
  function swedishStem(word) {
    let stem = search.stems.sv(word);
    const cut = (pattern, least) => {
      const shorter = stem.replace(pattern, "");
      if (shorter.length >= least) stem = shorter;
    };
    cut(/ån?$/, 3);
    cut(/(?<=[^aeiouyåäö])an$/, 4);
    cut(/(?<=[^aeiouyåäö])[ae]t$/, 4);
    cut(/(?<=[^aeiouyåäö])o[tn]?$/, 4);
    return stem.length >= 5 ? stem.replace(/(?<=[bcdfgklmnprst])eln?$/, "l") : stem;
  }

  // British and American spellings meet: behaviour and behavior, organise and organize, licence.
  function englishStem(word) {
    const stem = search.stems.en(word);
    if (stem.length < 5) return stem;
    return stem.replace(/our$/, "or").replace(/is$/, "iz").replace(/ys$/, "yz").replace(/enc$/, "ens");
  }

  // A coarser root than the stem: what is left when the endings that make one kind of word into
  // another are gone. Betala, betalning and betald meet; so do terminate and termination.
  const CLUSTER_N = /([bdfghjklmprstv])n$/;
  const DOUBLE = /([bdfgklmnprst])\1$/;
  function swedishRoot(stem) {
    let root = stem;
    const cut = (pattern, least) => {
      const shorter = root.replace(pattern, "");
      if (shorter !== root && shorter.length >= least) root = shorter;
    };
    cut(/(?:igheten|ighet|heten|het)$/, 4);
    cut(/(?:eringar|ering|erad|erat|era|er)$/, 5);
    cut(/(?:ningar|ningen|ningarn|ingarn|ingar|ingen|ing)$/, 3);
    cut(/(?:ande|ende|else|elser|bar|sam|are|ar|nad)$/, 4);
    root = root.replace(CLUSTER_N, (all, before) => (root.length > 4 ? before : all));
    if (root.length > 5) root = root.replace(/([lnrkpsv])[dt]$/, "$1");
    root = root.replace(/(?<=.[jv])[dtn]$/, ""); // höja, höjde, höjning
    if (root.length > 3) root = root.replace(DOUBLE, "$1");
    return root;
  }

  function englishRoot(stem) {
    let root = stem;
    const cut = (pattern, least) => {
      const shorter = root.replace(pattern, "");
      if (shorter !== root && shorter.length >= least) root = shorter;
    };
    cut(/(?:ment|ness|less)$/, 3);
    cut(/(?:ation|ition|ion|ance|ence|anc|enc|ant|ent|abl|ibl|able|al|ity|iti|iv|ous|or|er|ur|ful)$/, 4);
    cut(/[ieyt]$/, 4);
    return root.length > 3 ? root.replace(DOUBLE, "$1") : root;
  }

  // Particles that Swedish puts before a noun and after a verb: lämna över, överlämning.
  const PARTICLES = new Set("upp ut in av over om pa till ner ned bort fram ater ifran igen vidare under efter".split(" "));

  // What the engine asks of a language.
  search.language = (code) => {
    const regular = code === "sv" ? swedishStem : englishStem;
    const irregular = new Map(IRREGULAR[code].flatMap((line) => {
      const [first, ...others] = line.split(" ");
      return others.flatMap((other) => [[other, regular(first)], [search.fold(other), regular(first)]]);
    }));
    const stem = (word) => irregular.get(word) ?? regular(word);
    const root = code === "sv" ? swedishRoot : englishRoot;
    const stop = new Set(STOP[code].split(" "));
    const asking = new Set(ASKING[code].split(" "));
    return {
      code,
      stem,
      root: (stemmed) => root(stemmed),
      isStop: (word) => stop.has(word) || word.length === 1,
      isAsking: (word) => asking.has(word),
      isParticle: (word) => code === "sv" && PARTICLES.has(word),
      hasCompounds: code === "sv",
    };
  };
})();
