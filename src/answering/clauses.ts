/** A sentence of more words than this may hold a question among other talk. */
const wordsMax = 12;
const clauseWordsMin = 4;
/** Each part costs a search, and nobody hides a question in more of them. */
const partsMax = 4;

/**
 * The parts of a text that may each be the question: its sentences, and the clauses of long ones. None for a text that
 * is one short sentence, which is asked as it stands.
 */
export function clausesOf(text: string): readonly string[] {
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/).filter((sentence) => countWords(sentence) > 0);
  const parts = sentences.flatMap((sentence) =>
    countWords(sentence) > wordsMax ? [sentence, ...innerClauses(sentence)] : [sentence],
  );
  if (parts.length < 2) return [];
  const others = parts.filter((part) => part !== text);
  const [asking, telling] = [others.filter(asks), others.filter((part) => !asks(part))];
  return [...asking, ...telling].slice(0, partsMax);
}

/** The two parts of a text at each "and": how long it lasted, and how many died. */
export function halvesOf(text: string): readonly (readonly [string, string])[] {
  const ands = [...text.matchAll(/,?\s+(?:and|e|и|а)\s+/giu)].slice(0, partsMax);
  return ands.map(({ 0: and, index }) => [text.slice(0, index), text.slice(index + and.length)]);
}

function asks(part: string): boolean {
  return part.trimEnd().endsWith("?");
}

function innerClauses(sentence: string): string[] {
  const clauses = sentence.split(/\s*[,:;–—]\s+|\s+-\s+|\s+(?:but|so|ma|но)\s+/);
  return clauses.length > 1 ? clauses.filter((clause) => countWords(clause) >= clauseWordsMin) : [];
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
