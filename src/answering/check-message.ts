import type { Dossier } from "../knowledge/dossier.ts";
import { figureValue } from "../knowledge/figure-value.ts";
import type { Citation, Claim, Profile } from "../knowledge/schema.ts";
import type { Text } from "../knowledge/text.ts";
import { normalize } from "../retrieval/normalize.ts";
import { buildClaimForms, type ClaimForms, type FormMatch } from "./claim-forms.ts";
import { allWordings } from "./index-entries.ts";
import { type Quantity, readQuantities, yearsIn } from "./read-quantities.ts";

/** What the sources make of one statement in a message. Never that it is true: that isn't the bot's to say. */
export interface Finding {
  /** The statement as the message has it. */
  readonly said: string;
  readonly claim: Claim;
  readonly verdict: /** The sources say this. */
    | "same"
    /** The sources say otherwise. */
    | "otherwise"
    /** The sources differ among themselves. */
    | "differ";
  /** For "otherwise": what is not as the sources have it. */
  readonly about: "form" | "number" | "date" | "speaker" | "negation" | undefined;
  /** A curator's words on a form that people get wrong. */
  readonly because: Text | undefined;
  readonly cite: readonly Citation[];
}

/** Below this a statement is about something else. Set on messages right, wrong, mixed and about other things. */
const likenessMin = 0.5;
const findingsMax = 6;

/** Finds the claims in a message that the dossier knows, in the order of the message. Pure. */
export function checkMessage(text: string, dossier: Dossier): readonly Finding[] {
  const forms = formsOf(dossier);
  const found = new Map<string, Finding>();
  for (const said of statementsIn(text, forms)) {
    const finding = judge(said, forms.match(said), dossier);
    if (finding && !found.has(finding.claim.id)) found.set(finding.claim.id, finding);
  }
  return [...found.values()].slice(0, findingsMax);
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

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/** Sentences, and their clauses where these say more of a claim than the sentence as a whole. */
function statementsIn(text: string, forms: ClaimForms): readonly string[] {
  return (
    [...sentences.segment(text)]
      .flatMap(({ segment }) => segment.split(/[\n;]+/))
      .map((sentence) => sentence.trim())
      // A question states nothing.
      .filter((sentence) => sentence !== "" && !/[?？]["”»)]*$/.test(sentence))
      .flatMap((sentence) => {
        const clauses = sentence
          .split(/,\s+(?!\d)|\s+(?:and|but|while|whereas|e|ma|mentre|и|а|но)\s+/iu)
          .filter((clause) => clause.split(/\s+/).length >= 3);
        const best = (said: string) => forms.match(said)[0]?.likeness ?? 0;
        const whole = best(sentence);
        return clauses.length > 1 && clauses.some((clause) => best(clause) > whole) ? clauses : [sentence];
      })
  );
}

function judge(said: string, matches: readonly FormMatch[], dossier: Dossier): Finding | undefined {
  const likely = matches.filter(({ likeness }) => likeness >= likenessMin);
  const best =
    likely.find(({ form }) => form.wrong !== undefined || amountsFit(said, form.claim, dossier)) ?? likely[0];
  if (!best) return undefined;
  const { claim, wrong } = best.form;
  const finding = { said, claim, because: wrong?.because, cite: [...(wrong?.cite ?? []), ...claim.cite] };
  if (wrong) return { ...finding, verdict: "otherwise", about: "form" };
  const about = whatDiffers(said, best, dossier);
  if (about) return { ...finding, verdict: "otherwise", about };
  const differ = claim.standing === "differs" || claim.standing === "disputed";
  return { ...finding, verdict: differ ? "differ" : "same", about: undefined };
}

function whatDiffers(said: string, { form }: FormMatch, dossier: Dossier): Finding["about"] {
  const { claim } = form;
  if (!amountsFit(said, claim, dossier)) return "number";
  if (!yearsFit(said, claim, dossier)) return "date";
  if (namesAnother(said, claim, dossier)) return "speaker";
  return isNegated(said) === isNegated(form.text) ? undefined : "negation";
}

/** Whether each amount is one of the claim's, where the claim has amounts of its kind. */
function amountsFit(said: string, claim: Claim, dossier: Dossier): boolean {
  const known = amountsOf(claim, dossier);
  return readQuantities(said, dossier).every((amount) => {
    const comparable = known.filter((other) => isComparable(amount.kind, other.kind));
    return comparable.length === 0 || comparable.some((other) => isSame(amount, other));
  });
}

/** Amounts of money are, though of different currencies: dollars for euros are a mistake as well. */
function isComparable(kind: string, other: string): boolean {
  return kind === other || kind === "count" || other === "count" || (isMoney(kind) && isMoney(other));
}

const isMoney = (kind: string) => kind === "eur" || kind === "usd" || kind === "rub";

function isSame(amount: Quantity, other: Quantity): boolean {
  const near = amount.values.some((value) =>
    other.values.some((otherValue) => Math.abs(value - otherValue) <= amount.rounding + 1e-9 * otherValue),
  );
  const inKind = amount.kind === other.kind || amount.kind === "count" || other.kind === "count";
  return (
    near && inKind && (amount.year === undefined || other.year === undefined || amount.year === other.year)
  );
}

function amountsOf(claim: Claim, dossier: Dossier): readonly Quantity[] {
  const figures = claim.figures.flatMap((id): readonly Quantity[] => {
    const figure = dossier.figures.get(id);
    const value = figure && figureValue(figure, dossier);
    if (!figure || value === undefined) return [];
    const unit = dossier.units.get(figure.unit);
    const factor = unit?.base?.factor ?? 1;
    const kind = unit?.base?.unit ?? (figure.unit.startsWith("percent") ? "percent" : figure.unit);
    const year = figure.asOf === undefined ? undefined : Number(figure.asOf.slice(0, 4));
    return [value]
      .flat()
      .map((one) => ({ text: figure.id, values: [one * factor], rounding: 0, kind, year }));
  });
  return [...figures, ...rightForms(claim).flatMap((text) => readQuantities(text, dossier))];
}

/** Whether each year is one of the claim's, where the claim has years. */
function yearsFit(said: string, claim: Claim, dossier: Dossier): boolean {
  const dates = claim.figures.flatMap((id) => {
    const figure = dossier.figures.get(id);
    return [figure?.asOf, figure?.until].flatMap((date) =>
      date === undefined ? [] : Number(date.slice(0, 4)),
    );
  });
  const known = new Set([...dates, ...rightForms(claim).flatMap(yearsIn)]);
  return known.size === 0 || yearsIn(said).every((year) => known.has(year));
}

/** Whether a person is named whom the claim doesn't name, and its speaker isn't. */
function namesAnother(said: string, claim: Claim, { profiles }: Dossier): boolean {
  const speaker = claim.speaker === undefined ? undefined : profiles.get(claim.speaker);
  if (!speaker || isNamed(speaker, said)) return false;
  const others = [...profiles.values()].filter(
    (profile) => profile.type === "person" && isNamed(profile, said),
  );
  const forms = rightForms(claim);
  return others.some((other) => !forms.some((form) => isNamed(other, form)));
}

function isNamed(profile: Profile, text: string): boolean {
  const words = ` ${normalize(text)} `;
  const surnames = allWordings(profile.name).map((name) => name.split(" ").slice(1).join(" "));
  return [...surnames, ...profile.names]
    .map(normalize)
    .some((name) => name !== "" && words.includes(` ${name} `));
}

function rightForms(claim: Claim): readonly string[] {
  return [...allWordings(claim.claim), ...Object.values(claim.says).flat()];
}

const negations =
  /(?<!\p{L})(?:not|never|no|nobody|without|neither|non|mai|nessuno|senza|не|нет|никогда|никто|без)(?!\p{L})|n[’']t\b/iu;

function isNegated(text: string): boolean {
  return negations.test(text);
}
