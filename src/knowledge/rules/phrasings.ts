import type { Entry } from "../dossier.ts";
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

const kindNames: Readonly<Record<Entry["kind"], Kind>> = {
  question: "questions",
  profile: "profiles",
  notCovered: "notCovered",
  smallTalk: "smallTalk",
};

interface Asked {
  readonly ask: Phrasings;
  readonly question?: Text;
  readonly name?: Text;
  readonly names?: readonly string[];
}

/** What an entry is asked by: its question or its names, and its other phrasings. */
function phrasingsOf({ ask, question, name, names = [] }: Asked) {
  return [
    ...wordingsOf("question", question),
    ...wordingsOf("name", name),
    ...names.map((text, index) => ({ text, path: ["names", index] })),
    ...languages.flatMap((language) =>
      (ask[language] ?? []).map((text, index) => ({ text, path: ["ask", language, index] })),
    ),
  ];
}

function wordingsOf(field: string, text: Text | undefined) {
  if (text === undefined) return [];
  return languagesOf(text).map((language) => ({
    text: textIn(text, language),
    path: typeof text === "string" ? [field] : [field, language],
  }));
}
