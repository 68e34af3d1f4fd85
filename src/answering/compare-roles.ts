import type { Dossier } from "../knowledge/dossier.ts";
import { type FormMatch, rightForms } from "./claim-forms.ts";
import type { Comparison } from "./compare-claim.ts";
import { namesIn } from "./names-in.ts";

/** From this likeness on, names in another order say the contrary, rather than something else. */
const likenessOfSame = 0.9;

/**
 * Whether people do to each other what a form says, or for a right one any of the claim's right forms: "Putin invited
 * Conte" for "Conte invited Putin". Told by the order of their names in forms of the same voice. Russian tells it by
 * cases, and is left alone.
 */
export function compareRoles(said: string, { form, likeness }: FormMatch, dossier: Dossier): Comparison {
  const forms = form.wrong ? [form.text] : rightForms(form.claim);
  if (!isOrdered(said) || forms.some((right) => joint.test(right))) return "as told";
  const inForm = peopleIn(form.text, dossier);
  const [first, second] = peopleIn(said, dossier).filter((id) => inForm.includes(id));
  if (first === undefined || second === undefined) return "as told";
  const orders = forms
    .filter((right) => isOrdered(right) && passive.test(right) === passive.test(said))
    .map((right) => peopleIn(right, dossier).filter((id) => id === first || id === second))
    .filter((people) => people.length === 2);
  if (orders.length === 0 || orders.some(([leading]) => leading === first)) return "as told";
  return likeness >= likenessOfSame ? "otherwise" : "not told";
}

/** In reported speech the person that is named says it, and doesn't do it. */
const reported =
  /(?<!\p{L})(?:sa(?:id|ys)|told|claim(?:s|ed)|state[sd]|according|disse|dett[oa]|afferm\p{L}*|secondo|dice|сказал\p{L}*|заявил\p{L}*|говорит|словам)(?!\p{L})/iu;

/** Whether a statement names somebody of whom the claim knows nothing: "Salvini signed" for "it was signed". */
export function compareActors(said: string, { form }: FormMatch, dossier: Dossier): Comparison {
  if (form.claim.speaker !== undefined || reported.test(said)) return "as told";
  const isAboutPeople = rightForms(form.claim).some((right) => peopleIn(right, dossier).length > 0);
  return !isAboutPeople && peopleIn(said, dossier).length > 0 ? "not told" : "as told";
}

function peopleIn(text: string, dossier: Dossier): readonly string[] {
  return namesIn(text, dossier)
    .filter(({ type }) => type === "person")
    .map(({ id }) => id);
}

/** What people do together has no order: "Conte and Putin met". */
const joint = /\p{Lu}\p{L}*\s+(?:and|e|ed)\s+\p{Lu}/u;
const passive = /(?<!\p{L})(?:by|from|da|dal)(?!\p{L})/iu;
const isOrdered = (text: string) => !/\p{Script=Cyrillic}/u.test(text);
