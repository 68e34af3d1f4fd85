import { z } from "zod";
import { languages, textSchema } from "./text.ts";

/*
 * What a curator may write in `knowledge/*.yaml`. A file is one topic: a map from kinds (`quotes:`, `questions:` …)
 * to lists of entries, so that a topic's figures, quotations and questions can stand together.
 * Each type below is inferred from its schema; `npm run check -- --schema` writes the same schema as JSON for editors.
 */

/** The longest id, so that the 100 characters of a button on Discord hold two of them beside what it does. */
export const idMax = 36;
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "use kebab-case, e.g. sanctions-veto")
  .max(idMax, `at most ${idMax} characters`);
const phrase = z.string().trim().min(1, "write at least one word").max(100, "at most 100 characters");

/** A day, a month or a year, as precisely as it is known: 2018-10-24, 2018-10 or 2018. */
export const dateSchema = z.preprocess(
  // YAML reads a bare 2018 as a number.
  (value) => (typeof value === "number" ? String(value) : value),
  z
    .string()
    .regex(
      /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
      "write a date as 2018-10-24, 2018-10 or 2018",
    ),
);

/** Phrasings by language: ways in which people ask for an entry. */
export const phrasingsSchema = z.partialRecord(z.enum(languages), z.array(phrase));
export type Phrasings = z.infer<typeof phrasingsSchema>;

/** A place in a source, and what that source says there. Never a licence to state the claim as true. */
export const citationSchema = z.strictObject({
  source: idSchema,
  /** Where in the source: a paragraph ("¶7"), a section, a time. Left out: the page as a whole. */
  at: z.string().min(1).optional(),
  /** What the source says there, in our own words. Left out: the gist that the source's passage carries. */
  says: textSchema.optional(),
});
export type Citation = z.infer<typeof citationSchema>;
const citations = z.array(citationSchema).min(1, "give at least one citation: {source, at, says}");

/** Where sources differ: "The article says …; Reuters reports that …". Short, neutral, and cited on both sides. */
export const noteSchema = z.strictObject({ text: textSchema, cite: citations });
export type Note = z.infer<typeof noteSchema>;

/** A language tag of words that were spoken or printed: "en", "it", "ru", "de" … */
const tongue = z.string().regex(/^[a-z]{2}$/, "use a two-letter language tag, e.g. it");

export const sourceSchema = z.strictObject({
  id: idSchema,
  publisher: z.string().min(1),
  /** The headline as printed; what the page is, in brackets, where no headline is known. */
  title: z.string().min(1),
  url: z.url("write the whole address, with https://"),
  /** Other addresses of the same report (a fuller copy, a second report cited with it). */
  also: z.array(z.url()).default([]),
  date: dateSchema.nullable(),
  /** How the date is known; "unknown" goes with a date of null. */
  dateBasis: z.enum(["printed", "inferred", "unknown"]),
  language: tongue,
  kind: z.enum([
    "agency",
    "newspaper",
    "broadcaster",
    "transcript",
    "institution",
    "company",
    "reference",
    "repost",
    "other",
  ]),
  /** A: primary, institution or major agency. B: established newspaper or broadcaster. C: state-owned, partisan or reposted. */
  reliability: z.enum(["A", "B", "C"]),
  licence: textSchema,
  /** "part": only the beginning of the page was read, so it is cited for that alone. */
  read: z.enum(["whole", "part"]),
  /** What the dossier uses it for. */
  usedFor: textSchema,
  /** Whether a link to the words themselves (a text fragment) opens at them. */
  textFragments: z.boolean().default(true),
  /** The source passage by passage, each with our own gist; where given, every citation's `at` is one of these. */
  passages: z.array(z.strictObject({ at: z.string().min(1), gist: textSchema })).default([]),
});
export type Source = z.infer<typeof sourceSchema>;

export const profileSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  /** The plain question about it, where "What is …?" with the name put in reads wrong: "What are the Minsk agreements?" */
  asked: z.partialRecord(z.enum(languages), phrase).default({}),
  /** Other names and spellings, in any language: "Salvini", "Сальвини", "the Captain". */
  names: z.array(phrase).default([]),
  type: z.enum(["person", "party", "institution", "place", "company", "term"]),
  /** What they were at the time of the story. */
  role: textSchema.optional(),
  /** Who or what this is, in one to three sentences. */
  is: textSchema,
  /** Ways to ask for it beyond "who is …", which every profile gets by itself. */
  ask: phrasingsSchema.default({}),
  quotes: z.array(idSchema).default([]),
  figures: z.array(idSchema).default([]),
  notes: z.array(noteSchema).default([]),
  next: z.array(idSchema).default([]),
  cite: citations,
});
export type Profile = z.infer<typeof profileSchema>;

/** How a quotation was compared with its source where `knowledge/fingerprints/` has no print of that source. */
const checkedSchema = z.strictObject({
  by: z.literal("hand"),
  against: z.string().min(1, "say what it was compared with"),
});

/** One wording of a sentence in one language, with the page that prints it. */
const versionSchema = z.strictObject({
  words: z.string().min(1),
  language: tongue,
  source: idSchema,
  /** Whether these are the speaker's own words or a translation of them. */
  kind: z.enum(["original", "translation"]),
  checked: checkedSchema.optional(),
});
export type QuoteVersion = z.infer<typeof versionSchema>;

export const quoteSchema = z.strictObject({
  id: idSchema,
  speaker: idSchema,
  /** Exactly as printed by the first citation's source; a cut is marked "…". */
  words: z.string().min(1),
  language: tongue,
  /** Whether `words` are the speaker's own or a translation. */
  kind: z.enum(["original", "translation"]),
  /** The same sentence as others print it: the original wording, other translations. Never merged with `words`. */
  versions: z.array(versionSchema).default([]),
  occasion: textSchema,
  date: dateSchema,
  topics: z.array(idSchema).min(1, "give at least one topic"),
  /** How often the daily post may choose it: 0 never, 1 ordinary, up to 3 for the best. */
  weight: z.int().min(0).max(3),
  /** What a reader must know to read the words rightly: a setting that sources dispute, a stronger translation. */
  notes: z.array(noteSchema).default([]),
  ask: phrasingsSchema.default({}),
  checked: checkedSchema.optional(),
  cite: citations,
});
export type Quote = z.infer<typeof quoteSchema>;

/** How a number of this kind is written: "€{n} billion". */
export const unitSchema = z.strictObject({
  id: idSchema,
  pattern: textSchema,
  /** A number of one: "{n} company". */
  one: textSchema.optional(),
  /** What one of them is worth in a base, so that values can be compared: {base: eur, factor: 1000000000}. */
  base: z.strictObject({ unit: idSchema, factor: z.number().positive() }).optional(),
});
export type Unit = z.infer<typeof unitSchema>;

export const figureSchema = z
  .strictObject({
    id: idSchema,
    /** What it measures: "trade between Italy and Russia". */
    measures: textSchema,
    /** One number, or the two ends of a range. A derived figure has none: it is computed. */
    value: z.union([z.number(), z.tuple([z.number(), z.number()])]).optional(),
    unit: idSchema,
    asOf: dateSchema.optional(),
    /** The end of the time that it covers, where `asOf` is its beginning. */
    until: dateSchema.optional(),
    qualifier: z
      .enum(["about", "nearly", "more-than", "less-than", "at-least", "up-to", "just-under"])
      .optional(),
    /** Earlier and later values of the same measure by the same source. */
    series: z.array(z.strictObject({ asOf: dateSchema, value: z.number() })).default([]),
    /** Computed from other figures, never typed: share (a / b in percent), change (a / b − 1 in percent), difference (a − b). */
    derived: z
      .strictObject({
        how: z.enum(["share", "change", "difference"]),
        of: z.tuple([idSchema, idSchema]),
        digits: z.int().min(0).max(3).default(0),
      })
      .optional(),
    ask: phrasingsSchema.default({}),
    topics: z.array(idSchema).default([]),
    notes: z.array(noteSchema).default([]),
    cite: citations,
  })
  .refine((figure) => (figure.value === undefined) !== (figure.derived === undefined), {
    error: "give either a value or derived, not both",
    path: ["value"],
  });
export type Figure = z.infer<typeof figureSchema>;

export const eventSchema = z.strictObject({
  id: idSchema,
  date: dateSchema,
  until: dateSchema.optional(),
  /** "inferred" where no source prints the date. */
  dateBasis: z.enum(["printed", "inferred"]).default("printed"),
  what: textSchema,
  topics: z.array(idSchema).min(1, "give at least one topic"),
  cite: citations,
});
export type Event = z.infer<typeof eventSchema>;

export const questionSchema = z.strictObject({
  id: idSchema,
  /** The question as the bot prints it: in autocomplete, on buttons, as the title of the answer. */
  question: textSchema,
  /** Other ways to ask it, by language, as different people would type them. */
  ask: phrasingsSchema,
  /** The answer in our own words, with its attribution. */
  answer: textSchema,
  quotes: z.array(idSchema).default([]),
  figures: z.array(idSchema).default([]),
  events: z.array(idSchema).default([]),
  notes: z.array(noteSchema).default([]),
  /** What to ask next: ids of questions, profiles or not-covered entries. */
  next: z.array(idSchema).default([]),
  topics: z.array(idSchema).min(1, "give at least one topic"),
  cite: citations,
});
export type Question = z.infer<typeof questionSchema>;

/** A question that people will ask and the sources don't answer. */
export const notCoveredSchema = z.strictObject({
  id: idSchema,
  question: textSchema,
  ask: phrasingsSchema,
  /** One honest sentence: what is not known, and why. */
  because: textSchema,
  /** The nearest things that are known. */
  nearest: z.array(idSchema).min(1, "name the nearest entry that is known"),
});
export type NotCovered = z.infer<typeof notCoveredSchema>;

/** Hello, thanks, what can you do: a line that leads to a question. */
export const smallTalkSchema = z.strictObject({
  id: idSchema,
  ask: phrasingsSchema,
  answer: textSchema,
  next: z.array(idSchema).min(1, "lead to at least one question"),
});
export type SmallTalk = z.infer<typeof smallTalkSchema>;

export const topicSchema = z.strictObject({
  id: idSchema,
  name: textSchema,
  names: z.array(phrase).default([]),
});
export type Topic = z.infer<typeof topicSchema>;

/** Words for the whole story, declared once. */
export const wordsSchema = z.strictObject({
  /** Words that mean the same here, by language; the first is the one that the others are read as. */
  synonyms: z.partialRecord(z.enum(languages), z.array(z.array(phrase).min(2))).default({}),
  /** The same thing in several languages or scripts: [Putin, Poutine, Путин]. The first is what the others are read as. */
  names: z.array(z.array(phrase).min(2)).default([]),
  /** Small talk around a question, taken off before it is read: "hey bot", "quick question", "thanks". */
  wrappers: z.partialRecord(z.enum(languages), z.array(phrase)).default({}),
  /** Words that say nothing of what is asked, passed over wherever they stand: "even", "actually", "lol". */
  fillers: z.partialRecord(z.enum(languages), z.array(phrase)).default({}),
  /** Words that go with any question and hardly tell which fact is wanted, so that they count little: "reckon", "folks". */
  generic: z.partialRecord(z.enum(languages), z.array(phrase)).default({}),
  /** Names of people, places and things that are not this story's: a question about them is not about it. */
  strangers: z.array(phrase).default([]),
  /** Words that a question about the story may have too, but that would be taken for misspelt words of the story: "dream". */
  everyday: z.array(phrase).default([]),
  /** Names that stand for each other, as a capital does for its country: an entry that knows one knows them all. */
  metonyms: z.array(z.array(phrase).min(2)).default([]),
});
export type Words = z.infer<typeof wordsSchema>;

/**
 * One atomic claim of the story, what the sources make of it, and the forms in which people get it wrong.
 * `standing`: corroborated (others say the same), nuanced (the same with a qualification), differs (others say
 * otherwise), disputed (others disagree among themselves), alone (no other source found), editorial (a judgement).
 */
export const claimSchema = z.strictObject({
  id: idSchema,
  claim: textSchema,
  standing: z.enum(["corroborated", "nuanced", "differs", "disputed", "alone", "editorial"]),
  /** The entry that answers a question about it. */
  question: idSchema,
  /** Who is said to have said or done it; a message that names somebody else says otherwise. */
  speaker: idSchema.optional(),
  figures: z.array(idSchema).default([]),
  /** Ways in which a message states the claim. */
  says: phrasingsSchema.default({}),
  /** Forms that the sources contradict: "Italy vetoed the sanctions". */
  confusable: z
    .array(z.strictObject({ forms: phrasingsSchema, because: textSchema, cite: citations }))
    .default([]),
  cite: citations,
});
export type Claim = z.infer<typeof claimSchema>;

/** The story as a whole: what it is called, where it starts, what to ask first. */
export const storySchema = z.strictObject({
  title: textSchema,
  about: textSchema,
  /** The source that the story is told from. */
  article: idSchema,
  /** Good first questions, best first. */
  first: z.array(idSchema).min(3, "give at least three first questions"),
});
export type Story = z.infer<typeof storySchema>;

/** A file of `knowledge/`. Every kind is optional; the whole folder needs one `story` and one `words`. */
export const fileSchema = z.strictObject({
  story: storySchema.optional(),
  words: wordsSchema.optional(),
  topics: z.array(topicSchema).default([]),
  units: z.array(unitSchema).default([]),
  sources: z.array(sourceSchema).default([]),
  profiles: z.array(profileSchema).default([]),
  quotes: z.array(quoteSchema).default([]),
  figures: z.array(figureSchema).default([]),
  events: z.array(eventSchema).default([]),
  questions: z.array(questionSchema).default([]),
  notCovered: z.array(notCoveredSchema).default([]),
  smallTalk: z.array(smallTalkSchema).default([]),
  claims: z.array(claimSchema).default([]),
});
export type KnowledgeFile = z.infer<typeof fileSchema>;
