import { expect, test } from "vitest";
import { buildCard } from "../../src/answering/build-card.ts";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { escapeMarkdown } from "../../src/discord/escape.ts";
import { renderAnswer } from "../../src/discord/render-answer.ts";
import { renderView } from "../../src/discord/render-view.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { languages } from "../../src/knowledge/text.ts";
import { buttonsOf, textOf } from "../support/calls.ts";
import { messageViolations } from "../support/message-violations.ts";

const dossier = await loadKnowledge(new URL("../../knowledge", import.meta.url).pathname);
const desk = buildDesk(dossier);
/** As long as Discord's ids get. */
const askerId = "9".repeat(20);

test.each(languages)("every reply that the story can give is within Discord's limits in %s", (language) => {
  for (const id of dossier.entries.keys()) {
    for (const isPrivate of [true, false]) {
      const answer = desk.answerById(id, language);
      if (!answer) throw new Error(`${id} has no answer`);
      const message = renderAnswer(answer, desk, { private: isPrivate, askerId });
      expect(messageViolations(message), id).toEqual([]);
    }
  }
});

test.each(languages)("two answers in one reply are within Discord's limits in %s", (language) => {
  const entries = [...dossier.entries.values()].filter((entry) => entry.kind === "question");
  for (const [number, entry] of entries.entries()) {
    const answer = desk.answerById(entry.id, language);
    if (answer?.kind !== "answered") throw new Error(`${entry.id} has no answer`);
    const also = entries[(number + 1) % entries.length];
    for (const isPrivate of [true, false]) {
      const message = renderAnswer({ ...answer, also }, desk, { private: isPrivate, askerId });
      expect(messageViolations(message), `${entry.id} and ${also?.id}`).toEqual([]);
    }
  }
});

test.each(languages)("every quotation and every note on differences is shown whole in %s", (language) => {
  for (const id of dossier.entries.keys()) {
    const answer = desk.answerById(id, language);
    if (!answer) throw new Error(`${id} has no answer`);
    const { quotes, notes } = buildCard(answer, dossier);
    const text = textOf(renderAnswer(answer, desk, { private: false, askerId }));
    for (const { words } of quotes) expect(text, id).toContain(escapeMarkdown(words));
    for (const note of [...notes, ...quotes.flatMap((quote) => quote.notes)]) {
      expect(text, id).toContain(escapeMarkdown(note.text));
    }
  }
});

test.each(languages)("every page of every list is within Discord's limits in %s", (language) => {
  const subjects = [
    ...["figures", "quotes", "timeline", "sources"].map((name) => [name, ""] as const),
    ...[...dossier.topics.keys()].flatMap(
      (id) =>
        [
          ["figures", id],
          ["quotes", `/${id}`],
          ["timeline", id],
        ] as const,
    ),
    ...[...dossier.profiles.keys()].map((id) => ["quotes", `${id}/`] as const),
    ...[...dossier.sources.keys()].map((id) => ["sources", id] as const),
    ...[...dossier.figures.keys()].map((id) => ["figures", id] as const),
    ...[...dossier.quotes.keys()].map((id) => ["quotes", id] as const),
    ...[...dossier.entries.keys()].map((id) => ["evidence", id] as const),
  ];
  for (const [name, subject] of subjects) {
    for (let page = 0, more = true; more; page += 1) {
      const message = renderView({ name, language, page, subject }, desk, { private: false, askerId });
      if (!message) break;
      expect(messageViolations(message), `${name} ${subject} ${page}`).toEqual([]);
      more = [...buttonsOf(message).values()].includes(`v1:page:${name}:${language}:${page + 1}:${subject}`);
    }
  }
});
