import type { Language } from "../knowledge/text.ts";

const tags = { en: "en-GB", it: "it-IT", ru: "ru-RU" } as const satisfies Record<Language, string>;

/** A date as precisely as it is known: "24 October 2018", "December 2018", "2014". */
export function formatDate(date: string, language: Language): string {
  return tidy(formatterFor(date, language).format(new Date(date)));
}

/** A time from one date to another: "24–26 October 2018"; one date alone where `until` is left out. */
export function formatDateSpan(from: string, until: string | undefined, language: Language): string {
  if (until === undefined || until === from) return formatDate(from, language);
  if (from.length !== until.length) return `${formatDate(from, language)} – ${formatDate(until, language)}`;
  return tidy(formatterFor(from, language).formatRange(new Date(from), new Date(until)));
}

const precisions: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: "numeric" },
  7: { month: "long", year: "numeric" },
  10: { day: "numeric", month: "long", year: "numeric" },
};
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(date: string, language: Language): Intl.DateTimeFormat {
  const key = `${language}${date.length}`;
  const known = formatters.get(key);
  if (known) return known;
  // Dates of the story are calendar dates: they read the same in every zone.
  const formatter = new Intl.DateTimeFormat(tags[language], { ...precisions[date.length], timeZone: "UTC" });
  formatters.set(key, formatter);
  return formatter;
}

/** Takes off the Russian "г.", and writes a dash close between two days or two years and with spaces elsewhere. */
function tidy(text: string): string {
  const [from, until] = text.replace(/\s*г\.$/u, "").split(/\s*–\s*/u);
  if (until === undefined) return from ?? text;
  const close = /^(\d{1,2}|\d{4})$/.test(from ?? "");
  return [from, until].join(close ? "–" : " – ");
}
