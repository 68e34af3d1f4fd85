import { indexEntries } from "../../answering/index-entries.ts";
import type { Dossier, Entry } from "../../knowledge/dossier.ts";
import type { Problem } from "../../knowledge/knowledge-error.ts";
import type { Kind } from "../../knowledge/parse-file.ts";
import type { Draft } from "../../knowledge/rules/rule.ts";
import { type Language, languagesOf, textIn } from "../../knowledge/text.ts";
import { buildSearchIndex } from "../../retrieval/build-search-index.ts";
import type { IndexEntry } from "../../retrieval/search-index.ts";

/** How surely people find what they ask for. Shares are 0 to 1. */
export interface Reach {
  /** Questions of the entries themselves that find another entry. */
  readonly lost: readonly { readonly id: string; readonly language: Language; readonly found: string }[];
  /** Share of phrasings that find their entry by the other phrasings alone, over all and by language. */
  readonly heldOut: { readonly all: number; readonly byLanguage: ReadonlyMap<Language, number> };
  /** The same by entry, weakest first. */
  readonly entries: readonly {
    readonly id: string;
    readonly share: number;
    readonly phrasings: number;
    /** The entry that is found instead most often. */
    readonly rival: string | undefined;
  }[];
}

const folds = 4;
/** Below this share of phrasings that find their entry, entries are hardly told apart. */
const heldOutMin = 0.55;

/** Asks every entry's own question, and each phrasing of an index that was built without it. */
export function measureReach(dossier: Dossier): Reach {
  const entries = indexEntries(dossier);
  const tries = Array.from({ length: folds }, (_, fold) => tryFold(entries, dossier, fold)).flat();
  const share = (some: readonly Try[]) =>
    some.length === 0 ? 1 : some.filter(({ id, found }) => found === id).length / some.length;
  const byLanguage = groupBy(tries, ({ language }) => language);
  return {
    lost: lostQuestions(entries, dossier),
    heldOut: {
      all: share(tries),
      byLanguage: new Map([...byLanguage].map(([language, some]) => [language, share(some)])),
    },
    entries: [...groupBy(tries, ({ id }) => id)]
      .map(([id, some]) => ({ id, share: share(some), phrasings: some.length, rival: rivalOf(id, some) }))
      .sort((a, b) => a.share - b.share),
  };
}

export function reachProblems({ lost, heldOut }: Reach, { dossier, problem }: Draft): readonly Problem[] {
  const weak = heldOut.all < heldOutMin;
  return [
    ...lost.flatMap(({ id, language, found }) => {
      const entry = dossier.entries.get(id);
      if (entry?.kind !== "question" && entry?.kind !== "notCovered") return [];
      const path = typeof entry.question === "string" ? ["question"] : ["question", language];
      const message = `finds ${found} instead: add phrasings that tell the two apart`;
      return [problem(kindOf(entry), id, path, message)];
    }),
    ...(weak
      ? [
          problem(
            "story",
            "",
            [],
            `only ${Math.round(heldOut.all * 100)}% of the phrasings find their entry by the others, where ${Math.round(heldOutMin * 100)}% must: add phrasings, or merge entries that are asked for alike`,
          ),
        ]
      : []),
  ];
}

interface Try {
  readonly id: string;
  readonly language: Language;
  readonly found: string | undefined;
}

function tryFold(entries: readonly IndexEntry[], dossier: Dossier, fold: number): readonly Try[] {
  const index = buildSearchIndex(
    entries.map((entry) => ({
      ...entry,
      // Which entry comes first doesn't depend on what entries show.
      knows: [],
      phrasings: entry.phrasings.filter((_, number) => !isHeld(entry, number, fold)),
    })),
    dossier.words,
  );
  return entries.flatMap((entry) =>
    entry.phrasings
      .filter((_, number) => isHeld(entry, number, fold))
      .map(({ text, language }) => ({
        id: entry.id,
        language,
        found: index.rank(text, 1)[0]?.id,
      })),
  );
}

/** An entry's only phrasing stays in, as nothing else would find it. */
function isHeld(entry: IndexEntry, number: number, fold: number): boolean {
  return entry.phrasings.length > 1 && number % Math.min(folds, entry.phrasings.length) === fold;
}

function rivalOf(id: string, tries: readonly Try[]): string | undefined {
  const others = tries.filter(({ found }) => found !== undefined && found !== id);
  const [most] = [...groupBy(others, ({ found }) => found)].sort(([, a], [, b]) => b.length - a.length);
  return most?.[0];
}

function lostQuestions(entries: readonly IndexEntry[], dossier: Dossier): Reach["lost"] {
  const index = buildSearchIndex(
    entries.map((entry) => ({ ...entry, knows: [] })),
    dossier.words,
  );
  return [...dossier.entries.values()].flatMap((entry) => {
    if (entry.kind !== "question" && entry.kind !== "notCovered") return [];
    return languagesOf(entry.question).flatMap((language) => {
      const found = index.rank(textIn(entry.question, language), 1)[0]?.id ?? "nothing";
      return found === entry.id ? [] : [{ id: entry.id, language, found }];
    });
  });
}

function kindOf(entry: Extract<Entry, { kind: "question" | "notCovered" }>): Kind {
  return entry.kind === "question" ? "questions" : "notCovered";
}

function groupBy<T, K>(items: readonly T[], key: (item: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
