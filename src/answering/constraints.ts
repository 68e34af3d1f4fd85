import type { Dossier } from "../knowledge/dossier.ts";
import type { SearchIndex, WordTrace } from "../retrieval/search-index.ts";
import { allWordings } from "./index-entries.ts";

/**
 * Words that change what is asked, though they are few: a name, a year. A question that names something
 * which an entry neither asks about nor shows is not that entry's question, however many other words fit.
 */
export interface Constraints {
  /** The question's names and years that the entry doesn't know; none for an entry that may answer it. */
  unmet(question: Asked, entryId: string): readonly WordTrace[];
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
  const ids = [...dossier.entries.keys()];
  const names = new Set<string>();
  for (const profile of dossier.profiles.values()) {
    if (profile.type === "term") continue;
    const written = [...allWordings(profile.name), ...profile.names];
    for (const { term } of written.flatMap(index.read)) names.add(term);
  }
  for (const country of countries) {
    const [first, ...others] = index.read(country);
    // "Nations" alone, of "United Nations", names no country.
    if (first && others.length === 0) names.add(first.term);
  }
  const knowers = (term: string) => ids.filter((id) => index.knowsTerm(id, term)).length;
  const telling = new Set([...names].filter((term) => knowers(term) <= ids.length * commonShare));

  return {
    unmet: ({ words, properNames }, entryId) =>
      words.filter((word) => {
        const isName = properNames.has(word.word);
        // A name is no misspelling of some other word, whatever the entry knows of that word.
        if (isName && word.how === "corrected" && !names.has(word.term)) return true;
        return (
          (constrains(word) || (isName && word.how === "unknown")) && !index.knowsTerm(entryId, word.term)
        );
      }),
  };

  function constrains({ term, how }: WordTrace): boolean {
    return how === "stranger" || isYear.test(term) || telling.has(term);
  }
}
