import type { Words } from "../knowledge/schema.ts";
import { calibrate, rivalsMax } from "./calibrate.ts";
import { buildLanguageGuess } from "./guess-language.ts";
import { wordsOf } from "./normalize.ts";
import { buildPhraseBook } from "./phrase-book.ts";
import { learnProfiles } from "./profiles.ts";
import { buildReader, type Reading } from "./read-question.ts";
import type { Hit, IndexEntry, Search, SearchIndex, WordTrace } from "./search-index.ts";
import { languagesOfScript } from "./stem.ts";
import { buildTerms } from "./terms.ts";

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
  const reader = buildReader(split, book);
  const guessLanguage = buildLanguageGuess(split);
  const phrasings = split.map((one) => ({
    entry: one.entry,
    group: one.group,
    stems: reader.readPhrasing(one),
  }));
  const terms = buildTerms(phrasings, entries.length);
  const profiles = learnProfiles(phrasings, terms, entries.length);
  const confidenceOf = calibrate(phrasings, entries.length);
  const knownStems = new Map<string, ReadonlySet<string>>();

  return { search, complete, explain, confidenceOf, knowsTerm };

  function search(question: string, limit = 5): Search {
    const asked = wordsOf(question);
    const bare = book.unwrap(asked);
    const whole = searchWords(asked, limit);
    if (bare.length === asked.length) return whole;
    // "Thanks a lot" may be small talk around a question, or all that there is: then it scores clearly higher whole.
    const core = searchWords(bare, limit);
    return (whole.hits[0]?.score ?? 0) > 1.2 * (core.hits[0]?.score ?? 0) ? whole : core;
  }

  function searchWords(asked: readonly string[], limit: number): Search {
    const language = guessLanguage(asked);
    const readings = reader.readQuestion(asked, language);
    const scores = profiles.score(vectorOf(readings));
    const hits = best(scores, Math.max(limit, rivalsMax));
    return {
      query: asked.join(" "),
      language,
      words: readings.map(trace),
      hits: hits.slice(0, limit),
      confidence: hits.length === 0 ? 0 : confidenceOf(hits.map((hit) => hit.score)),
    };
  }

  function vectorOf(readings: readonly Reading[]) {
    return terms.vectorOf(
      readings.map((reading) => reading.stem),
      readings.map((reading) => reading.trust),
    );
  }

  function trace({ word, stem, how, trust }: Reading): WordTrace {
    const weight = trust * terms.weightOf(stem);
    if (terms.has(stem)) return { word, term: stem, how: how === "stranger" ? "known" : how, weight };
    return { word, term: stem, how: how === "stranger" ? "stranger" : "unknown", weight };
  }

  /** The highest scores above 0, best first; equal ones in the order of the entries. */
  function best(scores: Float64Array, limit: number): readonly Hit[] {
    const found: Hit[] = [];
    for (let number = 0; number < scores.length; number++) {
      const score = scores[number] ?? 0;
      if (score <= 0 || (found.length >= limit && score <= (found.at(-1)?.score ?? 0))) continue;
      const at = found.findIndex((hit) => hit.score < score);
      found.splice(at < 0 ? found.length : at, 0, { id: entries[number]?.id ?? "", score });
      if (found.length > limit) found.pop();
    }
    return found;
  }

  function complete(typed: string, limit: number): readonly Hit[] {
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
      const some = profiles.score(vectorOf(readings));
      for (let number = 0; number < some.length; number++) {
        scores[number] = Math.max(scores[number] ?? 0, share * (some[number] ?? 0));
      }
    }
    return best(scores, limit);
  }

  function explain(question: string, limit = 3): ReturnType<SearchIndex["explain"]> {
    const { query, language, hits } = search(question, limit);
    const readings = reader.readQuestion(wordsOf(query), language);
    const vector = vectorOf(readings);
    return {
      words: readings.map(trace),
      entries: hits.map(({ id, score }) => ({
        id,
        score,
        terms: vector.terms
          .map((term, at) => ({
            term: terms.name(term),
            contribution: profiles.contribution(vector, at, numbers.get(id) ?? 0),
          }))
          .sort((a, b) => b.contribution - a.contribution),
      })),
    };
  }

  function knowsTerm(id: string, term: string): boolean {
    const found = knownStems.get(id) ?? stemsOf(id);
    knownStems.set(id, found);
    return found.has(term);
  }

  /** All stems of what an entry is asked by and what it shows; a shown text may be in any language of its script. */
  function stemsOf(id: string): ReadonlySet<string> {
    const number = numbers.get(id);
    const asked = phrasings.filter((phrasing) => phrasing.entry === number).flatMap(({ stems }) => stems);
    const shown = number === undefined ? [] : (entries[number]?.knows ?? []);
    return new Set([...asked, ...shown.flatMap(readAll)]);
  }

  function readAll(text: string): readonly string[] {
    // Sentence by sentence, since a question's words are limited.
    return text.split(/(?<=[.!?…\n])\s/).flatMap((sentence) => {
      const words = wordsOf(sentence);
      return languagesOfScript(sentence).flatMap((language) => reader.readPhrasing({ words, language }));
    });
  }
}
