import type { Dossier } from "../knowledge/dossier.ts";
import type { Event, Figure, Profile, Quote, Source, Topic } from "../knowledge/schema.ts";
import { languages } from "../knowledge/text.ts";
import type { Phrasing } from "../retrieval/search-index.ts";
import { allWordings, phrasingsByLanguage, phrasingsOfText, profilePhrasings } from "./index-entries.ts";
import { buildShelf, type Shelf } from "./shelf.ts";

export interface Shelves {
  readonly figures: Shelf<Figure>;
  readonly quotes: Shelf<Quote>;
  readonly profiles: Shelf<Profile>;
  /** Profiles of those who are quoted. */
  readonly speakers: Shelf<Profile>;
  readonly events: Shelf<Event>;
  readonly sources: Shelf<Source>;
  readonly topics: Shelf<Topic>;
}

/** One small index for each kind, so that `/fact`, `/quote`, `/who`, `/timeline` and `/sources` search their own. */
export function buildShelves(dossier: Dossier): Shelves {
  const { words } = dossier;
  const askedWith = phrasingsByShown(dossier);
  const topicPhrasings = (topics: readonly string[]): Phrasing[] =>
    topics.flatMap((id) => {
      const topic = dossier.topics.get(id);
      return topic ? [...phrasingsOfText(topic.name), ...inEveryLanguage(topic.names)] : [];
    });
  const profiles = [...dossier.profiles.values()];
  const speakerIds = new Set([...dossier.quotes.values()].map((quote) => quote.speaker));
  const events = [...dossier.events.values()].sort((one, other) => one.date.localeCompare(other.date));
  const describeProfile = (profile: Profile) => ({
    id: profile.id,
    phrasings: [...profilePhrasings(profile), ...phrasingsByLanguage(profile.ask)],
    knows: [],
  });

  return {
    figures: buildShelf(
      [...dossier.figures.values()],
      (figure) => ({
        id: figure.id,
        phrasings: [
          ...phrasingsOfText(figure.measures),
          ...dated(figure),
          ...phrasingsByLanguage(figure.ask),
          ...(askedWith.get(figure.id) ?? []),
        ],
        knows: [],
      }),
      words,
    ),
    quotes: buildShelf(
      [...dossier.quotes.values()],
      (quote) => ({
        id: quote.id,
        phrasings: [
          ...spoken(quote.words, quote.language),
          ...quote.versions.flatMap((version) => spoken(version.words, version.language)),
          ...phrasingsOfText(quote.occasion),
          ...phrasingsByLanguage(quote.ask),
          ...topicPhrasings(quote.topics),
          ...inEveryLanguage(namesOf(dossier.profiles.get(quote.speaker))),
          ...(askedWith.get(quote.id) ?? []),
        ],
        knows: [],
      }),
      words,
    ),
    profiles: buildShelf(profiles, describeProfile, words),
    speakers: buildShelf(
      profiles.filter((profile) => speakerIds.has(profile.id)),
      describeProfile,
      words,
    ),
    events: buildShelf(
      events,
      (event) => ({
        id: event.id,
        phrasings: [
          ...phrasingsOfText(event.what),
          ...inEveryLanguage([event.date.slice(0, 4)]),
          ...topicPhrasings(event.topics),
        ],
        knows: [],
      }),
      words,
    ),
    sources: buildShelf(
      [...dossier.sources.values()],
      (source) => ({
        id: source.id,
        phrasings: [
          ...inEveryLanguage([source.publisher, source.title, ...hostNames(source)]),
          ...phrasingsOfText(source.usedFor),
        ],
        knows: [],
      }),
      words,
    ),
    topics: buildShelf(
      [...dossier.topics.values()],
      (topic) => ({ id: topic.id, phrasings: topicPhrasings([topic.id]), knows: [] }),
      words,
    ),
  };
}

/** The questions that show a figure or quote are ways to ask for it. */
function phrasingsByShown(dossier: Dossier): Map<string, Phrasing[]> {
  const shown = new Map<string, Phrasing[]>();
  for (const entry of dossier.entries.values()) {
    if (entry.kind !== "question") continue;
    for (const id of [...entry.figures, ...entry.quotes]) {
      const phrasings = shown.get(id) ?? [];
      phrasings.push(...phrasingsOfText(entry.question));
      shown.set(id, phrasings);
    }
  }
  return shown;
}

/** "trade between Italy and Russia 2017": the year tells one figure of a measure from another. */
function dated(figure: Figure): Phrasing[] {
  const year = figure.asOf?.slice(0, 4);
  if (!year) return [];
  return phrasingsOfText(figure.measures).map(({ text, language }) => ({
    text: `${text} ${year}`,
    language,
  }));
}

/** "en.kremlin.ru", as its words too: whoever asks for the Kremlin's page need not know who publishes it. */
function hostNames({ url, also }: Source): string[] {
  const hosts = [url, ...also].map((address) => new URL(address).hostname.replace(/^www\./, ""));
  return [...new Set(hosts)].flatMap((host) => [
    host,
    ...host.split(/[.-]/).filter((word) => word.length > hostWordMin),
  ]);
}

/** Shorter parts of a host name are countries, languages and the like: "en", "ru", "com". */
const hostWordMin = 3;

/** Words in a language that nobody asks questions in (a German original) are found by their occasion alone. */
function spoken(text: string, tongue: string): Phrasing[] {
  return languages.filter((language) => language === tongue).map((language) => ({ text, language }));
}

function inEveryLanguage(texts: readonly string[]): Phrasing[] {
  return texts.flatMap((text) => languages.map((language) => ({ text, language })));
}

function namesOf(profile: Profile | undefined): string[] {
  return profile ? [...allWordings(profile.name), ...profile.names] : [];
}
