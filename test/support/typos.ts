/** The keys beside each other on an English and on a Russian keyboard. */
const keyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"];

export const slips = ["swap", "drop", "double", "neighbour"] as const;
export type Slip = (typeof slips)[number];

/**
 * The question with one slip in one of its words of five letters or more; a question of short words stays as it is.
 * The same `seed` gives the same slip.
 */
export function withTypo(question: string, slip: Slip, seed: number): string {
  const words = [...question.matchAll(/\p{L}{5,}/gu)];
  const word = words[seed % Math.max(words.length, 1)];
  if (!word) return question;
  // Never the first letter: people see that one.
  const at = word.index + 1 + (Math.floor(seed / words.length) % (word[0].length - 2));
  return question.slice(0, at) + slipped(question.slice(at, at + 2), slip) + question.slice(at + 2);
}

function slipped(pair: string, slip: Slip): string {
  const [first = "", second = ""] = pair;
  switch (slip) {
    case "swap":
      return second + first;
    case "drop":
      return second;
    case "double":
      return first + first + second;
    case "neighbour":
      return neighbourOf(first) + second;
  }
}

function neighbourOf(letter: string): string {
  const row = keyRows.find((keys) => keys.includes(letter.toLowerCase()));
  if (!row) return letter;
  const at = row.indexOf(letter.toLowerCase());
  return row[at + 1] ?? row[at - 1] ?? letter;
}
