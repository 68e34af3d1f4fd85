import { type Dossier, type Entry, isAnswer } from "../knowledge/dossier.ts";
import type { Phrasings, Profile } from "../knowledge/schema.ts";
import { type Language, languages, languagesOf, type Text, textIn } from "../knowledge/text.ts";
import type { IndexEntry, Phrasing } from "../retrieval/search-index.ts";

/** The dossier's entries as the index of `/ask` takes them: how each is asked for, and what each knows. */
export function indexEntries(dossier: Dossier): IndexEntry[] {
  const marks = entriesByMark(dossier);
  return [...dossier.entries.values()].map((entry) => ({
    id: entry.id,
    phrasings: phrasingsOf(entry),
    knows: knownTexts(entry, dossier),
    related: relatedTo(entry, marks),
    outOfScope: entry.kind === "notCovered",
  }));
}

function phrasingsOf(entry: Entry): Phrasing[] {
  switch (entry.kind) {
    case "question":
    case "notCovered":
      return [...phrasingsOfText(entry.question), ...phrasingsByLanguage(entry.ask)];
    case "profile":
      return [...profilePhrasings(entry), ...phrasingsByLanguage(entry.ask)];
    case "smallTalk":
      return phrasingsByLanguage(entry.ask);
  }
}

/**
 * What a curator names as going on from an entry is about the same thing; so is what shows the same figure or words, or
 * rests on the same passage under the same topic.
 */
function relatedTo(entry: Entry, marks: ReadonlyMap<string, readonly string[]>): readonly string[] {
  if (!isAnswer(entry)) return [];
  const sharing = marksOf(entry).flatMap((mark) => marks.get(mark) ?? []);
  return [...new Set([...entry.next, ...sharing])];
}

/** What an entry has that makes another with the same its neighbour. */
function marksOf(entry: Entry): readonly string[] {
  if (entry.kind !== "question") return [];
  const passages = entry.cite.flatMap(({ source, at }) => (at === undefined ? [] : [`${source} ${at}`]));
  return [
    ...entry.figures.map((id) => `figure ${id}`),
    ...entry.quotes.map((id) => `quote ${id}`),
    ...passages.flatMap((passage) => entry.topics.map((topic) => `${passage} ${topic}`)),
  ];
}

function entriesByMark(dossier: Dossier): ReadonlyMap<string, readonly string[]> {
  const marks = new Map<string, string[]>();
  for (const entry of dossier.entries.values()) {
    for (const mark of marksOf(entry)) marks.set(mark, [...(marks.get(mark) ?? []), entry.id]);
  }
  return marks;
}

export function allWordings(text: Text): string[] {
  return languagesOf(text).map((language) => textIn(text, language));
}

/** A text that is at once a phrasing, in each language in which it was written. */
export function phrasingsOfText(text: Text): Phrasing[] {
  return languagesOf(text).map((language) => ({ text: textIn(text, language), language }));
}

export function phrasingsByLanguage(ask: Phrasings): Phrasing[] {
  return languages.flatMap((language) => (ask[language] ?? []).map((text) => ({ text, language })));
}

/** The plainest question stands twice where a language has one: it is what most people ask. */
const profileFrames: Readonly<Record<Language, { person: readonly string[]; other: readonly string[] }>> = {
  en: {
    person: [
      "who is {name}",
      "{name}",
      "who is {name}",
      "tell me about {name}",
      "who's {name} again",
      "what is {name}'s job",
    ],
    other: [
      "what is {name}",
      "{name}",
      "what is {name}",
      "tell me about {name}",
      "what does {name} mean",
      "explain {name}",
    ],
  },
  it: {
    person: ["chi è {name}", "{name}", "chi è {name}", "parlami di {name}", "che ruolo ha {name}"],
    other: ["che cos'è {name}", "{name}", "che cos'è {name}", "cosa significa {name}", "parlami di {name}"],
  },
  ru: {
    person: ["кто это {name}", "{name}", "кто такой {name}", "кто это {name}", "расскажи про {name}"],
    other: ["что это {name}", "{name}", "что такое {name}", "что значит {name}", "расскажи про {name}"],
  },
};

/**
 * Every profile is found by its names, and by the plain questions about the one that it goes by: the others are read
 * the same way wherever the words declare them.
 */
export function profilePhrasings(profile: Profile): Phrasing[] {
  return languages.flatMap((language) => {
    const frames = profileFrames[language][profile.type === "person" ? "person" : "other"];
    const name = textIn(profile.name, language);
    const asked = frames.map((frame) => frame.replace("{name}", name));
    const others = profile.names.filter((other) => isWrittenIn(other, language));
    return [...asked, ...others].map((text) => ({ text, language }));
  });
}

/** Other names carry no language: Cyrillic ones are Russian, the rest serve English and Italian alike. */
function isWrittenIn(name: string, language: Language): boolean {
  return /\p{Script=Cyrillic}/u.test(name) === (language === "ru");
}

/** Every text that the entry would show. */
function knownTexts(entry: Entry, dossier: Dossier): Phrasing[] {
  switch (entry.kind) {
    case "question":
      return [
        ...phrasingsOfText(entry.answer),
        ...entry.notes.flatMap((note) => phrasingsOfText(note.text)),
        ...entry.figures.flatMap((id) => figureTexts(id, dossier)),
        ...entry.quotes.flatMap((id) => quoteTexts(id, dossier)),
        ...entry.events.flatMap((id) => eventTexts(id, dossier)),
      ];
    case "profile":
      return [
        ...phrasingsOfText(entry.is),
        ...(entry.role ? phrasingsOfText(entry.role) : []),
        ...entry.figures.flatMap((id) => figureTexts(id, dossier)),
        ...entry.quotes.flatMap((id) => quoteTexts(id, dossier)),
      ];
    case "notCovered":
      return phrasingsOfText(entry.because);
    case "smallTalk":
      return phrasingsOfText(entry.answer);
  }
}

function figureTexts(id: string, dossier: Dossier): Phrasing[] {
  const figure = dossier.figures.get(id);
  if (!figure) return [];
  return [
    ...phrasingsOfText(figure.measures),
    plain(figure.asOf),
    plain(figure.until),
    plain(figure.value?.toString()),
  ];
}

function quoteTexts(id: string, dossier: Dossier): Phrasing[] {
  const quote = dossier.quotes.get(id);
  if (!quote) return [];
  const speaker = dossier.profiles.get(quote.speaker);
  const language = languages.find((one) => one === quote.language) ?? "en";
  return [
    { text: quote.words, language },
    ...phrasingsOfText(quote.occasion),
    plain(quote.date),
    ...(speaker ? phrasingsOfText(speaker.name) : []),
  ];
}

function eventTexts(id: string, dossier: Dossier): Phrasing[] {
  const event = dossier.events.get(id);
  return event ? [...phrasingsOfText(event.what), plain(event.date)] : [];
}

/** Dates and numbers are the same in each language. */
function plain(text = ""): Phrasing {
  return { text, language: "en" };
}
