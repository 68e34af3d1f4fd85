import { expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { entryLabel } from "../../src/answering/entry-label.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import type { Citation } from "../../src/knowledge/schema.ts";

const dossier = await loadKnowledge("knowledge");
const desk = buildDesk(dossier);
const claims = [...dossier.claims.values()].map((claim) => ({
  claim,
  id: claim.id,
  question: claim.question,
}));

test.each(claims)(
  "a question about $id is answered by $question, from the passage that makes the claim",
  ({ claim }) => {
    const entry = dossier.entries.get(claim.question);
    const answer = desk.answer(entry ? entryLabel(entry, "en") : "", "en");
    expect(answer).toMatchObject({ kind: "answered", entry: { id: claim.question } });
    if (answer.kind !== "answered") return;
    const shown = new Set(answer.entry.cite.map(placeOf));
    for (const figure of answer.entry.figures) shownBy(dossier.figures.get(figure)?.cite, shown);
    for (const quote of answer.entry.quotes) shownBy(dossier.quotes.get(quote)?.cite, shown);
    expect(claim.cite.map(placeOf).filter((place) => shown.has(place))).not.toEqual([]);
  },
);

test("every paragraph of the article makes claims that are known", () => {
  const article = dossier.sources.get(dossier.story.article);
  const claimed = new Set(claims.flatMap(({ claim }) => claim.cite.map(placeOf)));
  const unclaimed = article?.passages.filter(({ at }) => !claimed.has(`${article.id} ${at}`));
  expect(unclaimed).toEqual([]);
});

function placeOf({ source, at = "" }: Citation): string {
  return `${source} ${at}`;
}

function shownBy(citations: readonly Citation[] | undefined, shown: Set<string>) {
  for (const citation of citations ?? []) shown.add(placeOf(citation));
}
