import type { Dossier } from "../knowledge/dossier.ts";
import type { Claim } from "../knowledge/schema.ts";
import type { Language } from "../knowledge/text.ts";
import { buildLanguageGuess } from "../retrieval/guess-language.ts";
import { normalize, wordsOf } from "../retrieval/normalize.ts";
import { buildPhraseBook } from "../retrieval/phrase-book.ts";
import { buildReader, countWords, noWordUses } from "../retrieval/read-question.ts";
import { allWordings, phrasingsByLanguage, phrasingsOfText } from "./index-entries.ts";

/** A way to state a claim, rightly or wrongly. */
export interface ClaimForm {
  readonly claim: Claim;
  readonly text: string;
  readonly language: Language;
  /** Where the sources contradict this form: why, and by which. */
  readonly wrong: Claim["confusable"][number] | undefined;
}

export interface FormMatch {
  readonly form: ClaimForm;
  /** How much form and statement have in common, 0 to 1. */
  readonly likeness: number;
  /** How many words they have in common. */
  readonly shared: number;
  /** Whether the statement has a word that is in this wrong form and in no right one: "approved" for "rejected". */
  readonly telling: boolean;
}

export interface ClaimForms {
  /** The forms that a statement is like, most alike first. */
  match(statement: string): readonly FormMatch[];
}

/** Weights of a text's terms. Numbers are left to who compares amounts and dates. */
type Terms = ReadonlyMap<string, number>;

/** Reads every form as the search reads questions (stems, synonyms, typos), so that a message is compared word by word. */
export function buildClaimForms({ claims, words, story }: Dossier): ClaimForms {
  const all = [...claims.values()].flatMap((claim) => formsOf(claim));
  const split = all.map(({ text, language }) => ({ words: wordsOf(text), language }));
  const uses = noWordUses();
  for (const form of split) countWords(form.words, uses[form.language]);
  const book = buildPhraseBook(words);
  const reader = buildReader(uses, book);
  const guessLanguage = buildLanguageGuess(uses);
  const stems = split.map((form) => new Set(book.read(form.words, form.language)));
  const weightOf = weigh(all, stems);
  const ownYears = new Set(phrasingsOfText(story.title).flatMap(({ text }) => numbersOf(text)));
  const right = rightStems(all, stems);
  const forms = all.map((form, at) => ({
    form,
    terms: termsOf(stems[at] ?? []),
    numbers: numbersOf(form.text).filter((one) => !ownYears.has(one)),
    telling: form.wrong ? [...(stems[at] ?? [])].filter((stem) => !right.get(form.claim.id)?.has(stem)) : [],
  }));
  return { match };

  function match(statement: string): readonly FormMatch[] {
    const asked = wordsOf(statement);
    const said = termsOf(reader.readQuestion(asked, guessLanguage(asked)).map(({ stem }) => stem));
    const numbers = new Set(numbersOf(statement));
    return forms
      .filter(({ form, numbers: own }) => form.wrong === undefined || own.every((one) => numbers.has(one)))
      .map(({ form, terms, telling }) => ({
        form,
        likeness: likeness(said, terms),
        shared: [...said.keys()].filter((stem) => terms.has(stem)).length,
        telling: telling.some((stem) => said.has(stem)),
      }))
      .filter((found) => found.likeness > 0)
      .sort((a, b) => b.likeness - a.likeness);
  }

  function termsOf(found: Iterable<string>): Terms {
    return new Map([...found].filter((stem) => !/\d/.test(stem)).map((stem) => [stem, weightOf(stem)]));
  }
}

/** The stems of all right forms, by claim. */
function rightStems(forms: readonly ClaimForm[], stems: readonly ReadonlySet<string>[]) {
  const right = new Map<string, Set<string>>();
  for (const [at, form] of forms.entries()) {
    if (form.wrong) continue;
    const known = right.get(form.claim.id) ?? new Set();
    for (const stem of stems[at] ?? []) known.add(stem);
    right.set(form.claim.id, known);
  }
  return right;
}

/** A term weighs more, the fewer claims have it, and most where none has it. */
function weigh(forms: readonly ClaimForm[], stems: readonly ReadonlySet<string>[]): (stem: string) => number {
  const holders = new Map<string, Set<string>>();
  for (const [at, { claim }] of forms.entries()) {
    for (const stem of stems[at] ?? []) {
      const known = holders.get(stem);
      if (known) known.add(claim.id);
      else holders.set(stem, new Set([claim.id]));
    }
  }
  const claims = new Set(forms.map(({ claim }) => claim.id)).size;
  return (stem) => Math.log(1 + claims / (holders.get(stem)?.size ?? 1));
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

function formsOf(claim: Claim): readonly ClaimForm[] {
  const right = [...phrasingsOfText(claim.claim), ...phrasingsByLanguage(claim.says)];
  const wrong = claim.confusable.flatMap((confusable) =>
    phrasingsByLanguage(confusable.forms).map((form) => ({ ...form, wrong: confusable })),
  );
  return [...right.map((form) => ({ ...form, wrong: undefined })), ...wrong].map((form) => ({
    ...form,
    claim,
  }));
}

/** The ways in which a claim is rightly stated, in every language. */
export function rightForms(claim: Claim): readonly string[] {
  return [...allWordings(claim.claim), ...Object.values(claim.says).flat()];
}
