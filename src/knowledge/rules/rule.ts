import type { Dossier } from "../dossier.ts";
import type { Fingerprint } from "../fingerprint.ts";
import type { Problem } from "../knowledge-error.ts";
import type { Survey } from "../survey-knowledge.ts";

/** Knowledge that follows the schema, as an editor reads it. */
export interface Draft {
  readonly dossier: Dossier;
  /** Whether each id that is named exists: on half of the entries, what leads where can't be told. */
  readonly whole: boolean;
  /** Prints of sources by their ids. */
  readonly prints: ReadonlyMap<string, Fingerprint>;
  readonly problem: Survey["problem"];
}

/** An editorial rule: what in a draft a reader would trip over. Such a problem fails the check; the bot still runs. */
export type Rule = (draft: Draft) => readonly Problem[];
