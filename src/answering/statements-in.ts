/** No message on Discord has more to say than this, and none may hold up the others. */
const charactersMax = 4000;
const statementsMax = 40;

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * What a text states: its sentences, and in the place of a sentence its clauses, where one of these means more by itself.
 * Questions are left out.
 * @param meaning how much a statement is like something known, 0 to 1
 */
export function statementsIn(text: string, meaning: (statement: string) => number): readonly string[] {
  const whole = [...sentences.segment(text.slice(0, charactersMax))]
    .flatMap(({ segment }) => segment.split(/[\n;]+/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "" && !isQuestion(sentence));
  return [...new Set(whole)].slice(0, statementsMax).flatMap((sentence) => {
    const clauses = sentence
      .split(/,\s+(?!\d)|\s+(?:and|but|while|whereas|e|ma|mentre|и|а|но)\s+/iu)
      .filter((clause) => clause.split(/\s+/).length >= 3)
      .slice(0, statementsMax);
    const asOne = meaning(sentence);
    return clauses.length > 1 && clauses.some((clause) => meaning(clause) > asOne) ? clauses : [sentence];
  });
}

const askingWords = [
  "who|what|when|where|why|how|which|is|are|was|were|did|do|does|has|have|had|can|could|will|would|should",
  "chi|cosa|che cosa|quando|dove|perch[eé]|quant[oiae]|qual[ei]?|come",
  "кто|что|когда|где|почему|зачем|сколько|как\\p{L}*",
].join("|");
/** With a comma it may go on to state something: "When Conte came, he said …". */
const asking = new RegExp(String.raw`^(?:${askingWords})(?!\p{L})[^,]*$|(?<!\p{L})ли(?!\p{L})`, "iu");

/** A question states nothing, with its mark or without. */
function isQuestion(sentence: string): boolean {
  return /[?？]["”»)]*$/.test(sentence) || asking.test(sentence);
}
