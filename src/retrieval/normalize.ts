/** What a longest message on Discord needs, and a bound on the work that any text can cause. */
const charactersMax = 4000;

/** Letters and digits; a point stays where it is a decimal one. */
const word = /(?:[\p{L}\p{N}]|(?<=\d)\.(?=\d))+/gu;
/** Most text is ASCII, for which all of this is several times quicker. */
const plain = /^[\0-\x7f]*$/;
const plainWord = /(?:[a-z0-9]|(?<=\d)\.(?=\d))+/g;

/**
 * Folds case, accents, punctuation, contractions and ways to write a number, so that "What’s Di Maio's 1,5bn?" and
 * "whats di maio 1.5 bn" read alike: words of letters and digits with single spaces. Idempotent.
 */
export function normalize(text: string): string {
  return split(text).join(" ");
}

/** The words of a text, normalized, as many and as long as a question can need. */
export function wordsOf(text: string): string[] {
  return split(text)
    .slice(0, 64)
    .map((word) => word.slice(0, 40));
}

function split(text: string): readonly string[] {
  const short = text.slice(0, charactersMax);
  const isPlain = plain.test(short);
  const folded = isPlain ? short.replaceAll("`", "'").toLowerCase() : fold(short);
  return numbers(contractions(folded)).match(isPlain ? plainWord : word) ?? [];
}

function fold(text: string): string {
  return (
    text
      // Before NFKD, which turns a lone ´ into a space and an accent.
      .replace(/[`´]/g, "'")
      .normalize("NFKD")
      .replace(/[’‘ʼ]/g, "'")
      // й is a letter of its own, on which Russian stems depend.
      .replace(/(и)\u0306|\p{M}+/giu, (_, letter: string | undefined) => (letter === undefined ? "" : "й"))
      // Lower-case last: NFKD turns some letters into capitals (ᴬ becomes A).
      .toLowerCase()
  );
}

const askedIs = /\b(what|who|where|when|how|why|that|there|here|it|he|she)'s\b/g;
const carelessIs = /\b(what|who|where|when|how|why|that|there)s\b/g;
const carelessNot =
  /\b(?:(do|does|did|is|are|was|were|has|have|had|would|could|should|must|need)nt|(ca)(?:n|nno)t|(wo)nt)\b/g;

/** Opens contractions, written with their apostrophe or carelessly without: don't, dont → do not. */
function contractions(text: string): string {
  const spelt = text.includes("'") ? apostrophes(text) : text;
  return spelt.replace(carelessIs, "$1 is").replace(carelessNot, (_, verb = "", can = "") => {
    return can === "" ? `${verb === "" ? "will" : verb} not` : "can not";
  });
}

function apostrophes(text: string): string {
  return text
    .replace(/(?<=[a-z])n't\b/g, "nt")
    .replace(askedIs, "$1 is")
    .replace(/(?<=[a-z])'s\b/g, "")
    .replace(/(?<=[a-z])'(re|ll|ve|m|d)\b/g, (_, tail: string) => ` ${tails[tail] ?? tail}`);
}

const tails: Readonly<Record<string, string>> = { re: "are", ll: "will", ve: "have", m: "am", d: "would" };

/** 1,500 → 1500; 1,5 → 1.5; 24.10.2018 → 24 10 2018; 5bn → 5 bn. */
function numbers(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, "")
    .replace(/(?<=\d),(?=\d)/g, ".")
    .replace(/(?<!\d)\d+(?:\.\d+){2,}/g, (date) => date.replaceAll(".", " "))
    .replace(/(?<=\d)(?=\p{L}{2})/gu, " ");
}
