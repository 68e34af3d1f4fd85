import fc from "fast-check";
import { expect, test } from "vitest";
import { buildSearchIndex } from "../../src/retrieval/build-search-index.ts";
import { sampleEntries, sampleWords } from "./sample-entries.ts";

const index = buildSearchIndex(sampleEntries, sampleWords);
const best = (question: string) => index.search(question).hits[0]?.id;

test("every phrasing finds its own entry first", () => {
  for (const { id, phrasings } of sampleEntries) {
    for (const { text } of phrasings) expect([text, best(text)]).toEqual([text, id]);
  }
});

test.each([
  { question: "flood?", entry: "flood-1994", because: "one rare word is enough" },
  { question: "1994", entry: "flood-1994", because: "a year that one entry has is enough" },
  { question: "borow limt", entry: "borrowing-limit", because: "a letter is missing in each word" },
  { question: "hwo do i reenw", entry: "renewal", because: "letters are swapped" },
  { question: "latefee", entry: "late-fee", because: "two words are written as one" },
  { question: "is there a monetary sanction", entry: "late-fee", because: "a declared synonym of two words" },
  { question: "Бьянки", entry: "founder", because: "a name is the same in another script" },
  { question: "who's bianchi", entry: "founder", because: "contractions open" },
  { question: "quando apre", entry: "opening-hours", because: "Italian" },
  {
    question: "сколько томов можно взять",
    entry: "borrowing-limit",
    because: "Russian, inflected, a synonym",
  },
  { question: "пинтернет", entry: "wifi", because: "Russian typos are corrected like any" },
  { question: "hey bot, quick one: printer? thanks!", entry: "printing", because: "small talk is taken off" },
  {
    question: "where even is the printer, actually",
    entry: "printing",
    because: "words that say nothing are passed over",
  },
  { question: "thanks a lot", entry: "thanks", because: "small talk may be all that is said" },
])("“$question” finds $entry: $because", ({ question, entry }) => {
  expect(best(question)).toBe(entry);
});

test.each([
  { question: "how many books can I borrow", language: "en" },
  { question: "quanti libri", language: "it" },
  { question: "сколько", language: "ru" },
  { question: "qwxz", language: "en" },
])("“$question” is read as $language", ({ question, language }) => {
  expect(index.search(question).language).toBe(language);
});

test("words that nobody wrote lower score and confidence", () => {
  const bare = index.search("late fee");
  const loaded = index.search("late fee chimpanzee orchestra");
  expect(loaded.hits[0]?.score).toBeLessThan(bare.hits[0]?.score ?? 0);
  expect(loaded.confidence).toBeLessThan(bare.confidence);
});

test("a question with nothing in common has no hits and no confidence", () => {
  expect(index.search("xylophone 🎉")).toMatchObject({ hits: [], confidence: 0 });
  expect(index.search("")).toMatchObject({ query: "", hits: [], confidence: 0, words: [] });
});

test("what became of each word is told", () => {
  const { words } = index.search("penalty for borowing by Marconi in qwxz");
  expect(words.map(({ word, how }) => [word, how])).toEqual([
    ["penalty", "synonym"],
    ["for", "known"],
    ["borowing", "corrected"],
    ["by", "known"],
    ["marconi", "stranger"],
    ["in", "known"],
    ["qwxz", "unknown"],
  ]);
});

test("a misspelt synonym is told as corrected: policy asks whether a name may be a misspelling", () => {
  expect(index.search("penatly").words).toMatchObject([{ word: "penatly", how: "corrected" }]);
  expect(index.search("penatly").words[0]?.term).toBe(index.search("penalty").words[0]?.term);
});

test("an everyday word isn't taken for a misspelt one, in any of its forms", () => {
  const howOf = (question: string, words = sampleWords) =>
    buildSearchIndex(sampleEntries, words).search(question).words.at(-1)?.how;
  expect(howOf("is there a wife", { ...sampleWords, everyday: [] })).toBe("corrected");
  expect(howOf("is there a wife")).toBe("unknown");
  expect(howOf("is there a wifes")).toBe("unknown");
});

test("a synonym holds in its own language: the Italian “di” has the stem of “died”, and no one was killed", () => {
  const words = { ...sampleWords, synonyms: { ...sampleWords.synonyms, en: [["killed", "died"]] } };
  const both = buildSearchIndex(sampleEntries, words);
  const readAs = (question: string) => both.search(question).words.map(({ word, term }) => [word, term]);
  expect(readAs("orari di apertura")).toContainEqual(["di", "di"]);
  expect(readAs("how many died")).toContainEqual(["died", "kill"]);
});

test("an Italian text that an entry shows has none of what its words mean in English", () => {
  const words = { ...sampleWords, synonyms: { ...sampleWords.synonyms, en: [["killed", "died"]] } };
  const knows = [{ text: "la chiave di ottone", language: "it" as const }];
  const both = buildSearchIndex([...sampleEntries, { id: "key", phrasings: [], knows }], words);
  const term = (word: string) => both.search(`how ${word}`).words[1]?.term ?? "";
  expect(both.knowsTerm("key", term("ottone"))).toBe(true);
  expect(both.knowsTerm("key", term("died"))).toBe(false);
});

test("a word counts as another language's only as it is written there: a like stem may be a misspelling", () => {
  const howOf = (question: string) => index.search(question).words.map(({ word, how }) => [word, how]);
  expect(howOf("when is orari open")).toContainEqual(["orari", "known"]);
  expect(howOf("when is orarie open")).toContainEqual(["orarie", "corrected"]);
  expect(howOf("orarie di apertura")).toContainEqual(["orarie", "known"]);
});

test("a declared name keeps its words from being read as others: “Di” is no form of “died” before “Luca”", () => {
  const words = { ...sampleWords, synonyms: { ...sampleWords.synonyms, en: [["killed", "died"]] } };
  const { words: read } = buildSearchIndex(sampleEntries, words).search("who is Di Luca");
  expect(read.map(({ term }) => term)).toEqual(["who", "is", "di", "luca"]);
});

test("an Italian stranger is meant only where it is spelt so: “porti” and “portiere” have one stem", () => {
  const howOf = (question: string) => index.search(question).words.map(({ how }) => how);
  expect(howOf("quando apre il portiere")).toContain("stranger");
  expect(howOf("quando apre e porti libri")).not.toContain("stranger");
});

test("an entry that knows one of the names that stand for each other knows them all", () => {
  const arno = index.search("Arno").words[0]?.term ?? "";
  expect(index.knowsTerm("flood-1994", arno)).toBe(true);
  expect(index.knowsTerm("founder", arno)).toBe(false);
});

test("a language that no text is written in is never guessed", () => {
  const inEnglish = sampleEntries.map(({ phrasings, ...entry }) => ({
    ...entry,
    phrasings: phrasings.filter(({ language }) => language === "en"),
  }));
  expect(buildSearchIndex(inEnglish).search("quanti libri").language).toBe("en");
});

test("an entry knows the terms of its phrasings and of what it shows, in any of their forms", () => {
  const term = (word: string) => index.search(word).words[0]?.term ?? "";
  expect(index.knowsTerm("flood-1994", term("1994"))).toBe(true);
  expect(index.knowsTerm("flood-1994", term("Rossi"))).toBe(true);
  expect(index.knowsTerm("flood-1994", term("1,200"))).toBe(true);
  expect(index.knowsTerm("flood-1994", term("Bianchi"))).toBe(false);
  expect(index.knowsTerm("founder", term("Бьянки"))).toBe(true);
  expect(index.knowsTerm("no-such-entry", term("1994"))).toBe(false);
});

test("a phrasing, word for word, is told with its entry and its language", () => {
  expect(index.exact("C’è il WiFi?")).toEqual({ id: "wifi", language: "it" });
  expect(index.exact("is there any wifi")).toBeUndefined();
  const twice = ["first", "second"].map((id) => ({
    id,
    phrasings: [
      { text: "books", language: "en" as const },
      { text: "…", language: "en" as const },
    ],
    knows: [],
  }));
  expect(buildSearchIndex(twice).exact("Books!")).toEqual({ id: "first", language: "en" });
  expect(buildSearchIndex(twice).exact("?")).toBeUndefined();
});

test("an explanation's contributions add up to the score", () => {
  const { words, hits } = index.search("overdue book penalty");
  const explained = index.explain("overdue book penalty", hits.length);
  expect(words.map((word) => word.term)).toEqual(["overdu", "book", "fine"]);
  expect(explained.map(({ id }) => id)).toEqual(hits.map(({ id }) => id));
  for (const [at, { terms }] of explained.entries()) {
    const sum = terms.reduce((total, { contribution }) => total + contribution, 0);
    expect(sum).toBeCloseTo(hits[at]?.score ?? 0, 6);
  }
  expect(explained[0]).toMatchObject({ id: "late-fee" });
});

test("a word that goes with any question counts little, though no phrasing has it", () => {
  const [generic, telling] = ["reckon", "zebra"].map((word) => index.search(`${word} where is the printer`));
  expect(generic?.words[0]).toMatchObject({ word: "reckon", term: "reckon" });
  expect(generic?.words[0]?.weight).toBeLessThan(telling?.words[0]?.weight ?? 0);
  expect(generic?.hits[0]?.coverage).toBeGreaterThan(telling?.hits[0]?.coverage ?? 1);
  expect(generic?.confidence).toBeGreaterThan(telling?.confidence ?? 1);
});

test("the same entries make the same index", () => {
  const again = buildSearchIndex(sampleEntries, sampleWords);
  for (const question of ["late", "how many books", "biblioteca", "книга", "zzz", "borow"]) {
    expect(again.search(question)).toEqual(index.search(question));
  }
});

test("any text is answered, with scores that fall and a confidence between 0 and 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 3000 }), (text) => {
      const { hits, confidence, words } = index.search(text);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(words.length).toBeLessThanOrEqual(128);
      expect(hits.map((hit) => hit.score)).toEqual(hits.map((hit) => hit.score).sort((a, b) => b - a));
    }),
  );
});

test("of a text full of unknown words, a bounded number is looked up among the known", () => {
  const strange = Array.from(
    { length: 200 },
    (_, i) => `photo${"bdefghjklm"[i % 10]}copies${"bdfghjklm"[i % 9]}`,
  );
  const { words } = index.search(strange.join(" "));
  expect(words).toHaveLength(64);
  expect(words[0]).toMatchObject({ how: "corrected", term: "photocopi" });
  expect(words.slice(16).every(({ how }) => how === "unknown")).toBe(true);
});

test("a lone phrasing counts as much as many: an entry with one is found beside entries with dozens", () => {
  const many = Array.from({ length: 40 }, (_, i) => ({
    text: `when is the parade number ${i} in town`,
    language: "en" as const,
  }));
  const uneven = buildSearchIndex([
    { id: "parade", phrasings: many, knows: [] },
    { id: "market", phrasings: [{ text: "when is the market in town", language: "en" }], knows: [] },
    ...sampleEntries,
  ]);
  expect(uneven.search("when is the market").hits[0]?.id).toBe("market");
});

test("an index of nothing, or of entries without phrasings, finds nothing", () => {
  expect(buildSearchIndex([]).search("books")).toMatchObject({ hits: [], confidence: 0 });
  expect(buildSearchIndex([{ id: "mute", phrasings: [], knows: [] }]).search("books").hits).toEqual([]);
});

test("how sure an index is follows from how well phrasings find each other, not themselves", () => {
  const entriesOf = (word: (entry: number, phrasing: number) => string) =>
    Array.from({ length: 10 }, (_, entry) => ({
      id: `${entry}`,
      phrasings: Array.from({ length: 10 }, (_, phrasing) => ({
        text: `${word(entry, phrasing)} x${entry}y${phrasing}`,
        language: "en" as const,
      })),
      knows: [],
    }));
  const alike = buildSearchIndex(entriesOf((entry) => `q${entry}`));
  const unlike = buildSearchIndex(entriesOf((entry, phrasing) => `q${entry}r${phrasing}`));
  expect(alike.search("q3 x3y4").confidence).toBeGreaterThan(0.75);
  expect(unlike.search("q3r4 x3y4").confidence).toBeLessThan(0.4);
});

test("policy may ask for the confidence of fewer entries: without its rival the first stands out", () => {
  const hit = (id: string, score: number, coverage = 1) => ({ id, score, coverage });
  const [best, rival, last] = [hit("founder", 0.8), hit("printing", 0.78), hit("opening-hours", 0.3)];
  expect(index.confidenceOf([best, last])).toBeGreaterThan(index.confidenceOf([best, rival, last]));
  expect(index.confidenceOf([hit("founder", 0.9), last])).toBeGreaterThan(index.confidenceOf([best, last]));
});

test("where entries show nothing, what a hit covers doesn't change its confidence: the score has it", () => {
  const bare = buildSearchIndex(sampleEntries.map((entry) => ({ ...entry, knows: [] })));
  const hit = { id: "wifi", score: 0.9 };
  expect(bare.confidenceOf([{ ...hit, coverage: 0.2 }])).toBe(bare.confidenceOf([{ ...hit, coverage: 1 }]));
  expect(index.confidenceOf([{ ...hit, coverage: 0.2 }])).not.toBe(
    index.confidenceOf([{ ...hit, coverage: 1 }]),
  );
});
