import type { Words } from "../knowledge/schema.ts";
import { calibrate, highest, rivalsMax, type Scope } from "./calibrate.ts";
import { buildCoverage } from "./coverage.ts";
import { buildLanguageGuess } from "./guess-language.ts";
import { wordsOf } from "./normalize.ts";
import { buildPhraseBook } from "./phrase-book.ts";
import { learnProfiles } from "./profiles.ts";
import { buildReader, countWords, type Reader, type Reading } from "./read-question.ts";
import type { Hit, IndexEntry, Search, SearchIndex, WordTrace } from "./search-index.ts";
import { languagesOfScript } from "./stem.ts";
import { buildVocabulary, type Numbered, weighTerms } from "./terms.ts";

/** How many known words an unfinished one may become in autocomplete. */
const endsMax = 12;

/** Learns all that a search needs from the entries' phrasings. Deterministic: the same entries rank alike. */
export function buildSearchIndex(entries: readonly IndexEntry[], words?: Words): SearchIndex {
  const numbers = new Map(entries.map((entry, number) => [entry.id, number]));
  const split = entries.flatMap((entry, number) =>
    entry.phrasings.map(({ text, language }) => ({
      entry: number,
      group: `${language} ${entry.id}`,
      words: wordsOf(text),
      language,
    })),
  );
  const book = buildPhraseBook(words);
  const uses = countWords(split);
  const reader = buildReader(uses, book);
  const guessLanguage = buildLanguageGuess(uses);
  const read = split.map((one) => reader.readPhrasing(one));
  const shownStems = readShown(entries, reader);
  const vocabulary = buildVocabulary(read, new Set(shownStems.flatMap((stems) => [...stems])));
  const phrasings = split.map(({ entry, group }, i) => ({ entry, group, ...vocabulary.read(read[i] ?? []) }));
  const shown = shownStems.map((stems) => [...stems].map(vocabulary.numberOf));
  const weights = weighTerms(phrasings, vocabulary, entries.length);
  const score = learnProfiles(phrasings, weights, entries.length);
  const coverage = buildCoverage(phrasings, shown, vocabulary, weights);
  const scope = {
    entries: entries.length,
    shown,
    outOfScope: outOfScopeOf(entries),
    related: buildRelated(entries, numbers),
  };
  // Not every index is asked how sure it is, and learning that takes as long as learning to rank.
  const calibrated = once(() => calibrate(phrasings, vocabulary, scope));

  return { search, rank, complete, explain, confidenceOf, knowsTerm };

  function search(question: string, limit = 5): Search {
    const { asked, language, readings, hits } = readQuestion(question, Math.max(limit, 2 * rivalsMax));
    return {
      query: asked.join(" "),
      language,
      words: readings.map(trace),
      hits: hits.slice(0, limit),
      confidence: confidenceOf(hits),
    };
  }

  function rank(question: string, limit: number): readonly Hit[] {
    return readQuestion(question, limit).hits;
  }

  function confidenceOf(hits: readonly Hit[]): number {
    const [best] = hits;
    if (!best) return 0;
    const number = numbers.get(best.id) ?? 0;
    const rivals = hits.filter((hit) => hit === best || !scope.related(number, numbers.get(hit.id) ?? 0));
    return calibrated()(
      rivals.map((hit) => hit.score),
      best.coverage,
    );
  }

  function readQuestion(question: string, limit: number) {
    const asked = wordsOf(question);
    const bare = book.unwrap(asked);
    const whole = readWords(asked, limit);
    if (bare.length === asked.length) return whole;
    // "Thanks a lot" may be small talk around a question, or all that there is: then it scores clearly higher whole.
    const core = readWords(bare, limit);
    return (whole.hits[0]?.score ?? 0) > 1.2 * (core.hits[0]?.score ?? 0) ? whole : core;
  }

  function readWords(asked: readonly string[], limit: number) {
    const language = guessLanguage(asked);
    const readings = reader.readQuestion(asked, language);
    const numbered = numbersOf(readings);
    const scores = score(weights.vectorOf(numbered));
    return { asked, language, readings, hits: best(scores, numbered.terms, limit) };
  }

  function numbersOf(readings: readonly Reading[]): Numbered {
    return vocabulary.read(
      readings.map((reading) => reading.stem),
      readings.map((reading) => reading.trust),
    );
  }

  function trace({ word, stem, how, trust }: Reading): WordTrace {
    const number = vocabulary.numberOf(stem);
    const isKnown = (weights.users[number] ?? []).length > 0;
    const weight = trust * weights.of(number);
    return { word, term: stem, how: isKnown || how === "stranger" ? how : "unknown", weight };
  }

  /** The highest scores above 0, best first; equal ones in the order of the entries. */
  function best(scores: Float64Array, terms: readonly number[], limit: number): readonly Hit[] {
    const coverageOf = coverage.of(terms);
    return highest(scores, limit).flatMap((number) => {
      const score = scores[number] ?? 0;
      return score <= 0 ? [] : [{ id: entries[number]?.id ?? "", score, coverage: coverageOf(number) }];
    });
  }

  function complete(typed: string, limit: number): readonly string[] {
    const asked = book.unwrap(wordsOf(typed));
    const last = asked.at(-1);
    if (last === undefined) return [];
    const language = guessLanguage(asked);
    const isOpen = /[\p{L}\p{N}]$/u.test(typed);
    const ends = isOpen ? reader.wordsFrom(last, endsMax) : [];
    const scores = new Float64Array(entries.length);
    for (const end of ends.length === 0 ? [last] : ends) {
      const readings = reader.readQuestion([...asked.slice(0, -1), end], language);
      // What is typed to its end comes before what it may still become.
      const share = end === last || ends.length === 0 ? 1 : 0.9;
      const some = score(weights.vectorOf(numbersOf(readings)));
      for (let number = 0; number < some.length; number++) {
        scores[number] = Math.max(scores[number] ?? 0, share * (some[number] ?? 0));
      }
    }
    return best(scores, [], limit).map((hit) => hit.id);
  }

  function explain(question: string, limit = 3): ReturnType<SearchIndex["explain"]> {
    const { query, language, hits } = search(question, limit);
    const readings = reader.readQuestion(wordsOf(query), language);
    const vector = weights.vectorOf(numbersOf(readings));
    return {
      words: readings.map(trace),
      entries: hits.map((hit) => ({
        id: hit.id,
        score: hit.score,
        terms: vector.terms
          .map((term, at) => {
            const scores = score({ terms: [term], weights: [vector.weights[at] ?? 0] });
            return { term: vocabulary.name(term), contribution: scores[numbers.get(hit.id) ?? 0] ?? 0 };
          })
          .sort((a, b) => b.contribution - a.contribution),
      })),
    };
  }

  function knowsTerm(id: string, term: string): boolean {
    const entry = numbers.get(id);
    return entry !== undefined && coverage.has(entry, vocabulary.numberOf(term));
  }
}

/** The stems of all that each entry shows; many show the same quotation. */
function readShown(entries: readonly IndexEntry[], reader: Reader): readonly ReadonlySet<string>[] {
  const read = new Map<string, readonly string[]>();
  return entries.map(({ knows }) => {
    const stems = new Set<string>();
    for (const { text } of knows) {
      const found = read.get(text) ?? readAll(text, reader);
      read.set(text, found);
      for (const stem of found) stems.add(stem);
    }
    return stems;
  });
}

/** Sentence by sentence, since a question's words are limited, and as each language that may ask for them stems them. */
function readAll(text: string, reader: Reader): readonly string[] {
  return text.split(/(?<=[.!?…\n])\s/).flatMap((sentence) => {
    const words = wordsOf(sentence);
    return languagesOfScript(sentence).flatMap((language) => reader.readPhrasing({ words, language }));
  });
}

function outOfScopeOf(entries: readonly IndexEntry[]): ReadonlySet<number> {
  return new Set([...entries.keys()].filter((number) => entries[number]?.outOfScope === true));
}

/** Two entries are related where either names the other. */
function buildRelated(
  entries: readonly IndexEntry[],
  numbers: ReadonlyMap<string, number>,
): Scope["related"] {
  const named = entries.map(({ related = [] }) => new Set(related.map((id) => numbers.get(id))));
  return (one, other) => one === other || named[one]?.has(other) === true || named[other]?.has(one) === true;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
