import type { Problem } from "./knowledge-error.ts";
import { differencesAreShown } from "./rules/differences.ts";
import { wordsAreExact } from "./rules/exact-words.ts";
import { figuresAreConsistent } from "./rules/figures.ts";
import { textsAreShort } from "./rules/lengths.ts";
import { numbersAreCited } from "./rules/numbers.ts";
import { citationsNameAPassage } from "./rules/passages.ts";
import { questionsLeadOn } from "./rules/paths.ts";
import { phrasingsAreOwned } from "./rules/phrasings.ts";
import { quotationsAreHeld } from "./rules/quotations.ts";
import type { Draft, Rule } from "./rules/rule.ts";
import { speakersCanSpeak } from "./rules/speakers.ts";

const rules: readonly Rule[] = [
  citationsNameAPassage,
  numbersAreCited,
  quotationsAreHeld,
  wordsAreExact,
  speakersCanSpeak,
  differencesAreShown,
  figuresAreConsistent,
  phrasingsAreOwned,
  questionsLeadOn,
  textsAreShort,
];

/** What an editor would send back, in the order of the files. */
export function checkKnowledge(draft: Draft): readonly Problem[] {
  return rules
    .flatMap((rule) => rule(draft))
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column));
}
