import { buildDesk } from "../../answering/build-desk.ts";
import { checkKnowledge } from "../../knowledge/check-knowledge.ts";
import type { Problem } from "../../knowledge/knowledge-error.ts";
import { readKnowledgeFiles } from "../../knowledge/read-knowledge-files.ts";
import { surveyKnowledge } from "../../knowledge/survey-knowledge.ts";
import { loadPrints, schemaProblems } from "./made-files.ts";
import { measureReach, reachProblems } from "./reach.ts";
import { measureReplies } from "./replies.ts";
import { summarize } from "./summary.ts";

/** Checks the knowledge in `dir` as a whole: what is wrong, and, for a clean one, what it holds. */
export async function examine(dir: string): Promise<{ problems: readonly Problem[]; summary: string }> {
  const { dossier, problems, problem } = surveyKnowledge(await readKnowledgeFiles(dir));
  const schema = await schemaProblems(dir);
  if (!dossier) return { problems: [...problems, ...schema], summary: "" };
  const prints = await loadPrints(dir);
  const draft = { dossier, whole: problems.length === 0, prints, problem };
  const editorial = checkKnowledge(draft);
  // Which entry answers can only be measured on all of them.
  if (problems.length > 0) return { problems: [...problems, ...editorial, ...schema], summary: "" };
  const reach = measureReach(dossier);
  const replies = measureReplies(buildDesk(dossier), problem);
  return {
    problems: [...editorial, ...reachProblems(reach, draft), ...replies.problems, ...schema],
    summary: summarize({ dossier, prints, reach, longest: replies.longest }),
  };
}
