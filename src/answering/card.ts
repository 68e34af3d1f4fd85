import type { Language } from "../knowledge/text.ts";

/**
 * What a reply says, part by part, in one language and before any markup: the same card becomes an embed on Discord
 * and lines in the terminal. Texts are plain: a face escapes them for its own markup.
 */
export interface Card {
  readonly kind: "answered" | "ambiguous" | "notCovered" | "smallTalk" | "list";
  /** Of the answer shown, as `answerById` takes it; null where there is none. */
  readonly id: string | null;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  readonly figures: readonly CardFigure[];
  readonly events: readonly CardEvent[];
  readonly quotes: readonly CardQuote[];
  /** Where sources differ. */
  readonly notes: readonly CardNote[];
  readonly sources: readonly CardSource[];
  /** Entries to go on with: what to ask next, which of these, or the nearest that is known. */
  readonly next: readonly { readonly id: string; readonly label: string }[];
}

export interface CardFigure {
  readonly id: string;
  /** "nearly €47.5 billion" */
  readonly value: string;
  /** "trade between Italy and Russia, 2013" */
  readonly measures: string;
  /** Ids of the sources, in the order in which they are cited. */
  readonly sources: readonly string[];
}

export interface CardEvent {
  readonly id: string;
  /** "24 October 2018", "December 2018", "2014–2017" */
  readonly date: string;
  readonly what: string;
  readonly sources: readonly string[];
}

export interface CardQuote {
  readonly id: string;
  /** In the reader's language where somebody printed them so, and with quotation marks of their own language. */
  readonly words: string;
  /** "Giuseppe Conte, joint press conference, 24 October 2018" */
  readonly attribution: string;
  /** What these words are and who prints them: "English translation, New Europe". */
  readonly label: string;
  /** The page that prints them, opened at the words where the page allows it. */
  readonly url: string;
  /** The same sentence otherwise printed: "Italian original, AdnKronos", "another English translation, ANSA". */
  readonly versions: readonly { readonly label: string; readonly words: string; readonly source: string }[];
  readonly notes: readonly CardNote[];
  readonly sources: readonly string[];
}

export interface CardNote {
  readonly text: string;
  readonly sources: readonly string[];
}

export interface CardSource {
  readonly id: string;
  /** "New Europe, ¶7" */
  readonly label: string;
  /** With a text fragment that opens the page at the words, where the page allows it. */
  readonly url: string;
}
