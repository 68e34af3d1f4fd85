import type { Dossier } from "../knowledge/dossier.ts";
import type { Claim } from "../knowledge/schema.ts";
import { buildSearchIndex } from "../retrieval/build-search-index.ts";
import { normalize } from "../retrieval/normalize.ts";
import { phrasingsByLanguage, phrasingsOfText } from "./index-entries.ts";

/** A way to state a claim, rightly or wrongly. */
export interface ClaimForm {
  readonly claim: Claim;
  readonly text: string;
  /** Where the sources contradict this form: why, and by which. */
  readonly wrong: Claim["confusable"][number] | undefined;
}

export interface FormMatch {
  readonly form: ClaimForm;
  /** How much form and statement have in common, 0 to 1. */
  readonly likeness: number;
}

export interface ClaimForms {
  /** The forms that a statement is like, most alike first. */
  match(statement: string): readonly FormMatch[];
}

/** Weights of a text's terms. Numbers are left to who compares amounts and dates. */
type Terms = ReadonlyMap<string, number>;

/** Reads every form as the search reads questions (stems, synonyms, typos), so that a message is compared word by word. */
export function buildClaimForms({ claims, words }: Dossier): ClaimForms {
  const all = [...claims.values()].map((claim) => ({ claim, forms: formsOf(claim) }));
  const index = buildSearchIndex(
    all.map(({ claim, forms }) => ({
      id: claim.id,
      phrasings: forms.map(({ text, language }) => ({ text, language })),
      knows: [],
    })),
    words,
  );
  const forms = all.flatMap(({ claim, forms: own }) =>
    own.map(({ text, wrong }) => ({ form: { claim, text, wrong }, terms: termsOf(text) })),
  );
  return { match };

  function match(statement: string): readonly FormMatch[] {
    const said = termsOf(statement);
    const numbers = new Set(numbersOf(statement));
    return forms
      .filter(({ form }) => form.wrong === undefined || numbersOf(form.text).every((one) => numbers.has(one)))
      .map(({ form, terms }) => ({ form, likeness: likeness(said, terms) }))
      .filter((found) => found.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness);
  }

  function termsOf(text: string): Terms {
    const found = new Map<string, number>();
    for (const { term, weight } of index.search(text, 1).words) {
      if (!/\d/.test(term)) found.set(term, weight);
    }
    return found;
  }
}

/** The weight that both have, over the mean of what each has: words that are missing and words too many count alike. */
function likeness(a: Terms, b: Terms): number {
  let shared = 0;
  for (const [term, weight] of a) if (b.has(term)) shared += weight ** 2;
  const total = lengthOf(a) + lengthOf(b);
  return total === 0 ? 0 : (2 * shared) / total;
}

function lengthOf(terms: Terms): number {
  let sum = 0;
  for (const weight of terms.values()) sum += weight ** 2;
  return sum;
}

function numbersOf(text: string): readonly string[] {
  return normalize(text).match(/\d[\d.]*/g) ?? [];
}

function formsOf(claim: Claim) {
  const right = [...phrasingsOfText(claim.claim), ...phrasingsByLanguage(claim.says)];
  const wrong = claim.confusable.flatMap((confusable) =>
    phrasingsByLanguage(confusable.forms).map((form) => ({ ...form, wrong: confusable })),
  );
  return [...right.map((form) => ({ ...form, wrong: undefined })), ...wrong];
}
