import type { Dossier } from "../knowledge/dossier.ts";
import { figureValue } from "../knowledge/figure-value.ts";
import type { Citation, Claim, Profile } from "../knowledge/schema.ts";
import type { Text } from "../knowledge/text.ts";
import { buildClaimForms, type ClaimForm, type ClaimForms, type FormMatch } from "./claim-forms.ts";
import { allWordings } from "./index-entries.ts";
import { namesIn } from "./names-in.ts";
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
const contraryMargin = 0.15;
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
  const named = namesIn(said, dossier);
  const likely = matches.filter((match) => isLikely(match, named, dossier));
  const first = likely.find((match) => match.form.wrong || amountsFit(said, match, dossier)) ?? likely[0];
  if (!first) return undefined;
  const best = likely.find((match) => isContrary(match, first)) ?? first;
  const { claim, wrong } = best.form;
  const finding = { said, claim, because: wrong?.because, cite: [...(wrong?.cite ?? []), ...claim.cite] };
  if (wrong) return { ...finding, verdict: "otherwise", about: "form" };
  const comparisons = [
    { about: "number" as const, outcome: compareAmounts(said, claim, dossier) },
    { about: "date" as const, outcome: compareYears(said, claim, dossier) },
    { about: "speaker" as const, outcome: compareNames(named, best.form, dossier) },
    {
      about: "negation" as const,
      outcome: isNegated(said) === isNegated(best.form.text) ? "as told" : "otherwise",
    },
  ];
  const differing = comparisons.find(({ outcome }) => outcome === "otherwise");
  if (differing) return { ...finding, verdict: "otherwise", about: differing.about };
  // It says more than the sources can be asked about.
  if (comparisons.some(({ outcome }) => outcome === "not told")) return undefined;
  const differ = claim.standing === "differs" || claim.standing === "disputed";
  return { ...finding, verdict: differ ? "differ" : "same", about: undefined };
}

function amountsFit(said: string, { form }: FormMatch, dossier: Dossier): boolean {
  return compareAmounts(said, form.claim, dossier) === "as told";
}

/** Whether a form is what the statement is about. Words alone are not enough where the form is about somebody. */
function isLikely({ form, likeness }: FormMatch, named: readonly Profile[], dossier: Dossier): boolean {
  if (likeness < likenessMin) return false;
  const people = namesIn(form.text, dossier).filter(isPerson);
  if (form.wrong) return people.every((person) => named.includes(person));
  return people.length === 0 || named.length > 0;
}

/** A wrong form of the same claim wins over a right one, where the statement has the very word that makes it wrong. */
function isContrary({ form, likeness, telling }: FormMatch, first: FormMatch): boolean {
  return telling && form.claim === first.form.claim && likeness > first.likeness - contraryMargin;
}

const isPerson = (profile: Profile) => profile.type === "person";

/** What the sources tell of a part of a statement. */
type Comparison = "as told" | "otherwise" | "not told";

/** Whether each amount is one of the claim's. */
function compareAmounts(said: string, claim: Claim, dossier: Dossier): Comparison {
  const known = amountsOf(claim, dossier);
  const outcomes = readQuantities(said, dossier).map((amount): Comparison => {
    const comparable = known.filter((other) => isComparable(amount.kind, other.kind));
    if (comparable.length === 0) return "not told";
    return comparable.some((other) => isSame(amount, other)) ? "as told" : "otherwise";
  });
  return worst(outcomes);
}

function worst(outcomes: readonly Comparison[]): Comparison {
  return (
    outcomes.find((one) => one === "otherwise") ?? outcomes.find((one) => one === "not told") ?? "as told"
  );
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

/** Whether each year is one of the claim's; the story's own year needs no telling. */
function compareYears(said: string, claim: Claim, dossier: Dossier): Comparison {
  const dates = claim.figures.flatMap((id) => {
    const figure = dossier.figures.get(id);
    return [figure?.asOf, figure?.until].flatMap((date) =>
      date === undefined ? [] : Number(date.slice(0, 4)),
    );
  });
  const known = new Set([...dates, ...rightForms(claim).flatMap(yearsIn)]);
  const own = new Set(allWordings(dossier.story.title).flatMap(yearsIn));
  const strange = yearsIn(said).filter((year) => !known.has(year) && (known.size > 0 || !own.has(year)));
  if (strange.length === 0) return "as told";
  return known.size > 0 ? "otherwise" : "not told";
}

/** Whether somebody else is named in the place of a person, or another place in that of a place. */
function compareNames(named: readonly Profile[], { claim, text }: ClaimForm, dossier: Dossier): Comparison {
  const speaker = claim.speaker === undefined ? [] : [dossier.profiles.get(claim.speaker)];
  const known = [...speaker, ...rightForms(claim).flatMap((form) => namesIn(form, dossier))];
  const missing = [...speaker, ...namesIn(text, dossier)].filter(
    (profile) => profile !== undefined && !named.includes(profile),
  );
  const isReplaced = (type: Profile["type"]) =>
    missing.some((profile) => profile?.type === type) &&
    named.some((profile) => profile.type === type && !known.includes(profile));
  if (isReplaced("person")) return "otherwise";
  // One place may stand for another (Moscow for Russia), so that only a person can tell.
  return isReplaced("place") ? "not told" : "as told";
}

function rightForms(claim: Claim): readonly string[] {
  return [...allWordings(claim.claim), ...Object.values(claim.says).flat()];
}

const negations =
  /(?<!\p{L})(?:not|never|no|nobody|without|neither|non|mai|nessuno|senza|не|нет|никогда|никто|без)(?!\p{L})|n[’']t\b/iu;

function isNegated(text: string): boolean {
  return negations.test(text);
}
