import { expect, test } from "vitest";
import { markOf, renderDailyPost } from "../../src/discord/daily-post.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { languages } from "../../src/knowledge/text.ts";
import { textOf } from "../support/calls.ts";
import { messageViolations } from "../support/message-violations.ts";
import { palace } from "../support/palace.ts";

const shipped = await loadKnowledge(new URL("../../knowledge", import.meta.url).pathname);
const date = "2026-03-29";

test.each(languages)(
  "every quote of the story makes a post that Discord takes, with its source, in %s",
  (language) => {
    const quotes = [...shipped.quotes.values()].filter(({ weight }) => weight > 0);
    expect(quotes.length).toBeGreaterThan(6);
    for (const quote of quotes) {
      const post = renderDailyPost(quote, shipped, { language, date, roleId: "650000000000000001" });
      expect(messageViolations(post), quote.id).toEqual([]);
      expect(textOf(post), quote.id).toMatch(/https?:\/\//);
      expect(markOf(post)).toEqual({ quoteId: quote.id, date });
    }
  },
);

test("a post shows the words in the server's language where somebody printed them so, and the original", () => {
  const quote = palace.quotes.get("magnificent");
  if (!quote) throw new Error("no quote");
  const italian = renderDailyPost(quote, palace, { language: "it", date, roleId: null });
  expect(textOf(italian)).toContain("«lo stato magnifico dei nostri rapporti»");
  const english = textOf(renderDailyPost(quote, palace, { language: "en", date, roleId: null }));
  expect(english).toContain("the magnificent state of our relations");
  expect(english).toContain("lo stato magnifico dei nostri rapporti");
  expect(english).toMatch(/joint press conference, 24 October 2018/);
});

test("a message without a post's buttons is no post", () => {
  expect(markOf({ components: [] })).toBeUndefined();
  expect(markOf({ components: [{ components: [{ custom_id: "v1:next:trade:en" }] }] })).toBeUndefined();
  expect(markOf("nonsense")).toBeUndefined();
});
