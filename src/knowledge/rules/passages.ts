import { isAnswer } from "../dossier.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Kind } from "../parse-file.ts";
import type { Citation, Note } from "../schema.ts";
import type { Draft, Rule } from "./rule.ts";

/** A citation names one of its source's passages, or says itself what the source says: the evidence has to show it. */
export const citationsNameAPassage: Rule = (draft) => {
  const { entries, quotes, figures, events, claims } = draft.dossier;
  return [
    ...[...entries.values()].flatMap((entry) => {
      if (!isAnswer(entry)) return [];
      const kind = entry.kind === "question" ? "questions" : "profiles";
      return [...told(draft, kind, entry.id, entry.cite), ...noted(draft, kind, entry.id, entry.notes)];
    }),
    // A quotation, a figure, an event and a claim each are what their sources say.
    ...[...quotes.values()].flatMap((quote) => [
      ...placed(draft, "quotes", quote.id, quote.cite),
      ...noted(draft, "quotes", quote.id, quote.notes),
    ]),
    ...[...figures.values()].flatMap((figure) => [
      ...placed(draft, "figures", figure.id, figure.cite),
      ...noted(draft, "figures", figure.id, figure.notes),
    ]),
    ...[...events.values()].flatMap(({ id, cite }) => placed(draft, "events", id, cite)),
    ...[...claims.values()].flatMap(({ id, cite, confusable }) => [
      ...placed(draft, "claims", id, cite),
      ...confusable.flatMap((form, index) => placed(draft, "claims", id, form.cite, ["confusable", index])),
    ]),
  ];
};

type Cited = readonly [
  draft: Draft,
  kind: Kind,
  id: string,
  cite: readonly Citation[],
  within?: readonly PropertyKey[],
];

function noted(draft: Draft, kind: Kind, id: string, notes: readonly Note[]) {
  return notes.flatMap((note, index) => told(draft, kind, id, note.cite, ["notes", index]));
}

function told(...[draft, kind, id, cite, within = []]: Cited) {
  const silent = cite.flatMap(({ source, at, says }, index) => {
    if (says !== undefined || (at !== undefined && passagesOf(draft, source).length > 0)) return [];
    const message = `tells nothing: say in \`says\` what ${source} says, in our own words`;
    return [draft.problem(kind, id, [...within, "cite", index], message)];
  });
  return [...silent, ...placed(draft, kind, id, cite, within)];
}

function placed(...[draft, kind, id, cite, within = []]: Cited) {
  return cite.flatMap(({ source, at }, index) => {
    const passages = passagesOf(draft, source);
    if (passages.length === 0 || at === undefined || passages.includes(at)) return [];
    const message = `${source} has no passage "${at}"${didYouMean(at, passages) || `; it has ${passages.join(", ")}`}`;
    return [draft.problem(kind, id, [...within, "cite", index, "at"], message)];
  });
}

function passagesOf({ dossier }: Draft, source: string): readonly string[] {
  return dossier.sources.get(source)?.passages.map(({ at }) => at) ?? [];
}
