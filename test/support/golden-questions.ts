import { readFileSync } from "node:fs";
import { z } from "zod";
import { buildCard } from "../../src/answering/build-card.ts";
import type { Desk } from "../../src/answering/desk.ts";
import { renderText } from "../../src/cli/render-text.ts";
import { languages } from "../../src/knowledge/text.ts";

const pattern = (flags: string) => z.string().transform((source) => new RegExp(source, flags));

const goldenSchema = z.strictObject({
  q: z.string().min(1),
  lang: z.enum(languages),
  /** Whether the sources answer it. Where they don't, an answer is wrong; a choice, a refusal or small talk is right. */
  expect: z.enum(["answer", "refuse"]),
  /** What the reply must say, each in any honest wording. */
  must: z.array(pattern("isu")),
  /** What its text must not say: a yes to what is false. */
  mustNot: z.array(pattern("isu")).optional(),
  /** An answer is right all the same if it says that the sources don't give this. */
  orSays: pattern("isu").optional(),
  because: z.string(),
  /** Who asks like this: a journalist, somebody on a phone, somebody who tries to trick. */
  by: z.string(),
  /** What happens instead, for as long as it does. */
  known: z.string().optional(),
});
export type GoldenQuestion = Readonly<z.infer<typeof goldenSchema>>;

/** Questions as different people ask them, one JSON object a line, written without a look at the phrasings. */
export const goldenQuestions: readonly GoldenQuestion[] = readFileSync(
  new URL("../answering/golden-questions.jsonl", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .map((line) => goldenSchema.parse(JSON.parse(line)));

/** What is wrong with the reply to a golden question, or undefined. `asked` stands for another spelling of it. */
export function faultOf(golden: GoldenQuestion, desk: Desk, asked = golden.q): string | undefined {
  const answer = desk.answer(asked, golden.lang);
  if (answer.kind !== "answered") return golden.expect === "answer" ? answer.kind : undefined;
  const card = buildCard(answer, desk.dossier);
  // What to ask next is no part of the answer.
  const text = renderText({ ...card, next: [] }, false);
  if (golden.expect === "refuse")
    return golden.orSays?.test(text) ? undefined : `answered ${answer.entry.id}`;
  const missing = golden.must.find((expected) => !expected.test(text));
  if (missing) return `${answer.entry.id} doesn't say ${missing.source}`;
  const false_ = golden.mustNot?.find((forbidden) => forbidden.test(card.body));
  return false_ && `${answer.entry.id} says ${false_.source}`;
}
