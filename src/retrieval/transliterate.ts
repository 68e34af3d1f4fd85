/** Russian letters as English newspapers write them; ISO 9 is exact, but nobody types it. */
const latin: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** A Cyrillic word in Latin letters, so that a name that nobody declared still meets itself: сальвини → salvini. */
export function transliterate(word: string): string {
  return word.replace(/[а-я]/g, (letter) => latin[letter] ?? letter);
}
