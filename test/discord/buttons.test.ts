import { expect, test } from "vitest";
import { buildCard } from "../../src/answering/build-card.ts";
import { buildDesk } from "../../src/answering/build-desk.ts";
import { buildEvidence } from "../../src/answering/build-evidence.ts";
import type { ComponentCall, Reply } from "../../src/discord/command.ts";
import { buildInteractions } from "../../src/discord/interactions.ts";
import { renderAnswer } from "../../src/discord/render-answer.ts";
import { pagesOf } from "../../src/discord/render-page.ts";
import { writeViewId } from "../../src/discord/view.ts";
import { idMax } from "../../src/knowledge/schema.ts";
import { buttonCall, buttonsOf, commandCall, messageOf, textOf } from "../support/calls.ts";
import { messageViolations } from "../support/message-violations.ts";
import { palace } from "../support/palace.ts";

const desk = buildDesk(palace);
const interactions = buildInteractions({ random: () => 0 });
const someoneElse = { userId: "somebody-else" };

function press(customId: string, more: Partial<ComponentCall> = {}): Reply {
  const call = buttonCall(customId, more);
  const handler = interactions.components.find(({ action }) => action === call.customId.action);
  const reply = handler?.run(call, desk);
  if (!reply || reply instanceof Promise) throw new Error(`nothing answers ${customId} at once`);
  if (reply.kind === "message" || reply.kind === "update") {
    expect(messageViolations(reply.message)).toEqual([]);
  }
  return reply;
}

test("ask next is answered in a message of its own, as private as the one before", () => {
  expect(press("v1:next:host:it")).toMatchObject({ kind: "message", private: false });
  expect(press("v1:next:host:it", { onPrivate: true })).toMatchObject({ kind: "message", private: true });
});

test("ask next keeps the language of the answer on which it stands", () => {
  expect(textOf(messageOf(press("v1:next:trade:ru")))).toContain("Сколько они торгуют?");
});

test("evidence shows passage by passage what the sources say, for the reader alone", () => {
  const reply = press("v1:evidence:promise:en");
  expect(reply).toMatchObject({ kind: "message", private: true });
  const text = textOf(messageOf(reply));
  expect(text).toContain(
    "**[Gazette, ¶1](https://gazette.example/visit)** · 24 October 2018\nThe guest praised the host.",
  );
  expect(text).toContain("“the magnificent state of our relations”");
  expect(text).toContain("«lo stato magnifico dei nostri rapporti»");
});

test("evidence leaves out a page as a whole where it shows what that page says", () => {
  const text = textOf(messageOf(press("v1:evidence:promise:en")));
  expect(text.match(/\*\*\[Wire\]/g)).toHaveLength(2);
});

test("evidence sets side by side who says what where sources differ", () => {
  const text = textOf(messageOf(press("v1:evidence:promise:en")));
  expect(text).toContain("• [Gazette, ¶2](https://gazette.example/visit): It was a Monday.");
  expect(text).toContain("• [Wire](https://wire.example/%28palace%29): It was a Wednesday.");
});

test("a choice turns into the answer for whoever asked, and into a private copy for others", () => {
  expect(press("v1:pick:trade:en")).toMatchObject({ kind: "update", outcome: "answered" });
  expect(press("v1:pick:trade:en", someoneElse)).toMatchObject({ kind: "message", private: true });
  expect(press("v1:pick:trade:en", { onPrivate: true, askerId: null })).toMatchObject({ kind: "update" });
});

test("whoever asked, and moderators, can remove a reply, and nobody else", () => {
  expect(press("v1:remove:asker", { askerId: null })).toMatchObject({ kind: "delete" });
  expect(press("v1:remove", { askerId: "asker" })).toMatchObject({ kind: "delete" });
  expect(press("v1:remove:asker", { ...someoneElse, memberPermissions: 1n << 13n })).toMatchObject({
    kind: "delete",
  });
  expect(press("v1:remove:asker", someoneElse)).toMatchObject({
    kind: "message",
    private: true,
    outcome: "refused",
  });
});

test("what was private is posted with the name of who asked, and pings nobody", () => {
  const ask = interactions.commands[0]?.run(commandCall("ask", { question: "trade", private: true }), desk);
  if (!ask || ask instanceof Promise) throw new Error("/ask answers at once");
  const post = buttonsOf(messageOf(ask)).get("Post here");
  const reply = press(post ?? "", { onPrivate: true });
  expect(reply).toMatchObject({ kind: "message", private: false });
  expect(messageOf(reply)).toMatchObject({ content: "Asked by <@asker>" });
  expect(messageOf(reply).mentions).toBeUndefined();
  expect(buttonsOf(messageOf(reply)).get("Remove")).toBe("v1:remove:asker");
});

test("the buttons under two answers stand for both: posted, in another language, and what they rest on", () => {
  const both = desk.answerById("trade+ada-guest", "en");
  if (!both) throw new Error("no answer");
  const buttons = buttonsOf(renderAnswer(both, desk, { private: true, askerId: "asker" }));
  const pressed = (label: string) => textOf(messageOf(press(buttons.get(label) ?? "", { onPrivate: true })));
  for (const id of ["trade", "ada-guest"]) {
    const answer = desk.answerById(id, "en");
    const inItalian = desk.answerById(id, "it");
    if (answer?.kind !== "answered" || inItalian?.kind !== "answered") throw new Error(`${id} has no answer`);
    expect(pressed("Post here")).toContain(buildCard(answer, palace).body);
    expect(pressed("Italiano")).toContain(buildCard(inItalian, palace).body);
    expect(buttons.get("Русский")).toBeUndefined();
    for (const { label } of buildEvidence([answer.entry], palace, "en").passages)
      expect(pressed("Where is this from?")).toContain(label);
  }
});

test("a button holds the two longest ids, on any page", () => {
  const id = "x".repeat(idMax);
  for (const action of ["post", "page"] as const) {
    const view = { name: "evidence", language: "en" as const, page: 9999, subject: `${id}+${id}` };
    expect(() => writeViewId(action, view)).not.toThrow();
  }
});

test.each(["trade+", "+trade", "trade+no-such-entry", "no-such-entry+trade", "trade+trade+host"])(
  "the id %s is read as far as it names entries, or is gone",
  (id) => expect(() => press(`v1:language:${id}:it`)).not.toThrow(),
);

test.each([
  "evidence:en:0:promise",
  "figures:en:0:",
  "quotes:en:0:ada-guest/visit",
  "timeline:ru:0:visit",
  "sources:it:0:wire",
])("the list %s can be posted, and paged beyond its end", (view) => {
  expect(press(`v1:post:${view}`, { onPrivate: true })).toMatchObject({ kind: "message", private: false });
  expect(press(`v1:page:${view.replace(":0:", ":9:")}`)).toMatchObject({ kind: "update" });
});

test("a list keeps what it is about, colons and slashes included", () => {
  const message = messageOf(press("v1:page:timeline:en:0:visit: a/b"));
  expect(textOf(message)).toContain("Timeline: visit: a/b");
});

test("who asked for a list that was posted stays above its other pages", () => {
  const content = messageOf(press("v1:post:timeline:en:0:", { onPrivate: true })).content ?? "";
  expect(messageOf(press("v1:page:timeline:en:1:", { content }))).toMatchObject({
    content: "Asked by <@asker>",
  });
  expect(messageOf(press("v1:page:timeline:en:1:", { ...someoneElse, content })).content).toBeUndefined();
});

test("pages turn in place for whoever asked, and others get a private copy", () => {
  expect(press("v1:page:timeline:en:0:")).toMatchObject({ kind: "update" });
  expect(press("v1:page:timeline:en:0:", someoneElse)).toMatchObject({ kind: "message", private: true });
});

test("another language is shown in place where it is private, else to the reader alone", () => {
  expect(press("v1:language:trade:it", { onPrivate: true })).toMatchObject({ kind: "update" });
  const reply = press("v1:language:trade:it");
  expect(reply).toMatchObject({ kind: "message", private: true });
  expect(textOf(messageOf(reply))).toContain("Quanto commerciano?");
});

test("another quotation takes the place of the one before", () => {
  expect(textOf(messageOf(press("v1:another:it")))).toContain("«lo stato magnifico dei nostri rapporti»");
});

test.each([
  "v1:next:no-such-entry:en",
  "v1:pick:no-such-entry:en",
  "v1:evidence:menu:en",
  "v1:language:no-such-entry:it",
  "v1:post:answer:en:0:no-such-entry",
  "v1:post:no-such-view:en:0:trade",
  "v1:page:timeline",
  "v1:page:timeline:xx:0:",
  "v1:page:timeline:en:-1:",
  "v1:next",
])("%s leads nowhere any more, and says so privately", (customId) => {
  expect(press(customId)).toMatchObject({ kind: "message", private: true, outcome: "gone" });
});

test("pages hold whole items in their order, and every one of them", () => {
  const items = Array.from({ length: 40 }, (_, at) => `item ${at} ${"x".repeat(at * 7)}`);
  const pages = pagesOf(items, 500);
  expect(pages.flat()).toEqual(items);
  for (const page of pages) expect(page.join("\n\n").length).toBeLessThanOrEqual(500);
});
