/**
 * A page's address that opens at these words (https://wicg.github.io/scroll-to-text-fragment/). It names the longest
 * run of words without marks that printers vary (apostrophes, quotation marks, dashes, cuts), so that a page
 * with other apostrophes than ours is still found; words too short to be found reliably give the plain address.
 */
export function linkToWords(url: string, words: string): string {
  const run = longestPlainRun(words);
  if (run.length < 2) return url;
  const fragment = `${url.includes("#") ? "" : "#"}:~:text=${encodeURIComponent(run.join(" "))}`;
  return url + fragment;
}

const wordsMax = 7;

function longestPlainRun(words: string): readonly string[] {
  const runs: string[][] = [[]];
  for (const word of words.split(/\s+/)) {
    if (/^[\p{L}\p{N}]+[.,:;]?$/u.test(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best));
  return longest
    .slice(0, wordsMax)
    .map((word, at, run) => (at === run.length - 1 ? word.replace(/[.,:;]$/u, "") : word));
}
