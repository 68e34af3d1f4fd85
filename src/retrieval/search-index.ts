import type { Language } from "../knowledge/text.ts";

/** One way to ask for an entry, or a text that it shows, with the language in which it is written. */
export interface Phrasing {
  readonly text: string;
  readonly language: Language;
}

/** What the index needs to know of an entry. */
export interface IndexEntry {
  readonly id: string;
  readonly phrasings: readonly Phrasing[];
  /** Texts that the entry shows (answer, quotations, figures): what it knows, beyond how it is asked for. */
  readonly knows: readonly Phrasing[];
  /** Entries that are about the same thing: a reader who gets one of them isn't led astray. */
  readonly related?: readonly string[];
  /** Whether it stands for questions that nothing here answers. */
  readonly outOfScope?: boolean;
}

/** One entry that may answer a question. Higher is better; hits come best first. */
export interface Hit {
  readonly id: string;
  /** Relevance, above 0 (nothing in common) to about 1 (as much as an entry's own phrasings). Comparable only within one index. */
  readonly score: number;
  /** The share of the question's weight whose words the entry has, in what it is asked by or in what it shows, 0 to 1. */
  readonly coverage: number;
}

/** What became of one word of the question. `term` is what `knowsTerm` takes. */
export interface WordTrace {
  readonly word: string;
  readonly term: string;
  /**
   * known: in the vocabulary; corrected: read as `term`; synonym: declared in words; stranger: declared as none of this
   * story's, though an entry may be about it; unknown: nobody wrote it.
   */
  readonly how: "known" | "corrected" | "synonym" | "stranger" | "unknown";
  /** How rare it is among entries: ln(1 + entries) for what nobody wrote, less the more entries use it. */
  readonly weight: number;
}

/** The outcome of one search. */
export interface Search {
  /** The question as it was read: normalized, wrappers taken off. */
  readonly query: string;
  readonly language: Language;
  /** What became of each word of the query, in order; a declared phrase of several words is one. */
  readonly words: readonly WordTrace[];
  /** Best first; entries with nothing in common are left out. */
  readonly hits: readonly Hit[];
  /** P(the best hit, or one related to it, is what was asked for), 0 to 1, calibrated on the phrasings themselves. */
  readonly confidence: number;
}

/** Which terms of the question counted how much for one entry: the answer to "why this one?". They add up to its score. */
export interface Explanation {
  readonly id: string;
  readonly terms: readonly { readonly term: string; readonly contribution: number }[];
}

export interface SearchIndex {
  search(question: string, limit?: number): Search;
  /** The entry that has a question as a phrasing, word for word, and the language of that; the first of several. */
  exact(question: string): { readonly id: string; readonly language: Language } | undefined;
  /** What becomes of each word of a text. */
  read(text: string): readonly WordTrace[];
  /** The hits of a search alone. */
  rank(question: string, limit: number): readonly Hit[];
  /** Ids of the entries whose phrasings go on from what is typed so far, best first; stable while typing. */
  complete(typed: string, limit: number): readonly string[];
  /** The hits of a search, taken apart. */
  explain(question: string, limit: number): readonly Explanation[];
  /**
   * P(the first of these hits, or one related to it, is what was asked for): higher where its score is high and stands
   * out from the next nine, and where it covers the question. Over all hits that is `Search.confidence`; a policy that rules out hits asks again.
   */
  confidenceOf(hits: readonly Hit[]): number;
  /** Whether an entry has a term, in what it is asked by or in what it shows: "Macron", "2016", "Chelyabinsk". */
  knowsTerm(id: string, term: string): boolean;
  /** How many entries have all of these terms. */
  countKnowing(terms: readonly string[]): number;
}
