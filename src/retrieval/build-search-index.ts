import type { Words } from "../knowledge/schema.ts";
import { calibrate, highest, rivalsMax, type Scope } from "./calibrate.ts";
import { buildCoverage } from "./coverage.ts";
import { buildLanguageGuess } from "./guess-language.ts";
import { wordsOf } from "./normalize.ts";
import { buildPhraseBook } from "./phrase-book.ts";
import { learnProfiles } from "./profiles.ts";
import { readEntries } from "./read-entries.ts";
import { buildReader, type Reading } from "./read-question.ts";
import type { Explanation, Hit, IndexEntry, Search, SearchIndex, WordTrace } from "./search-index.ts";
import { weighTerms } from "./term-weights.ts";
import type { Numbered } from "./vocabulary.ts";

/** How many known words an unfinished one may become in autocomplete. */
const endsMax = 12;

/** Learns all that a search needs from the entries' phrasings. Deterministic: the same entries rank alike. */
export function buildSearchIndex(entries: readonly IndexEntry[], words?: Words): SearchIndex {
  const numbers = new Map(entries.map((entry, number) => [entry.id, number]));
  const book = buildPhraseBook(words);
  const { uses, written, vocabulary, phrasings, shown, metonyms } = readEntries(entries, book);
  const reader = buildReader(uses, book);
  const guessLanguage = buildLanguageGuess(uses);
  const weights = weighTerms(phrasings, vocabulary, entries.length);
  const profiles = learnProfiles(phrasings, weights, entries.length);
  const { score } = profiles;
  const coverage = buildCoverage(phrasings, shown, metonyms, vocabulary, weights);
  const related = buildRelated(entries, numbers);
  const confidence = calibrate(
    phrasings,
    { weights, profiles, coverage },
    {
      entries: entries.length,
      covers: shown.some((stems) => stems.length > 0),
      outOfScope: outOfScopeOf(entries),
      related,
    },
  );
  const ids = entries.map(({ id }) => id);

  return {
    search,
    exact,
    read,
    rank,
    complete,
    explain,
    confidenceOf,
    knowsTerm,
    countKnowing,
  };

  function search(question: string, limit = 5): Search {
    const { asked, language, readings, coverageOf, scores } = readQuestion(question);
    const found = best(scores, Math.max(limit, 2 * rivalsMax));
    return {
      query: asked.join(" "),
      language,
      words: readings.map(trace),
      hits: found.slice(0, limit).map((entry) => hitOf(entry, scores, coverageOf)),
      confidence: confidenceAmong(
        found,
        found.map((entry) => scores[entry] ?? 0),
        coverageOf(found[0] ?? 0),
      ),
    };
  }

  function exact(question: string): ReturnType<SearchIndex["exact"]> {
    const found = written.get(wordsOf(question).join(" "));
    return found && { id: ids[found.entry] ?? "", language: found.language };
  }

  function read(text: string): readonly WordTrace[] {
    const asked = wordsOf(text);
    return reader.readQuestion(asked, guessLanguage(asked)).map(trace);
  }

  function rank(question: string, limit: number): readonly Hit[] {
    const { coverageOf, scores } = readQuestion(question);
    return best(scores, limit).map((entry) => hitOf(entry, scores, coverageOf));
  }

  function confidenceOf(hits: readonly Hit[]): number {
    return confidenceAmong(
      hits.map((hit) => numbers.get(hit.id) ?? 0),
      hits.map((hit) => hit.score),
      hits[0]?.coverage ?? 0,
    );
  }

  /** @param found entries, best first, with the score of each, and how much of the question the best covers. */
  function confidenceAmong(found: readonly number[], scores: readonly number[], covered: number): number {
    const [first] = found;
    if (first === undefined) return 0;
    const isRival = (_: number, rank: number) => rank === 0 || !related(first, found[rank] ?? 0);
    return confidence(scores.filter(isRival), covered);
  }

  function readQuestion(question: string) {
    const asked = wordsOf(question);
    const bare = book.unwrap(asked);
    const whole = readWords(asked);
    if (bare.length === asked.length) return whole;
    // "Thanks a lot" may be small talk around a question, or all that there is: then it scores clearly higher whole.
    const core = readWords(bare);
    return Math.max(0, ...whole.scores) > 1.2 * Math.max(0, ...core.scores) ? whole : core;
  }

  function readWords(asked: readonly string[]) {
    const language = guessLanguage(asked);
    const readings = reader.readQuestion(asked, language);
    const numbered = numbersOf(readings);
    const scores = score(weights.vectorOf(numbered));
    return { asked, language, readings, numbered, scores, coverageOf: coverage.of(numbered.terms) };
  }

  function numbersOf(readings: readonly Reading[]): Numbered {
    return vocabulary.read(
      readings.map((reading) => vocabulary.numberOf(reading.stem)),
      readings.map((reading) => reading.trust),
    );
  }

  function trace({ word, stem, how, trust }: Reading): WordTrace {
    const number = vocabulary.numberOf(stem);
    const isKnown = (weights.users[number] ?? []).length > 0;
    const weight = trust * weights.of(number);
    return { word, term: stem, how: isKnown || how === "stranger" ? how : "unknown", weight };
  }

  /** The entries with the highest scores above 0, best first; equal ones in their own order. */
  function best(scores: Float64Array, limit: number): readonly number[] {
    return highest(scores, limit).filter((entry) => (scores[entry] ?? 0) > 0);
  }

  function hitOf(entry: number, scores: Float64Array, coverageOf: (entry: number) => number): Hit {
    return { id: ids[entry] ?? "", score: scores[entry] ?? 0, coverage: coverageOf(entry) };
  }

  function complete(typed: string, limit: number): readonly string[] {
    const asked = book.unwrap(wordsOf(typed));
    const last = asked.at(-1);
    if (last === undefined) return [];
    const language = guessLanguage(asked);
    const isOpen = /[\p{L}\p{N}]$/u.test(typed);
    const ends = isOpen ? reader.wordsFrom(last, endsMax) : [];
    const scores = new Float64Array(ids.length);
    for (const end of ends.length === 0 ? [last] : ends) {
      const readings = reader.readQuestion([...asked.slice(0, -1), end], language);
      // What is typed to its end comes before what it may still become.
      const share = end === last || ends.length === 0 ? 1 : 0.9;
      const some = score(weights.vectorOf(numbersOf(readings)));
      for (let number = 0; number < some.length; number++) {
        scores[number] = Math.max(scores[number] ?? 0, share * (some[number] ?? 0));
      }
    }
    return best(scores, limit).map((entry) => ids[entry] ?? "");
  }

  function explain(question: string, limit: number): readonly Explanation[] {
    const { numbered, scores } = readQuestion(question);
    const { terms, weights: shares } = weights.vectorOf(numbered);
    const parts = terms.map((term, at) => ({
      term: vocabulary.name(term),
      scores: score({ terms: [term], weights: [shares[at] ?? 0] }),
    }));
    return best(scores, limit).map((entry) => ({
      id: ids[entry] ?? "",
      terms: parts.map((part) => ({ term: part.term, contribution: part.scores[entry] ?? 0 })),
    }));
  }

  function knowsTerm(id: string, term: string): boolean {
    const entry = numbers.get(id);
    return entry !== undefined && coverage.has(entry, vocabulary.numberOf(term));
  }

  function countKnowing(terms: readonly string[]): number {
    const asked = terms.map(vocabulary.numberOf);
    return ids.filter((_, entry) => asked.every((term) => coverage.has(entry, term))).length;
  }
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
