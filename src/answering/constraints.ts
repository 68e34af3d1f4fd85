import type { Dossier } from "../knowledge/dossier.ts";
import type { Profile } from "../knowledge/schema.ts";
import type { SearchIndex, WordTrace } from "../retrieval/search-index.ts";
import { allWordings } from "./index-entries.ts";

/**
 * Words that change what is asked, though they are few: a name, a year. A question that names something
 * which an entry neither asks about nor shows is not that entry's question, however many other words fit.
 */
export interface Constraints {
  /** For an entry, the question's names and years that it doesn't know; none for one that may answer it. */
  unmet(question: Asked): (entryId: string) => readonly WordTrace[];
}

/** What the constraints look at in a question: how its words were read, and which of them are written as names. */
export interface Asked {
  readonly words: readonly WordTrace[];
  readonly properNames: ReadonlySet<string>;
}

/** A year asks for another time. Another number may be a wrong guess, which the right one answers. */
const isYear = /^(19|20|21)\d\d$/;
/** A name that more than this share of the entries know (Italy, Russia) tells none of them apart. */
const commonShare = 0.4;

export function buildConstraints(
  dossier: Dossier,
  index: SearchIndex,
  countries: readonly string[],
): Constraints {
  const profiles = [...dossier.profiles.values()];
  // "Nations" alone, of "United Nations", names no country.
  const nations = countries.map(termsOf).filter((terms) => terms.length === 1);
  /** The terms of each name, once; what has several of them is named only by all, one after the other. */
  const names = distinct([...profiles.flatMap(namesOf), ...nations]);
  const isRare = (name: readonly string[]) => index.countKnowing(name) <= dossier.entries.size * commonShare;
  /** What may be misspelt with a capital: any name, of a term too, and what has one in several languages. */
  const terms = profiles.filter(({ type }) => type === "term");
  const declared = [...terms.flatMap(({ name }) => allWordings(name)), ...dossier.words.names.flat()];
  const known = new Set([...names, ...declared.map(termsOf)].flat());
  const telling = names.filter(isRare);
  const single = new Set(telling.flatMap((name) => (name.length === 1 ? name : [])));
  const several = telling.filter((name) => name.length > 1);

  return {
    unmet: ({ words, properNames }) => {
      const asked = ` ${words.map(({ term }) => term).join(" ")} `;
      const named = new Set(several.filter((name) => asked.includes(` ${name.join(" ")} `)).flat());
      const isName = ({ word }: WordTrace) => properNames.has(word);
      // A name is no misspelling of some other word, whatever the entry knows of that word.
      const misread = words.filter(
        (word) => isName(word) && word.how === "corrected" && !known.has(word.term),
      );
      const binding = words.filter(
        (word) => constrains(word) || named.has(word.term) || (isName(word) && word.how === "unknown"),
      );
      return (entryId) => [...misread, ...binding.filter(({ term }) => !index.knowsTerm(entryId, term))];
    },
  };

  function constrains({ term, how }: WordTrace): boolean {
    return how === "stranger" || (isYear.test(term) && isRare([term])) || single.has(term);
  }

  function namesOf({ type, name, names }: Profile): readonly (readonly string[])[] {
    if (type === "term") return [];
    const full = allWordings(name).map(termsOf);
    // A surname is enough. It is read within the name, which tells the language.
    const short = type === "person" ? full.map((terms) => terms.slice(1)) : [];
    return [...full, ...short, ...names.map(termsOf)].filter((terms) => terms.length > 0);
  }

  function termsOf(name: string): readonly string[] {
    return index.read(name).map(({ term }) => term);
  }
}

/** Many names are the same in several languages. */
function distinct(names: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return [...new Map(names.map((name) => [name.join(" "), name])).values()];
}
