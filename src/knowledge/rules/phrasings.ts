import { foldWords } from "../fold-words.ts";
import type { Problem } from "../knowledge-error.ts";
import type { Kind } from "../parse-file.ts";
import type { Phrasings } from "../schema.ts";
import { languages, languagesOf, type Text, textIn } from "../text.ts";
import type { Rule } from "./rule.ts";

/** No two entries claim the same phrasing, whatever its case, accents and punctuation. */
export const phrasingsAreOwned: Rule = ({ dossier, problem }) => {
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const entry of dossier.entries.values()) {
    for (const { text, path } of phrasingsOf(entry)) {
      const key = foldWords(text).join(" ");
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, entry.id);
      else if (owner !== entry.id) {
        const message = `“${text}” is claimed by ${owner} too: leave it to one of them, or tell them apart`;
        problems.push(problem(kindNames[entry.kind], entry.id, path, message));
      }
    }
  }
  return problems;
};

const kindNames: Readonly<Record<"question" | "profile" | "notCovered" | "smallTalk", Kind>> = {
  question: "questions",
  profile: "profiles",
  notCovered: "notCovered",
  smallTalk: "smallTalk",
};

function phrasingsOf(entry: { readonly ask: Phrasings; readonly question?: Text }) {
  const { question } = entry;
  const canonical =
    question === undefined
      ? []
      : languagesOf(question).map((language) => ({
          text: textIn(question, language),
          path: typeof question === "string" ? ["question"] : ["question", language],
        }));
  const others = languages.flatMap((language) =>
    (entry.ask[language] ?? []).map((text, index) => ({ text, path: ["ask", language, index] })),
  );
  return [...canonical, ...others];
}
