import { describe, expect, test } from "vitest";
import { buildDesk } from "../../src/answering/build-desk.ts";
import type { MessageCommandCall } from "../../src/discord/command.ts";
import { checkAgainstStory } from "../../src/discord/commands/check-message.ts";
import { embedLength } from "../../src/discord/embed-fields.ts";
import { messageLimits } from "../../src/discord/limits.ts";
import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";
import type { Language } from "../../src/knowledge/text.ts";
import { buttonsOf } from "../support/calls.ts";
import { claimsYaml } from "../support/claims.ts";
import { harbourWith } from "../support/knowledge.ts";

const desk = buildDesk(parseKnowledge(harbourWith({ "x.yaml": claimsYaml })));

function check(text: string, locale: Language = "en") {
  const reply = checkAgainstStory.run(callOn(text, locale), desk);
  if (reply.kind !== "message") throw new Error("a check is answered by a message");
  return { ...reply, embed: reply.message.embeds?.[0] };
}

describe("a message checked against the story", () => {
  test("is answered privately, with what was said, what the sources say, and where", () => {
    const { embed, message, outcome, private: isPrivate } = check("The mayor sold the lighthouse.");
    expect(isPrivate).toBe(true);
    expect(outcome).toBe("checked");
    expect(embed?.fields?.[0]?.name).toBe("❌ The sources say otherwise");
    expect(embed?.fields?.[0]?.value).toContain("> The mayor sold the lighthouse.");
    expect(embed?.fields?.[0]?.value).toContain("She said that she would not.");
    expect(embed?.fields?.[0]?.value).toContain("[Harbour Gazette, ¶1](https://gazette.example/ferry)");
    expect(message.components).toHaveLength(1);
  });

  test.each<{ locale: Language; heading: string }>([
    { locale: "en", heading: "⚖️ The sources differ" },
    { locale: "it", heading: "⚖️ Le fonti divergono" },
    { locale: "ru", heading: "⚖️ Источники расходятся" },
  ])("speaks the reader's language: $locale", ({ locale, heading }) => {
    expect(check("the new bridge is dangerous for small boats", locale).embed?.fields?.[0]?.name).toBe(
      heading,
    );
  });

  test("shows who says what where the sources differ, and a button to the entry", () => {
    const { embed, message } = check("the new bridge is dangerous for small boats");
    expect(embed?.fields?.[0]?.value).toContain(
      "¶2](https://gazette.example/ferry): It is dangerous for nobody, the builders say.",
    );
    expect([...buttonsOf(message).values()]).toEqual(["v1:next:mayor-plan:en"]);
  });

  test("about other things is left alone, without a judgement", () => {
    const { embed, outcome } = check("who is up for a game tonight");
    expect(outcome).toBe("nothing-known");
    expect(embed?.description).toContain("That says nothing about whether it is right.");
  });

  test("never calls anything true or false", () => {
    const said = ["The mayor sold the lighthouse", "The new bridge is dangerous for small boats", "hello"];
    for (const text of said) expect(JSON.stringify(check(text).message)).not.toMatch(/\b(true|false)\b/i);
  });

  test("cannot ping or break out of its quotation", () => {
    const { message } = check("@everyone **the mayor sold the lighthouse** <@1> [x](https://evil.example)");
    expect(JSON.stringify(message)).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@1>|\[x\]\(/);
    expect(message.mentions).toBeUndefined();
  });

  test("fits Discord's limits, however much it says", () => {
    const text = `The mayor sold the lighthouse ${"x".repeat(900)}. The new bridge is dangerous for small boats. Porto called the ferry a duty towards the islands. Harbour trade was 3 billion in 2017. The lifeboats have rescued 4 people since the storm. The ferry sails again in May.`;
    const { embed } = check(text);
    expect(embed && embedLength(embed)).toBeLessThan(messageLimits.embedCharacters);
    expect(embed?.fields?.length).toBeGreaterThanOrEqual(4);
    expect(
      check(
        `${text} Ada Porto invited Ben Mole to the lighthouse. Ada Porto and Ben Mole opened the new quay.`,
      ).embed?.footer?.text,
    ).toBe("… and 2 more");
  });
});

function callOn(text: string, locale: Language): MessageCommandCall {
  return {
    id: "1",
    locale,
    channelLocale: "en",
    userId: "2",
    guildId: null,
    channelId: null,
    memberPermissions: 0n,
    botPermissions: 0n,
    command: "Check against the story",
    target: { id: "3", text, authorId: "4" },
  };
}
