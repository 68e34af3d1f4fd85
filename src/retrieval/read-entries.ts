import { wordsOf } from "./normalize.ts";
import type { PhraseBook } from "./phrase-book.ts";
import { countWords, noWordUses, type WordUses } from "./read-question.ts";
import type { IndexEntry } from "./search-index.ts";
import { languagesOfScript } from "./stem.ts";
import { buildVocabulary, type NumberedPhrasing, type Vocabulary } from "./vocabulary.ts";

/** All that the entries' texts say, in numbers. */
export interface EntryTexts {
  /** Of the phrasings. */
  readonly uses: WordUses;
  readonly vocabulary: Vocabulary;
  readonly phrasings: readonly NumberedPhrasing[];
  /** The stems that each entry shows, by the entry's number. */
  readonly shown: readonly (readonly number[])[];
  /** Stems that stand for each other. */
  readonly metonyms: readonly (readonly number[])[];
}

export function readEntries(entries: readonly IndexEntry[], book: PhraseBook): EntryTexts {
  const uses = noWordUses();
  const numbers = new Map<string, number>();
  const read = entries.flatMap((one, entry) =>
    one.phrasings.map(({ text, language }) => {
      const words = wordsOf(text);
      countWords(words, uses[language]);
      return { entry, language, stems: book.read(words, language).map(numberOf) };
    }),
  );
  /** Many entries show the same quotation. */
  const texts = new Map<string, readonly number[]>();
  const shown = entries.map(({ knows }) => {
    const stems = new Set<number>();
    for (const { text } of knows) {
      const found = texts.get(text) ?? stemsOf(text, book).map(numberOf);
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
  return { uses, vocabulary, phrasings, shown, metonyms };

  function numberOf(stem: string): number {
    const known = numbers.get(stem);
    if (known !== undefined) return known;
    numbers.set(stem, numbers.size);
    return numbers.size - 1;
  }
}

/** Sentence by sentence, since a question's words are limited, and as each language that may ask for them stems them. */
function stemsOf(text: string, book: PhraseBook): readonly string[] {
  return text.split(/(?<=[.!?…\n])\s/).flatMap((sentence) => {
    const words = wordsOf(sentence);
    return languagesOfScript(sentence).flatMap((language) => book.read(words, language));
  });
}
