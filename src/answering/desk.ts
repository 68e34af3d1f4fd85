import type { AnswerEntry, Dossier, Entry } from "../knowledge/dossier.ts";
import type { Event, Figure, Profile, Quote, Source } from "../knowledge/schema.ts";
import type { Language } from "../knowledge/text.ts";

/** What the bot makes of a question. */
export type Answer =
  /** One entry answers it; or two, where it asks two things at once. */
  | {
      readonly kind: "answered";
      readonly entry: AnswerEntry;
      readonly also?: AnswerEntry | undefined;
      readonly confidence: number;
      readonly language: Language;
    }
  /** A close race: which of these two to four was meant? Best first. */
  | {
      readonly kind: "ambiguous";
      readonly candidates: readonly AnswerEntry[];
      readonly confidence: number;
      readonly language: Language;
    }
  /** The sources don't say: with a curated reason where people have asked before, and the nearest that is known. */
  | {
      readonly kind: "notCovered";
      readonly entry: Extract<Entry, { kind: "notCovered" }> | null;
      readonly nearest: readonly AnswerEntry[];
      readonly confidence: number;
      readonly language: Language;
    }
  | {
      readonly kind: "smallTalk";
      readonly entry: Extract<Entry, { kind: "smallTalk" }>;
      readonly confidence: number;
      readonly language: Language;
    };

export type Answered = Extract<Answer, { kind: "answered" }>;

/** A line of autocomplete: what the reader sees and what comes back when it is chosen. */
export interface Suggestion {
  readonly id: string;
  /** At most 100 characters. */
  readonly label: string;
}

/**
 * The desk at which every face asks: one dossier, its indexes, and the policy. Built once per set of knowledge;
 * a reload builds a new desk and swaps it in. Pure: no clock, no disk, no network.
 */
export interface Desk {
  readonly dossier: Dossier;
  /**
   * Answers free text, a suggestion's label or an entry's id. The answer's language is the question's own
   * (Italian and Russian are recognised), else `locale`.
   */
  answer(question: string, locale: Language): Answer;
  /** The answer that stands under an id, as a button or a chosen suggestion asks for it. */
  answerById(id: string, locale: Language): Answer | undefined;
  /** At most 25, best first. An empty text gives the story's first questions. */
  suggest(typed: string, locale: Language, limit?: number): readonly Suggestion[];
  /** Search within one kind, best first; an empty text gives all of them in their own order. */
  findFigures(about: string): readonly Figure[];
  findQuotes(about: string, speaker?: string): readonly Quote[];
  findProfiles(name: string): readonly Profile[];
  findEvents(about: string): readonly Event[];
  findSources(about: string): readonly Source[];
  /** Suggestions for the options of `/fact`, `/quote`, `/who`, `/timeline`, `/sources`. */
  suggestFigures(typed: string, locale: Language): readonly Suggestion[];
  suggestTopics(typed: string, locale: Language): readonly Suggestion[];
  suggestProfiles(typed: string, locale: Language): readonly Suggestion[];
  suggestSpeakers(typed: string, locale: Language): readonly Suggestion[];
  suggestSources(typed: string, locale: Language): readonly Suggestion[];
  /** How the index read a question and why its best entries won. For people. */
  why(question: string): string;
}
