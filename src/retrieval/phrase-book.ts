import type { Words } from "../knowledge/schema.ts";
import { type Language, languages } from "../knowledge/text.ts";
import { wordsOf } from "./normalize.ts";
import { languagesOfScript, stem } from "./stem.ts";

/** What the curators declared of words: which mean the same, which are strangers to the story, which are small talk. */
export interface PhraseBook {
  /** Every word that a declared phrase has, with its language: spelt right, though no phrasing may use it. */
  readonly spelt: readonly { readonly word: string; readonly language: Language }[];
  /** The stems of words that go with any question and hardly tell what is asked. */
  readonly generic: ReadonlySet<string>;
  /** The stems of words that look like misspelt ones, and aren't. */
  readonly everyday: ReadonlySet<string>;
  /** The stems of names that stand for each other: Rome, Italy. */
  readonly metonyms: readonly (readonly string[])[];
  /** The stems of a curator's text: spelt right, and in a known language. */
  read(words: readonly string[], language: Language): readonly string[];
  /** The longest phrase, declared for the language, that begins at `at`: "died" and the Italian "di" have one stem. */
  match(stems: readonly string[], at: number, language: Language): Phrase | undefined;
  /** The words without the small talk around and between them; all of them where nothing else would be left. */
  unwrap(words: readonly string[]): readonly string[];
}

/** A declared phrase: how many stems long, and the stems that it is read as. */
export interface Phrase {
  readonly length: number;
  readonly reads: readonly string[];
  readonly stranger: boolean;
  /** Where other words may share the stems (governatore, governo): the only spellings that are meant. */
  readonly spellings?: Set<string> | undefined;
}

type Declared = Map<string, Phrase | undefined>;

/** What a phrase may go on with, stem by stem, and the phrase that ends here. */
interface Beginning {
  phrase?: Phrase;
  next?: Map<string, Beginning>;
}

export function buildPhraseBook(words: Words | undefined): PhraseBook {
  /** By their stems; undefined for a word that is read as itself. */
  const phrases: Record<Language, Declared> = { en: new Map(), it: new Map(), ru: new Map() };
  const spelt: { word: string; language: Language }[] = [];

  /** Declares one phrase in some languages; what was declared first stays. */
  function declare(
    text: string,
    some: readonly Language[],
    reads: readonly string[] | "itself",
    stranger = false,
  ) {
    const phraseWords = wordsOf(text);
    const possible = languagesOfScript(text);
    for (const language of some)
      if (possible.includes(language)) declareIn(language, phraseWords, reads, stranger);
  }

  function declareIn(
    language: Language,
    phraseWords: readonly string[],
    reads: readonly string[] | "itself",
    stranger: boolean,
  ) {
    const stems = phraseWords.map((word) => stem(word, language));
    const key = stems.join(" ");
    if (key === "") return;
    if (phrases[language].has(key)) {
      for (const one of spellingsOf(phraseWords)) phrases[language].get(key)?.spellings?.add(one);
      return;
    }
    for (const word of phraseWords) spelt.push({ word, language });
    const readAs = reads === "itself" ? [key] : reads;
    // A phrase that is read as itself keeps its words from being read as other phrases: Di Maio, died.
    const isPlain = !stranger && stems.length === 1 && readAs.join(" ") === key;
    const isVague = stranger && stems.some((own) => isShared(own, language));
    const spellings = isVague ? new Set(spellingsOf(phraseWords)) : undefined;
    phrases[language].set(
      key,
      isPlain ? undefined : { length: stems.length, reads: readAs, stranger, spellings },
    );
  }

  for (const language of languages) {
    for (const [first = "", ...others] of words?.synonyms[language] ?? []) {
      const reads = wordsOf(first).map((word) => stem(word, language));
      for (const other of [first, ...others]) declare(other, [language], reads);
    }
  }
  for (const [first = "", ...others] of words?.names ?? []) {
    const reads = wordsOf(first).map((word) => stem(word, "en"));
    for (const other of [first, ...others]) declare(other, languages, reads);
  }
  for (const stranger of words?.strangers ?? []) declare(stranger, languages, "itself", true);
  // A name's first form may itself be a synonym (Москва → Moscow → Russia): each phrase is read as the last of them.
  for (const own of Object.values(phrases)) {
    for (const [key, phrase] of own) {
      if (phrase === undefined || phrase.stranger) continue;
      const reads = phrase.reads.join(" ");
      const further = own.get(reads) ?? phrases.en.get(reads);
      if (further && !further.stranger) own.set(key, { ...phrase, reads: further.reads });
    }
  }
  const beginnings = {
    en: beginningOf(phrases.en),
    it: beginningOf(phrases.it),
    ru: beginningOf(phrases.ru),
  };

  const generic = new Set<string>();
  for (const language of languages) {
    for (const word of (words?.wrappers[language] ?? []).flatMap(wordsOf)) spelt.push({ word, language });
    for (const word of (words?.generic[language] ?? []).flatMap(wordsOf)) {
      spelt.push({ word, language });
      generic.add(stem(word, language));
    }
  }
  const everyday = new Set(
    (words?.everyday ?? []).flatMap((word) =>
      languagesOfScript(word).map((language) => stem(word, language)),
    ),
  );
  const unwrap = buildUnwrap(
    Object.values(words?.wrappers ?? {}).flat(),
    Object.values(words?.fillers ?? {}).flat(),
  );
  const metonyms = (words?.metonyms ?? []).map((group) => group.flatMap((name) => read(wordsOf(name), "en")));
  return { spelt, generic, everyday, metonyms, read, match, unwrap };

  function read(words: readonly string[], language: Language): readonly string[] {
    const stems = words.map((word) => stem(word, language));
    const read: string[] = [];
    for (let at = 0; at < stems.length; ) {
      const phrase = match(stems, at, language);
      if (phrase === undefined) read.push(stems[at] ?? "");
      else read.push(...phrase.reads);
      at += phrase?.length ?? 1;
    }
    return read;
  }

  function match(stems: readonly string[], at: number, language: Language): Phrase | undefined {
    let longest: Phrase | undefined;
    let read = beginnings[language].next?.get(stems[at] ?? "");
    for (let end = at + 1; read; end++) {
      longest = read.phrase ?? longest;
      read = read.next?.get(stems[end] ?? "");
    }
    return longest;
  }
}

/** A stranger's stem is its own only in Russian, whose names have many endings, and there unless it is short. */
function isShared(stem: string, language: Language): boolean {
  return language !== "ru" || stem.length < 4;
}

/** With a trailing s, which a name has as a plural or a careless genitive. */
function spellingsOf(words: readonly string[]): readonly string[] {
  const spelling = words.join(" ");
  return [spelling, `${spelling}s`];
}

function beginningOf(phrases: Readonly<Declared>): Beginning {
  const start: Beginning = {};
  for (const [key, phrase] of phrases) {
    if (phrase === undefined) continue;
    let read = start;
    for (const stem of key.split(" ")) {
      read.next ??= new Map();
      const next: Beginning = read.next.get(stem) ?? {};
      read.next.set(stem, next);
      read = next;
    }
    read.phrase = phrase;
  }
  return start;
}

function buildUnwrap(wrappers: readonly string[], fillers: readonly string[]): PhraseBook["unwrap"] {
  const passedOver = new Set(fillers.flatMap(wordsOf));
  const known = new Set(wrappers.map((wrapper) => wordsOf(wrapper).join(" ")));
  const longest = Math.max(0, ...[...known].map((wrapper) => wrapper.split(" ").length));
  return (words) => {
    let left = words;
    for (let before = -1; before !== left.length; ) {
      before = left.length;
      for (let length = Math.min(longest, left.length - 1); length > 0; length--) {
        if (known.has(left.slice(0, length).join(" "))) left = left.slice(length);
        if (length < left.length && known.has(left.slice(-length).join(" "))) left = left.slice(0, -length);
      }
    }
    const telling = left.filter((word) => !passedOver.has(word));
    return telling.length > 0 ? telling : left;
  };
}
