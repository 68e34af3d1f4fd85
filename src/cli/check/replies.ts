import type { Desk } from "../../answering/desk.ts";
import { embedLength } from "../../discord/embed-fields.ts";
import { messageLimits } from "../../discord/limits.ts";
import { renderAnswer } from "../../discord/render-answer.ts";
import { embedBudget } from "../../discord/render-card.ts";
import type { Entry } from "../../knowledge/dossier.ts";
import type { Problem } from "../../knowledge/knowledge-error.ts";
import type { Kind } from "../../knowledge/parse-file.ts";
import type { Survey } from "../../knowledge/survey-knowledge.ts";
import { type Language, languages } from "../../knowledge/text.ts";

/** The longest reply, in characters as Discord counts them. */
export interface Longest {
  readonly entry: string;
  readonly language: Language;
  readonly length: number;
}

/** Renders every entry's reply in every language, and tells which of them Discord would be short of room for. */
export function measureReplies(
  desk: Desk,
  problem: Survey["problem"],
): { readonly problems: readonly Problem[]; readonly longest: Longest } {
  const replies = [...desk.dossier.entries.values()].flatMap((entry) =>
    languages.flatMap((language) => measure(entry, language, desk)),
  );
  const problems = replies
    .filter(({ length, fields }) => length > embedBudget || fields > messageLimits.embedFields)
    .map(({ entry, language, length, fields }) =>
      problem(
        kinds[entry.kind],
        entry.id,
        ["id"],
        `the reply in "${language}" has ${length} characters in ${fields} fields, where ${embedBudget} in ${messageLimits.embedFields} fit: shorten the answer and its notes, or split the entry`,
      ),
    );
  const [longest] = [...replies].sort((a, b) => b.length - a.length);
  return {
    problems,
    longest: {
      entry: longest?.entry.id ?? "none",
      language: longest?.language ?? "en",
      length: longest?.length ?? 0,
    },
  };
}

function measure(entry: Entry, language: Language, desk: Desk) {
  const answer = desk.answerById(entry.id, language);
  const [embed] = answer ? (renderAnswer(answer, desk, { private: true }).embeds ?? []) : [];
  return embed ? [{ entry, language, length: embedLength(embed), fields: embed.fields?.length ?? 0 }] : [];
}

const kinds: Readonly<Record<Entry["kind"], Kind>> = {
  question: "questions",
  profile: "profiles",
  notCovered: "notCovered",
  smallTalk: "smallTalk",
};
