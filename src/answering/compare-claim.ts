import type { Dossier } from "../knowledge/dossier.ts";
import type { Claim, Profile } from "../knowledge/schema.ts";
import { type ClaimForm, type FormMatch, rightForms } from "./claim-forms.ts";
import { allWordings } from "./index-entries.ts";
import { namesIn } from "./names-in.ts";
import { yearsIn } from "./read-quantities.ts";

/** What the sources tell of a part of a statement. */
export type Comparison = "as told" | "otherwise" | "not told";

/** Whether each year is one of the claim's; the story's own year needs no telling. */
export function compareYears(said: string, claim: Claim, dossier: Dossier): Comparison {
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
export function compareNames(
  named: readonly Profile[],
  { claim, text }: ClaimForm,
  dossier: Dossier,
): Comparison {
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

/** Whether the statement denies what every form that it is like affirms, or the other way round. */
export function comparePolarity(said: string, claim: Claim, likely: readonly FormMatch[]): Comparison {
  const forms = likely.filter(({ form }) => form.claim === claim && form.wrong === undefined);
  return forms.some(({ form }) => isNegated(form.text) === isNegated(said)) ? "as told" : "otherwise";
}

const negations =
  /(?<!\p{L})(?:not|never|no|nobody|without|neither|non|mai|nessuno|senza|не|нет|никогда|никто|без|denie[sd]|refuse[sd]|rifiut\p{L}*|neg[aò]|отказ\p{L}*|отриц\p{L}*)(?!\p{L})|n[’']t\b/iu;

function isNegated(text: string): boolean {
  return negations.test(text);
}
