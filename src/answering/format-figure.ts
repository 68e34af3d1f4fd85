import type { Dossier } from "../knowledge/dossier.ts";
import { figureValue } from "../knowledge/figure-value.ts";
import type { Figure } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import { formatDateSpan } from "./format-date.ts";

type Qualifier = NonNullable<Figure["qualifier"]>;

const qualifiers: Readonly<Record<Language, Readonly<Record<Qualifier, string>>>> = {
  en: {
    about: "about",
    nearly: "nearly",
    "more-than": "more than",
    "less-than": "less than",
    "at-least": "at least",
    "up-to": "up to",
    "just-under": "just under",
  },
  it: {
    about: "circa",
    nearly: "quasi",
    "more-than": "più di",
    "less-than": "meno di",
    "at-least": "almeno",
    "up-to": "fino a",
    "just-under": "poco meno di",
  },
  ru: {
    about: "около",
    nearly: "почти",
    "more-than": "более",
    "less-than": "менее",
    "at-least": "не менее",
    "up-to": "до",
    "just-under": "чуть менее",
  },
};

/** A figure with its unit and qualifier: "nearly €47.5 billion", "quasi 47,5 miliardi di euro". */
export function formatFigure(figure: Figure, dossier: Dossier, language: Language): string {
  const value = figureValue(figure, dossier);
  if (value === undefined) return "?";
  const written = formatValue(value, figure.unit, dossier, language);
  return figure.qualifier ? `${qualifiers[language][figure.qualifier]} ${written}` : written;
}

/** A number, or the two ends of a range, in a unit: "€21.1 billion", "2–3%". */
export function formatValue(
  value: number | readonly [number, number],
  unitId: string,
  dossier: Dossier,
  language: Language,
): string {
  const unit = dossier.units.get(unitId);
  const pattern = value === 1 && unit?.one !== undefined ? unit.one : (unit?.pattern ?? "{n}");
  const number =
    typeof value === "number"
      ? formatNumber(value, language)
      : value.map((end) => formatNumber(end, language)).join("–");
  return textIn(pattern, language).replace("{n}", number);
}

/** What a figure measures, and when, unless the words say so already: "trade between Italy and Russia, 2013". */
export function formatMeasure(figure: Figure, language: Language): string {
  const measures = textIn(figure.measures, language);
  if (!figure.asOf) return measures;
  const date = formatDateSpan(figure.asOf, figure.until, language);
  return measures.includes(date) ? measures : `${measures}, ${date}`;
}

const formats: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 3 }),
  it: new Intl.NumberFormat("it-IT", { maximumFractionDigits: 3 }),
  ru: new Intl.NumberFormat("ru-RU", { maximumFractionDigits: 3 }),
};

const formatNumber = (value: number, language: Language) => formats[language].format(value).replace("-", "−");
