import { type AnswerEntry, type Dossier, type Entry, isAnswer } from "../knowledge/dossier.ts";
import type { Quote, Words } from "../knowledge/schema.ts";
import { type Language, languages, textIn } from "../knowledge/text.ts";
import { buildSearchIndex } from "../retrieval/build-search-index.ts";
import { normalize } from "../retrieval/normalize.ts";
import type { Search } from "../retrieval/search-index.ts";
import { entryIds } from "./answer-id.ts";
import { withoutBeliefs, withoutIntroduction } from "./asides.ts";
import { buildShelves } from "./build-shelves.ts";
import { clausesOf, halvesOf } from "./clauses.ts";
import { type Asked, buildConstraints } from "./constraints.ts";
import { countryNames } from "./countries.ts";
import { answerMin, type Decision, decide, hitsMax, type Judged, relatedShare } from "./decide.ts";
import type { Answer, Desk, Suggestion } from "./desk.ts";
import { entryLabel } from "./entry-label.ts";
import { explainWhy } from "./explain-why.ts";
import { indexEntries } from "./index-entries.ts";
import { namesIn } from "./names-in.ts";
import { nearestOf } from "./nearest.ts";
import { properNames } from "./proper-names.ts";
import { rememberAnswers } from "./remember-answers.ts";
import { shorten } from "./shelf.ts";

const suggestMax = 25;
/** An answer to a part of a message is one of this many that fit the whole best. */
const nearMax = 3;

/** Builds the desk for one dossier: its index, the shelves of each kind, and the policy over them. */
export function buildDesk(dossier: Dossier): Desk {
  const countries = countryNames();
  const index = buildSearchIndex(indexEntries(dossier), withCountries(dossier.words, countries));
  const constraints = buildConstraints(dossier, index, countries);
  const shelves = buildShelves(dossier);
  const labels = labelledEntries(dossier);

  function answer(question: string, locale: Language): Answer {
    const chosen = dossier.entries.get(question.trim()) ?? labels.get(normalize(question));
    if (chosen) return answerWith(chosen, localeOfLabel(chosen, question, locale));
    // Asked in just the words that a curator wrote, there is nothing to weigh.
    const written = index.exact(question);
    const curated = written && dossier.entries.get(written.id);
    if (curated) return answerWith(curated, written.language === "en" ? locale : written.language);
    return answerWords(withoutBeliefs(question), locale);
  }

  function answerWords(question: string, locale: Language): Answer {
    const { search, asked } = searchFor(question);
    const { answer: whole, judged } = decisionOn(search, asked, locale);
    if (whole.kind === "answered")
      return { ...whole, also: alsoAsked(question, whole.entry, judged, locale) };
    if (whole.kind === "smallTalk") return whole;
    if (whole.kind === "notCovered" && whole.entry && whole.confidence >= answerMin) return whole;
    // A long message may hold the question in one of its sentences; what it is about, the others speak of as well.
    const near = idsNear(judged);
    const bare = withoutIntroduction(question);
    const parts = [...(bare === question ? [] : [bare]), ...clausesOf(question)].map(
      (part) => decisionOn(index.search(part, hitsMax), asked, locale).answer,
    );
    const answered = parts.filter((part) => part.kind === "answered" && near.has(part.entry.id));
    return answered.sort((one, other) => other.confidence - one.confidence)[0] ?? whole;
  }

  /** The other entry that a question asks for: one of its halves gets the answer of the whole, the other one near it. */
  function alsoAsked(
    question: string,
    entry: AnswerEntry,
    judged: readonly Judged[],
    locale: Language,
  ): AnswerEntry | undefined {
    const near = idsNear(judged);
    for (const halves of halvesOf(question)) {
      // "Conte and Putin" are two people, not two questions.
      const [first, second] = halves.map((half) => half.split(/\s+/));
      if ([first?.at(-1), second?.[0]].every((word = "") => namesIn(word, dossier).length > 0)) continue;
      const entries = halves.flatMap((half) => {
        const { search, asked } = searchFor(half);
        const { answer } = decisionOn(search, asked, locale);
        return answer.kind === "answered" && near.has(answer.entry.id) ? [answer.entry] : [];
      });
      const others = entries.filter((other) => other !== entry);
      if (entries.length === 2 && others.length === 1) return others[0];
    }
    return undefined;
  }

  function searchFor(question: string): { readonly search: Search; readonly asked: Asked } {
    const search = index.search(question, hitsMax);
    // What surrounds the question binds its parts too: an answer knows the names and years of the whole message, but for
    // those of who asks.
    const binding = withoutIntroduction(question);
    const words = binding === question ? search.words : index.read(binding);
    return { search, asked: { words, properNames: properNames(binding) } };
  }

  function decisionOn(search: Search, asked: Asked, locale: Language): Decision {
    // Italian and Russian are recognised by their words; a question in English is answered in the reader's language.
    const language = search.language === "en" ? locale : search.language;
    return decide(search, asked, language, dossier, constraints, index.confidenceOf);
  }

  function answerWith(entry: Entry, language: Language): Answer {
    switch (entry.kind) {
      case "question":
      case "profile":
        return { kind: "answered", entry, confidence: 1, language };
      case "notCovered":
        return { kind: "notCovered", entry, nearest: nearestOf(entry, dossier), confidence: 1, language };
      case "smallTalk":
        return { kind: "smallTalk", entry, confidence: 1, language };
    }
  }

  function answerById(id: string, locale: Language): Answer | undefined {
    const [entry, also] = entryIds(id).map((one) => dossier.entries.get(one));
    const answer = entry && answerWith(entry, locale);
    return answer?.kind === "answered" && isAnswer(also) ? { ...answer, also } : answer;
  }

  function suggest(typed: string, locale: Language, limit = suggestMax): readonly Suggestion[] {
    const ids = normalize(typed) === "" ? dossier.story.first : index.complete(typed, suggestMax * 2);
    const entries = ids
      .flatMap((id) => dossier.entries.get(id) ?? [])
      .filter((entry) => entry.kind !== "smallTalk");
    return entries
      .slice(0, limit)
      .map((entry) => ({ id: entry.id, label: shorten(entryLabel(entry, locale)) }));
  }

  const named = (locale: Language) => (item: { readonly name: Parameters<typeof textIn>[0] }) =>
    textIn(item.name, locale);

  return {
    dossier,
    answer: rememberAnswers(answer),
    answerById,
    suggest,
    findFigures: shelves.figures.find,
    findQuotes: (about, speaker) => findQuotes(shelves.quotes.find(about), about, speaker, dossier),
    findProfiles: shelves.profiles.find,
    findEvents: (about) => {
      const found = dossier.topics.has(about)
        ? shelves.events.find("").filter((event) => event.topics.includes(about))
        : shelves.events.find(about);
      return [...found].sort((one, other) => one.date.localeCompare(other.date));
    },
    findSources: shelves.sources.find,
    suggestFigures: (typed, locale) =>
      shelves.figures.suggest(typed, (figure) => figureLabel(figure, locale)),
    suggestTopics: (typed, locale) => shelves.topics.suggest(typed, named(locale)),
    suggestProfiles: (typed, locale) => shelves.profiles.suggest(typed, named(locale)),
    suggestSpeakers: (typed, locale) => shelves.speakers.suggest(typed, named(locale)),
    suggestSources: (typed) =>
      shelves.sources.suggest(typed, (source) => `${source.publisher}: ${source.title}`),
    why: (question) => {
      const read = withoutBeliefs(question);
      const { search, asked } = searchFor(read);
      return explainWhy(
        search,
        index.explain(read, hitsMax),
        constraints.unmet(asked),
        decisionOn(search, asked, "en"),
        answer(question, "en"),
      );
    },
  };
}

/** Whoever asks of another country asks of another story, and no curator need list them all. */
function withCountries(words: Words, countries: readonly string[]): Words {
  return { ...words, strangers: [...words.strangers, ...countries] };
}

/** Entries by each wording of their label, so that a label that comes back as text finds its entry. */
function labelledEntries(dossier: Dossier): Map<string, Entry> {
  const labels = new Map<string, Entry>();
  for (const entry of dossier.entries.values()) {
    for (const language of languages) {
      const label = entryLabel(entry, language);
      if (label === "") continue;
      for (const text of [label, shorten(label)])
        labels.set(normalize(text), labels.get(normalize(text)) ?? entry);
    }
  }
  return labels;
}

/** The few entries that fit a message best, by id. */
function idsNear(judged: readonly Judged[]): ReadonlySet<string> {
  const scoreMin = (judged[0]?.hit.score ?? 0) * relatedShare;
  const near = judged.slice(0, nearMax).filter(({ hit }) => hit.score >= scoreMin);
  return new Set(near.map(({ hit }) => hit.id));
}

/** A label was written in one language: that is the language of the answer, unless the reader's has the same words. */
function localeOfLabel(entry: Entry, question: string, locale: Language): Language {
  const written = normalize(question);
  const matches = (language: Language) => normalize(entryLabel(entry, language)) === written;
  if (matches(locale) || entry.id === question.trim()) return locale;
  return languages.find(matches) ?? locale;
}

function findQuotes(
  found: readonly Quote[],
  about: string,
  speaker: string | undefined,
  dossier: Dossier,
): Quote[] {
  const pool = dossier.topics.has(about)
    ? [...dossier.quotes.values()].filter((quote) => quote.topics.includes(about))
    : found;
  return pool.filter((quote) => speaker === undefined || quote.speaker === speaker);
}

function figureLabel(
  figure: { readonly measures: Parameters<typeof textIn>[0]; readonly asOf?: string | undefined },
  locale: Language,
): string {
  const measures = textIn(figure.measures, locale);
  const year = figure.asOf?.slice(0, 4);
  return year && !measures.includes(year) ? `${measures}, ${year}` : measures;
}
