import type { Dossier } from "../knowledge/dossier.ts";
import type { Quote, QuoteVersion } from "../knowledge/schema.ts";
import { type Language, textIn } from "../knowledge/text.ts";
import type { CardQuote } from "./card.ts";
import { buildCardNotes } from "./card-parts.ts";
import { sourceIds } from "./card-sources.ts";
import { formatDate } from "./format-date.ts";
import { phrases } from "./phrases.ts";
import { inQuotationMarks } from "./quotation-marks.ts";
import { linkToWords } from "./text-fragment.ts";

type Wording = Pick<QuoteVersion, "words" | "language" | "source" | "kind">;

/**
 * A quotation as a reader of `language` gets it: first the wording in that language, where somebody prints one (the
 * speaker's own before a translation), then every other wording, each named for what it is. Words are never changed.
 */
export function buildCardQuote(quote: Quote, dossier: Dossier, language: Language): CardQuote {
  const [shown, ...others] = wordingsFor(quote, language);
  const cited = sourceIds(quote.cite);
  return {
    id: quote.id,
    words: inQuotationMarks(shown.words, shown.language),
    attribution: [
      textIn(dossier.profiles.get(quote.speaker)?.name ?? quote.speaker, language),
      textIn(quote.occasion, language),
      formatDate(quote.date, language),
    ].join(", "),
    label: describeWording(shown, [], dossier, language),
    url: urlOf(shown, dossier),
    versions: others.map((version, at) => ({
      label: describeWording(version, [shown, ...others.slice(0, at)], dossier, language),
      words: inQuotationMarks(version.words, version.language),
      source: version.source,
    })),
    notes: buildCardNotes(quote.notes, language),
    sources: [...new Set([shown.source, ...cited, ...others.map((version) => version.source)])],
  };
}

function wordingsFor(quote: Quote, language: Language): readonly [Wording, ...Wording[]] {
  const printed: Wording = { ...quote, source: quote.cite[0]?.source ?? "" };
  const all = [printed, ...quote.versions];
  const inLanguage = all.filter((wording) => wording.language === language);
  const shown =
    (printed.language === language && printed.kind === "original" ? printed : undefined) ??
    inLanguage.find((wording) => wording.kind === "original") ??
    inLanguage[0] ??
    printed;
  return [shown, ...all.filter((wording) => wording !== shown)];
}

/** "Italian original, AdnKronos"; a second translation into one language is called another one. */
function describeWording(
  { kind, language: tongue, source }: Wording,
  before: readonly Wording[],
  dossier: Dossier,
  language: Language,
): string {
  const says = phrases[language];
  const isAnother =
    kind === "translation" && before.some((wording) => wording.kind === kind && wording.language === tongue);
  const what = isAnother ? says.anotherTranslation(tongue) : says[kind](tongue);
  return `${what}, ${dossier.sources.get(source)?.publisher ?? source}`;
}

function urlOf(wording: Wording, dossier: Dossier): string {
  const source = dossier.sources.get(wording.source);
  if (!source) return "";
  return source.textFragments ? linkToWords(source.url, wording.words) : source.url;
}
