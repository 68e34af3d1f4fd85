import type { Dossier } from "../knowledge/dossier.ts";
import { allWordings } from "./index-entries.ts";

/** An amount in a text, comparable with others of the same kind. */
export interface Quantity {
  /** As it is written: "€47,5 mld". */
  readonly text: string;
  /** In the base of its kind; several where "10.500" may be read in two ways. */
  readonly values: readonly number[];
  /** Half a unit of the last digit that is written, in the base: 21 is right for 21.1, 21.3 is not. */
  readonly rounding: number;
  /** A base of money (eur), a unit (percent, companies), or "count" where nothing tells what is counted. */
  readonly kind: string;
  /** The year that it stands next to. */
  readonly year: number | undefined;
}

const number = String.raw`\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?`;
const scale = String.raw`trillions?|tn|billions?|bn|millions?|mln|mila miliardi|thousand|k|mila|miliard[oi]|mld|milion[ei]|трлн|млрд|миллиард\p{L}*|млн|миллион\p{L}*|тыс\p{L}*`;
const pattern = new RegExp(
  String.raw`(?<![\p{L}\d¶])([€$]\s?)?(${number})(\s?(?:${scale})(?![\p{L}\d]))?((?:\s?[€$%])|(?:\s(?:di\s)?\p{L}+)|(?:\s\p{L}+))?`,
  "giu",
);

const scales: readonly (readonly [RegExp, number])[] = [
  [/^(trillion|tn|трлн|mila miliardi)/i, 1e12],
  [/^(billion|bn|miliard|mld|млрд|миллиард)/i, 1e9],
  [/^(million|mln|milion|млн|миллион)/i, 1e6],
  [/^(thousand|k$|mila|тыс)/i, 1e3],
];

const kinds: readonly (readonly [RegExp, string])[] = [
  [/€|^euro|^eur$|евро/i, "eur"],
  [/\$|dollar|usd|bucks|доллар/i, "usd"],
  [/rouble|ruble|rubl|рубл|руб/i, "rub"],
  [/%|percent|per$|cento|процент/i, "percent"],
];

/** The years that a text names. */
export function yearsIn(text: string): readonly number[] {
  return [...text.matchAll(/(?<![\d.,€$])(?:19|20)\d\d(?![\d%]|[.,]\d)/g)].map(([year]) => Number(year));
}

/** The amounts in a text, in any of the bot's languages. Years are none. */
export function readQuantities(text: string, dossier: Dossier): readonly Quantity[] {
  // 21.1bn is 21.1 bn.
  const spaced = text.replace(/(?<=\d)(?=\p{L})/gu, " ");
  return [...spaced.matchAll(pattern)].flatMap((match) => {
    const [whole, before = "", digits = "", scaled = "", after = ""] = match;
    const factor = scales.find(([word]) => word.test(scaled.trim()))?.[1] ?? 1;
    const kind = kindOf(before.trim(), after.trim().replace(/^di\s/i, ""), dossier);
    const values = readNumber(digits).map((value) => value * factor);
    const bare = before === "" && scaled === "" && kind === "count";
    if (bare && yearsIn(whole).length > 0) return [];
    const decimals = /[.,](\d{1,2})$/.exec(digits)?.[1]?.length ?? 0;
    const rounding = 0.5 * 10 ** -decimals * factor;
    return [
      { text: whole.trim(), values, rounding, kind, year: yearNear(spaced, match.index + whole.length) },
    ];
  });
}

/** "47,5" and "47.5" are one number; "10.500" and "10,500" may be ten thousand or ten and a half. */
function readNumber(digits: string): readonly number[] {
  const plain = digits.replace(/[\u00a0\u202f ]/g, "");
  const grouped = plain.replace(/[.,](?=\d{3}(?:\D|$))/g, "");
  const readings = [grouped.replace(",", "."), plain.replace(",", ".")].map(Number);
  return [...new Set(readings)].filter((value) => Number.isFinite(value));
}

function kindOf(before: string, after: string, { units }: Dossier): string {
  const money = kinds.find(([word]) => word.test(before) || word.test(after));
  if (money) return money[1];
  const noun = after.toLowerCase().slice(0, 5);
  if (noun.length < 4) return "count";
  const unit = [...units.values()].find(
    ({ pattern: words, one, base }) =>
      base === undefined &&
      [...allWordings(words), ...(one === undefined ? [] : allWordings(one))].some((wording) =>
        wording.toLowerCase().startsWith(`{n} ${noun.slice(0, 4)}`),
      ),
  );
  return unit?.id ?? "count";
}

/** The first year after the amount within its clause, else the last one before it. */
function yearNear(text: string, end: number): number | undefined {
  return (
    yearsIn(text.slice(end).split(/[,;]| and | e | и /)[0] ?? "")[0] ?? yearsIn(text.slice(0, end)).at(-1)
  );
}
