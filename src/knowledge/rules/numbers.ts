import type { Dossier } from "../dossier.ts";
import { figureValue } from "../figure-value.ts";
import type { Citation } from "../schema.ts";
import { type Language, languages, languagesOf, type Text, textIn } from "../text.ts";
import { type ReaderText, readerTexts } from "./reader-texts.ts";
import type { Rule } from "./rule.ts";

/** Every number in a text is a figure, a date or a quotation that its entry shows, or stands in a place that it cites. */
export const numbersAreCited: Rule = ({ dossier, problem }) => {
  const knownOf = new Map<string, ReadonlySet<number>>();
  const names = numberedNames(dossier);
  return readerTexts(dossier).flatMap((reader) => {
    const key = `${reader.kind} ${reader.id} ${reader.path.filter((step) => step !== reader.language).join(".")}`;
    const known = knownOf.get(key) ?? knownNumbers(reader, dossier);
    knownOf.set(key, known);
    const strange = [...new Set(numbersIn(withoutNames(reader.text, names), reader.language))].filter(
      (number) => !known.has(number),
    );
    if (strange.length === 0) return [];
    const which =
      strange.length === 1 ? `the number ${strange[0]} is` : `the numbers ${strange.join(", ")} are`;
    const message = `${which} in nothing that the entry cites: list the figure or event that gives it, or say it in a citation's \`says\``;
    return [problem(reader.kind, reader.id, reader.path, message)];
  });
};

/** Names with a number in them: Movimento 5 Stelle. */
function numberedNames({ profiles, sources }: Dossier): readonly string[] {
  return [
    ...[...profiles.values()].flatMap(({ name, names }) => [
      ...languagesOf(name).map((language) => textIn(name, language)),
      ...names,
    ]),
    ...[...sources.values()].flatMap(({ publisher, title }) => [publisher, title]),
  ].filter((name) => /\d/.test(name) && /\p{L}/u.test(name));
}

function withoutNames(text: string, names: readonly string[]): string {
  return names.reduce((rest, name) => rest.replaceAll(name, ""), text);
}

function knownNumbers(reader: ReaderText, dossier: Dossier): ReadonlySet<number> {
  return new Set([
    // The year of the story needs no citation.
    ...numbersInText(dossier.story.title, dossier.story.about),
    ...reader.cite.flatMap((citation) => numbersOfCitation(citation, dossier)),
    ...reader.figures.flatMap((id) => numbersOfFigure(id, dossier)),
    ...reader.events.flatMap((id) => numbersOfEvent(id, dossier)),
    ...reader.quotes.flatMap((id) => numbersOfQuote(id, dossier)),
  ]);
}

function numbersOfCitation({ source: id, at, says }: Citation, { sources }: Dossier): readonly number[] {
  const source = sources.get(id);
  if (!source) return [];
  const gists = source.passages.filter((passage) => passage.at === at).map((passage) => passage.gist);
  return [
    ...numbersInText(...gists, ...(says === undefined ? [] : [says])),
    ...numbersOfDates(source.date ?? undefined),
  ];
}

function numbersOfFigure(id: string, dossier: Dossier): readonly number[] {
  const { figures } = dossier;
  const figure = figures.get(id);
  if (!figure) return [];
  const value = figureValue(figure, dossier);
  const inputs = figure.derived?.of.flatMap((input) => figures.get(input) ?? []) ?? [];
  return [
    ...(value === undefined ? [] : typeof value === "number" ? [value, Math.abs(value)] : value),
    ...figure.series.map((point) => point.value),
    ...[figure, ...inputs].flatMap((one) => numbersOfDates(one.asOf, one.until)),
    ...figure.series.flatMap((point) => numbersOfDates(point.asOf)),
    ...inputs.flatMap((input) => (typeof input.value === "number" ? [input.value] : [])),
    ...numbersInText(figure.measures),
  ];
}

function numbersOfEvent(id: string, dossier: Dossier): readonly number[] {
  const event = dossier.events.get(id);
  if (!event) return [];
  return [
    ...numbersOfDates(event.date, event.until),
    ...numbersInText(event.what),
    ...event.cite.flatMap((citation) => numbersOfCitation(citation, dossier)),
  ];
}

function numbersOfQuote(id: string, { quotes }: Dossier): readonly number[] {
  const quote = quotes.get(id);
  if (!quote) return [];
  return [
    ...numbersOfDates(quote.date),
    ...numbersInText(quote.occasion),
    ...[quote.words, ...quote.versions.map((version) => version.words)].flatMap((words) =>
      numbersInWords(words),
    ),
  ];
}

/** 2018-10-24 is written with 2018 and 24, and in some places with the month as a number. */
function numbersOfDates(...dates: readonly (string | undefined)[]): readonly number[] {
  return dates.flatMap((date) => date?.split("-").map(Number) ?? []);
}

function numbersInText(...texts: readonly Text[]): readonly number[] {
  return texts.flatMap((text) =>
    languagesOf(text).flatMap((language) => numbersIn(textIn(text, language), language)),
  );
}

/** The words of a quotation may be in any language, so each way of reading them counts. */
function numbersInWords(words: string): readonly number[] {
  return languages.flatMap((language) => numbersIn(words, language));
}

/** Numbers that are written in digits. Names (G8, MH17) and paragraph marks (¶7) are none. */
export function numbersIn(text: string, language: Language): readonly number[] {
  const { digits, read } = notations[language];
  return [...text.matchAll(digits)].map(([number]) => read(number));
}

const notations: Readonly<Record<Language, { digits: RegExp; read: (digits: string) => number }>> = {
  en: {
    digits:
      /(?<![\p{L}\p{N}¶§.,]|\p{L}-)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|(?<![\p{L}\p{N}¶§]|\p{L}-)\d+(?:\.\d+)?/gu,
    read: (digits) => Number(digits.replaceAll(",", "")),
  },
  it: {
    digits:
      /(?<![\p{L}\p{N}¶§.,]|\p{L}-)\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d)|(?<![\p{L}\p{N}¶§]|\p{L}-)\d+(?:,\d+)?/gu,
    read: (digits) => Number(digits.replaceAll(".", "").replace(",", ".")),
  },
  ru: {
    digits:
      /(?<![\p{L}\p{N}¶§.,]|\p{L}-)\d{1,3}(?:[   ]\d{3})+(?:,\d+)?(?!\d)|(?<![\p{L}\p{N}¶§]|\p{L}-)\d+(?:,\d+)?/gu,
    read: (digits) => Number(digits.replace(/[   ]/g, "").replace(",", ".")),
  },
};
