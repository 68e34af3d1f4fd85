import type { Dossier } from "../knowledge/dossier.ts";
import type { Citation, Claim, Profile } from "../knowledge/schema.ts";
import type { Text } from "../knowledge/text.ts";
import { buildClaimForms, type ClaimForms, type FormMatch } from "./claim-forms.ts";
import { compareAmounts } from "./compare-amounts.ts";
import { compareNames, comparePolarity, compareYears } from "./compare-claim.ts";
import { compareActors, compareRoles } from "./compare-roles.ts";
import { namesIn } from "./names-in.ts";
import { statementsIn } from "./statements-in.ts";

/** What the sources make of one statement in a message. Never that it is true: that isn't the bot's to say. */
export interface Finding {
  /** The statement as the message has it. */
  readonly said: string;
  readonly claim: Claim;
  /** The sources say this; they say otherwise; they differ among themselves. */
  readonly verdict: "same" | "otherwise" | "differ";
  /** For "otherwise": what is not as the sources have it. */
  readonly about: "form" | "number" | "date" | "speaker" | "roles" | "negation" | undefined;
  /** A curator's words on a form that people get wrong. */
  readonly because: Text | undefined;
  readonly cite: readonly Citation[];
}

/**
 * From which likeness on a statement is taken for a form of a claim, for one that gets it wrong by a number, a date or a
 * name, and for its opposite. Set on messages right, wrong, mixed and about other things.
 */
const likenessMin = 0.5;
const likenessToDiffer = 0.58;
const likenessToOppose = 0.7;
/** Two words in common make no statement, but where they are all that the form has. */
const sharedMin = 3;
const likenessOfAll = 0.95;
const contraryMargin = 0.15;

/** Finds the claims in a message that the dossier knows, in the order of the message. Pure. */
export function checkMessage(text: string, dossier: Dossier): readonly Finding[] {
  const forms = formsOf(dossier);
  const found = new Map<string, Finding>();
  for (const said of statementsIn(text, (statement) => forms.match(statement)[0]?.likeness ?? 0)) {
    const finding = judge(said, forms.match(said), dossier);
    if (finding && !found.has(finding.claim.id)) found.set(finding.claim.id, finding);
  }
  return [...found.values()];
}

/** Reading all forms takes a moment, and a dossier never changes: they are read once. */
const formsByDossier = new WeakMap<Dossier, ClaimForms>();

function formsOf(dossier: Dossier): ClaimForms {
  const known = formsByDossier.get(dossier);
  if (known) return known;
  const forms = buildClaimForms(dossier);
  formsByDossier.set(dossier, forms);
  return forms;
}

function judge(said: string, matches: readonly FormMatch[], dossier: Dossier): Finding | undefined {
  const named = namesIn(said, dossier);
  const likely = matches.filter((match) => isLikely(match, named, dossier));
  const first =
    likely.find((match) => match.form.wrong || amountsFit(said, match, dossier)) ??
    likely.find((match) => compareYears(said, match.form.claim, dossier) === "as told") ??
    likely[0];
  if (!first) return undefined;
  const best = likely.find((match) => isContrary(match, first)) ?? first;
  const { claim, wrong } = best.form;
  const finding = { said, claim, because: wrong?.because, cite: [...(wrong?.cite ?? []), ...claim.cite] };
  if (wrong) {
    // "Putin asked Conte for money" is another mistake than the one that the curator wrote of.
    if (compareRoles(said, best, dossier) !== "as told") return undefined;
    return { ...finding, verdict: "otherwise", about: "form" };
  }
  const comparisons = [
    { about: "number" as const, outcome: compareAmounts(said, claim, dossier) },
    { about: "date" as const, outcome: compareYears(said, claim, dossier) },
    { about: "speaker" as const, outcome: compareNames(named, best.form, dossier) },
    { about: "roles" as const, outcome: compareRoles(said, best, dossier) },
    { about: "speaker" as const, outcome: compareActors(said, best, dossier) },
    { about: "negation" as const, outcome: comparePolarity(said, claim, likely) },
  ];
  const differing = comparisons.find(({ outcome }) => outcome === "otherwise");
  if (differing) {
    const enough = differing.about === "negation" ? likenessToOppose : likenessToDiffer;
    return best.likeness < enough ? undefined : { ...finding, verdict: "otherwise", about: differing.about };
  }
  // It says more than the sources can be asked about.
  if (comparisons.some(({ outcome }) => outcome === "not told")) return undefined;
  return { ...finding, verdict: isDisputed(claim) ? "differ" : "same", about: undefined };
}

/** Whether the sources differ on a claim, so that it is nothing that "the sources say". */
export const isDisputed = ({ standing }: Claim): boolean => standing === "differs" || standing === "disputed";

function amountsFit(said: string, { form }: FormMatch, dossier: Dossier): boolean {
  return compareAmounts(said, form.claim, dossier) === "as told";
}

/** Whether a form is what the statement is about. Words alone are not enough where the form is about somebody. */
function isLikely(
  { form, likeness, shared }: FormMatch,
  named: readonly Profile[],
  dossier: Dossier,
): boolean {
  if (likeness < likenessMin || shared < (likeness < likenessOfAll ? sharedMin : 2)) return false;
  const people = namesIn(form.text, dossier).filter(isPerson);
  if (form.wrong) return people.every((person) => named.includes(person));
  return people.length === 0 || named.length > 0;
}

/** A wrong form of the same claim wins over a right one, where the statement has the very word that makes it wrong. */
function isContrary({ form, likeness, telling }: FormMatch, first: FormMatch): boolean {
  return telling && form.claim === first.form.claim && likeness > first.likeness - contraryMargin;
}

const isPerson = (profile: Profile) => profile.type === "person";
