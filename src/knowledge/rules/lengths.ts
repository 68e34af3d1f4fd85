import type { Kind } from "../parse-file.ts";
import { languagesOf, type Text, textIn } from "../text.ts";
import { readerTexts } from "./reader-texts.ts";
import type { Rule } from "./rule.ts";

/** An answer that is longer is not read. */
const answerMax = 1200;
const answerUsual = 600;
/** How many of the answers must be under the usual length. */
const usualShare = 0.9;
/** A choice of autocomplete (Discord, application-commands, option choice name). */
const questionMax = 100;

/** Answers are short enough to be read, and questions to be offered. */
export const textsAreShort: Rule = ({ dossier, problem }) => {
  const answers = readerTexts(dossier).filter(
    ({ path: [field] }) => field === "answer" || field === "is" || field === "because",
  );
  const tooLong = answers
    .filter(({ text }) => text.length > answerMax)
    .map(({ kind, id, path, text }) =>
      problem(
        kind,
        id,
        path,
        `has ${text.length} characters; the most is ${answerMax}: shorten it, or split the entry`,
      ),
    );
  const long = answers.filter(({ text }) => text.length >= answerUsual);
  const tooMany = long.length > answers.length * (1 - usualShare);
  return [
    ...tooLong,
    ...(tooMany
      ? long.map(({ kind, id, path, text }) =>
          problem(
            kind,
            id,
            path,
            `has ${text.length} characters, as one of ${long.length} from ${answerUsual} on, where ${Math.floor(answers.length * (1 - usualShare))} may be: shorten it`,
          ),
        )
      : []),
    ...[...dossier.entries.values()].flatMap((entry) => {
      if (entry.kind !== "question" && entry.kind !== "notCovered") return [];
      const kind: Kind = entry.kind === "question" ? "questions" : "notCovered";
      return tooLongQuestions(entry.question).map(({ path, length }) =>
        problem(
          kind,
          entry.id,
          path,
          `has ${length} characters; autocomplete shows ${questionMax}: shorten it`,
        ),
      );
    }),
  ];
};

function tooLongQuestions(question: Text) {
  return languagesOf(question)
    .map((language) => ({
      path: typeof question === "string" ? ["question"] : ["question", language],
      length: textIn(question, language).length,
    }))
    .filter(({ length }) => length > questionMax);
}
