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

/** "…, i thought 2022": what somebody believes, as English, Italian and Russian begin to say it. */
const beliefs = [
  /^(?:and |but |though )?(?:i|we|he|she|they|people|every(?:one|body)|some(?:one|body)|(?:my|a) \p{L}+)(?: \p{L}+){0,2}? (?:think|thought|says?|said|claims?|claimed|reckons?|guess|bet|heard|read|believes?|writes?|swears?)(?!\p{L})/iu,
  /^(?:ma |però |e )?(?:(?:io|lui|lei|tutti|qualcuno|(?:mio|mia|un|una) \p{L}+) )?(?:penso|pensavo|credo|credevo|dico|dice|dicono|sostiene|secondo me|ho letto|ho sentito)(?!\p{L})/iu,
  /^(?:но |а |и )?(?:(?:я|он|она|все|кто-то|(?:мой|моя|один|одна) \p{L}+) )?(?:думаю|думал|думала|считаю|считал|считала|говорит|говорят|утверждает|слышал|слышала|читал|читала|по-моему)(?!\p{L})/iu,
];
const questionWord =
  /(?<!\p{L})(?:what|who|whom|whose|where|when|why|how|which|che|chi|cosa|dove|quando|perch[eé]|come|quant[oiae]|qual[ei]?|что|кто|кого|кому|где|куда|когда|почему|зачем|как|сколько|как(?:ой|ая|ое|ие|их))(?!\p{L})/iu;

/**
 * A message without the clauses that only tell what somebody believes, where a question is left: their names and years
 * are guesses, and bind no answer.
 */
export function withoutBeliefs(text: string): string {
  const clauses = text
    .trim()
    .replace(/\s+/g, " ")
    .split(/(?<=[,;:–—.!?…]) | (?=- )/);
  const left = clauses.filter(
    (clause) => questionWord.test(clause) || !beliefs.some((belief) => belief.test(clause)),
  );
  return left.length < clauses.length && left.some((clause) => questionWord.test(clause))
    ? left.join(" ")
    : text;
}
