/** Words between the quotation marks of their own language (a two-letter tag). */
export function inQuotationMarks(words: string, language: string): string {
  return angled.has(language) ? `«${words}»` : `“${words}”`;
}

const angled = new Set(["it", "ru", "fr", "es", "pt", "uk"]);
