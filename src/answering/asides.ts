import type { Language } from "../knowledge/text.ts";

type Patterns = Readonly<Record<Language, RegExp>>;

/** "…, i thought 2022": what somebody believes. */
const belief: Patterns = {
  en: /^(?:and |but |though )?(?:i|we|he|she|they|people|every(?:one|body)|some(?:one|body)|(?:my|a) \p{L}+)(?: \p{L}+){0,2}? (?:think|thought|says?|said|claims?|claimed|reckons?|guess|bet|heard|read|believes?|writes?|swears?)(?!\p{L})/iu,
  it: /^(?:ma |però |e )?(?:(?:io|lui|lei|tutti|qualcuno|(?:mio|mia|un|una) \p{L}+) )?(?:penso|pensavo|credo|credevo|dico|dice|dicono|sostiene|secondo me|ho letto|ho sentito)(?!\p{L})/iu,
  ru: /^(?:но |а |и )?(?:(?:я|он|она|все|кто-то|(?:мой|моя|один|одна) \p{L}+) )?(?:думаю|думал|думала|считаю|считал|считала|говорит|говорят|утверждает|слышал|слышала|читал|читала|по-моему)(?!\p{L})/iu,
};
/** "I'm Priya from Mumbai", "for my class at McGill", "Reuters journalist here": a greeting, and who asks what for. */
const introduction: Patterns = {
  en: /^(?:(?:hi|hello|hey|dear|greetings|hiya|good (?:morning|afternoon|evening|day))(?!\p{L})|(?:i['’]?m|i am|we['’]?re|we are|my|as an?|for my|(?:asking|writing|calling|working|reporting) (?:for|from|on))(?!\p{L})|.*(?<!\p{L})here$)/iu,
  it: /^(?:(?:ciao|salve|buongiorno|buonasera|saluti|gentile|caro|cara)(?!\p{L})|(?:(?:io )?sono (?:\p{L}+ )?(?:un|una|di|del|della)|mi chiamo|scrivo|lavoro|chiedo per|per (?:il mio|la mia|mio|mia|un|una)|come (?:studente|studentessa|giornalista)|(?:il mio|la mia|mio|mia))(?!\p{L}))/iu,
  ru: /^(?:(?:привет|здравствуй|здравствуйте|добрый день|добрый вечер|доброе утро|уважаемый|дорогой)(?!\p{L})|(?:меня зовут|я из|я (?:студент|студентка|журналист|журналистка)|мы из|пишу|спрашиваю|для (?:моей|моего|моих|нашей|нашего)|мой|моя|наш|наша)(?!\p{L}))/iu,
};
const questionWord =
  /(?<!\p{L})(?:what|who|whom|whose|where|when|why|how|which|che|chi|cosa|dove|quando|perch[eé]|come|quant[oiae]|qual[ei]?|что|кто|кого|кому|где|куда|когда|почему|зачем|как|сколько|как(?:ой|ая|ое|ие|их))(?!\p{L})/iu;

/** Where no question word does, these begin a question. */
const questionVerb = /^(?:and |so |but )?(?:did|does|do|is|are|was|were|has|have|had|will|would)(?!\p{L})/iu;

/** A message without the clauses that only tell what somebody believes, where a question is left. */
export function withoutBeliefs(text: string): string {
  return without(belief, clausesIn(text)) ?? text;
}

/** A message without the clauses that only tell who asks, where a question is left: names in those bind no answer. */
export function withoutIntroduction(text: string): string {
  return without(introduction, clausesIn(text).flatMap(withoutFrame)) ?? text;
}

function clausesIn(text: string): readonly string[] {
  return text
    .trim()
    .replace(/\s+/g, " ")
    .split(/(?<=[,;:–—.!?…]) | (?=- )/);
}

function without(aside: Patterns, clauses: readonly string[]): string | undefined {
  const left = clauses.filter((clause) => asks(clause) || !matches(aside, clause));
  return left.length < clauses.length && left.some(asks) ? left.join(" ") : undefined;
}

/** "My teacher Mrs Lawson wants to know who leads the League": with the question a clause of its own. */
function withoutFrame(clause: string): readonly string[] {
  const at = clause.search(questionWord);
  return at > 0 && matches(introduction, clause) ? [clause.slice(0, at).trim(), clause.slice(at)] : [clause];
}

function matches(patterns: Patterns, clause: string): boolean {
  const bare = clause.replace(/^\P{L}+|\P{L}+$/gu, "");
  return Object.values(patterns).some((pattern) => pattern.test(bare));
}

function asks(clause: string): boolean {
  return questionWord.test(clause) || questionVerb.test(clause);
}
