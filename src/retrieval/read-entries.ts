import type { Language } from "../knowledge/text.ts";
import { wordsOf } from "./normalize.ts";
import type { PhraseBook } from "./phrase-book.ts";
import { countWords, noWordUses, type WordUses } from "./read-question.ts";
import type { IndexEntry } from "./search-index.ts";
import { languagesOfScript, stem } from "./stem.ts";
import { buildVocabulary, type NumberedPhrasing, type Vocabulary } from "./vocabulary.ts";

/** All that the entries' texts say, in numbers. */
export interface EntryTexts {
  /** Of the phrasings. */
  readonly uses: WordUses;
  /** The phrasings by their words with single spaces; what several entries are asked by is the first one's. */
  readonly written: ReadonlyMap<string, Written>;
  readonly vocabulary: Vocabulary;
  readonly phrasings: readonly NumberedPhrasing[];
  /** The stems that each entry shows, by the entry's number. */
  readonly shown: readonly (readonly number[])[];
  /** Stems that stand for each other. */
  readonly metonyms: readonly (readonly number[])[];
}

/** Whose phrasing it is, by the entry's number, and in which language. */
export interface Written {
  readonly entry: number;
  readonly language: Language;
}

export function readEntries(entries: readonly IndexEntry[], book: PhraseBook): EntryTexts {
  const uses = noWordUses();
  const written = new Map<string, Written>();
  const numbers = new Map<string, number>();
  const read = entries.flatMap((one, entry) =>
    one.phrasings.map(({ text, language }) => {
      const words = wordsOf(text);
      countWords(words, uses[language]);
      const line = words.join(" ");
      if (line !== "" && !written.has(line)) written.set(line, { entry, language });
      return { entry, language, stems: book.read(words, language).map(numberOf) };
    }),
  );
  /** Many entries show the same quotation. */
  const texts = new Map<string, ReadonlySet<number>>();
  const shown = entries.map(({ knows }) => {
    const stems = new Set<number>();
    for (const { text, language } of knows) {
      const found = texts.get(text) ?? stemsOf(text, language);
      texts.set(text, found);
      for (const stem of found) stems.add(stem);
    }
    return [...stems];
  });
  const generic = new Set([...book.generic].map(numberOf));
  const metonyms = book.metonyms.map((group) => group.map(numberOf));
  const vocabulary = buildVocabulary(
    numbers,
    read.map(({ stems }) => stems),
    generic,
  );
  const phrasings = read.map(({ stems, ...rest }) => ({ ...rest, ...vocabulary.read(stems) }));
  return { uses, written, vocabulary, phrasings, shown, metonyms };

  function numberOf(stem: string): number {
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    numbers.set(stem, numbers.size);
    return numbers.size - 1;
  }

  /**
   * Sentence by sentence, since a question's words are limited. A name is written alike in other languages, which stem
   * it in their own ways; of other words too only the stems are taken, since "di" in an Italian text is nobody's "died".
   */
  function stemsOf(text: string, own: Language): ReadonlySet<number> {
    const stems = new Set<number>();
    for (const sentence of text.split(/(?<=[.!?…\n])\s/)) {
      const words = wordsOf(sentence);
      for (const read of book.read(words, own)) stems.add(numberOf(read));
      for (const language of languagesOfScript(sentence)) {
        if (language !== own) for (const word of words) stems.add(numberOf(stem(word, language)));
      }
    }
    return stems;
  }
}
