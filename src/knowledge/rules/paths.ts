import type { Dossier } from "../dossier.ts";
import type { Rule } from "./rule.ts";

/** No dead ends: every question leads on, and following "ask next" from the first questions finds every question. */
export const questionsLeadOn: Rule = ({ dossier, whole, problem }) => {
  const found = reachable(dossier);
  const questions = [...dossier.entries.values()].filter((entry) => entry.kind === "question");
  return [
    ...questions
      .filter((question) => question.next.length === 0)
      .map(({ id }) =>
        problem("questions", id, ["next"], "leads nowhere: name at least one question to ask next"),
      ),
    ...questions
      .filter((question) => question.next.includes(question.id))
      .map(({ id }) => problem("questions", id, ["next"], "leads to itself: name another question")),
    ...questions
      .filter((question) => whole && !found.has(question.id))
      .map(({ id }) =>
        problem(
          "questions",
          id,
          ["id"],
          `no path from the first questions leads here: name "${id}" in the \`next\` of a related question`,
        ),
      ),
  ];
};

function reachable({ story, entries }: Dossier): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...story.first];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    const entry = entries.get(id);
    if (entry) open.push(...(entry.kind === "notCovered" ? entry.nearest : entry.next));
  }
  return found;
}
