/**
 * How easily an English text is read, by Flesch's formula (J. Appl. Psychol. 32, 1948): 60 to 70 is plain English,
 * below 30 hard. Syllables are counted as groups of vowels, a silent e left out.
 */
export function readingEase(text: string): number {
  const words = text.match(/[\p{L}'’]+|\d[\d.,]*/gu) ?? [];
  const sentences = text.match(/[.!?…:;]+(?=\s|$)/g)?.length ?? 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  const count = Math.max(1, words.length);
  return 206.835 - 1.015 * (count / Math.max(1, sentences)) - 84.6 * (syllables / count);
}

function syllablesIn(word: string): number {
  const groups = word
    .toLowerCase()
    .replace(/(?:[^laeiouy]es|[^lt]ed|[^laeiouy]e)$/, "")
    .match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 0);
}
