import type {
  Claim,
  Event,
  Figure,
  NotCovered,
  Profile,
  Question,
  Quote,
  SmallTalk,
  Source,
  Story,
  Topic,
  Unit,
  Words,
} from "./schema.ts";

/** What `/ask` can answer with: a curated question, a profile, an honest "not covered", a line of small talk. */
export type Entry =
  | ({ readonly kind: "question" } & Question)
  | ({ readonly kind: "profile" } & Profile)
  | ({ readonly kind: "notCovered" } & NotCovered)
  | ({ readonly kind: "smallTalk" } & SmallTalk);

/** An entry that says what is known. */
export type AnswerEntry = Extract<Entry, { kind: "question" | "profile" }>;

export function isAnswer(entry: Entry | undefined): entry is AnswerEntry {
  return entry?.kind === "question" || entry?.kind === "profile";
}

/** Everything that the bot knows: parsed, with every id resolved, and never changed after loading. */
export interface Dossier {
  readonly story: Story;
  readonly words: Words;
  /** First 12 hex digits of a SHA-256 over the knowledge files: which version answered. */
  readonly version: string;
  /** Questions, profiles, not covered and small talk by id, in the order of the files. */
  readonly entries: ReadonlyMap<string, Entry>;
  readonly sources: ReadonlyMap<string, Source>;
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly quotes: ReadonlyMap<string, Quote>;
  readonly figures: ReadonlyMap<string, Figure>;
  readonly events: ReadonlyMap<string, Event>;
  readonly topics: ReadonlyMap<string, Topic>;
  readonly units: ReadonlyMap<string, Unit>;
  readonly claims: ReadonlyMap<string, Claim>;
}
