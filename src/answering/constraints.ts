import type { Dossier } from "../knowledge/dossier.ts";
import type { SearchIndex, WordTrace } from "../retrieval/search-index.ts";
import { allWordings } from "./index-entries.ts";

/**
 * Words that change what is asked, though they are few: a name, a year, a number. A question that names something
 * which an entry neither asks about nor shows is not that entry's question, however many other words fit.
 */
export interface Constraints {
  /** The question's names and numbers that the entry doesn't know; none for an entry that may answer it. */
  unmet(words: readonly WordTrace[], entryId: string): readonly WordTrace[];
}

/** A name that more than this share of the entries know (Italy, Russia) tells none of them apart. */
const commonShare = 0.4;

export function buildConstraints(dossier: Dossier, index: SearchIndex): Constraints {
  const ids = [...dossier.entries.keys()];
  const names = new Set<string>();
  for (const profile of dossier.profiles.values()) {
    if (profile.type === "term") continue;
    const written = [...allWordings(profile.name), ...profile.names];
    for (const { term } of written.flatMap((name) => index.search(name, 0).words)) names.add(term);
  }
  const knowers = (term: string) => ids.filter((id) => index.knowsTerm(id, term)).length;
  const telling = new Set([...names].filter((term) => knowers(term) <= ids.length * commonShare));

  const constrains = ({ term, how }: WordTrace) => how === "stranger" || /\d/.test(term) || telling.has(term);
  return {
    unmet: (words, entryId) =>
      words.filter((word) => constrains(word) && !index.knowsTerm(entryId, word.term)),
  };
}
