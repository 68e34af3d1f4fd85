import { describe, expect, test } from "vitest";
import { checkMessage } from "../../src/answering/check-message.ts";
import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { claimsYaml } from "../support/claims.ts";
import { harbourWith } from "../support/knowledge.ts";

const dossier = parseKnowledge(harbourWith({ "x.yaml": claimsYaml }));

/** "claim: verdict", with what differs, in the order of the message. */
const verdicts = (message: string) =>
  checkMessage(message, dossier).map(({ claim, verdict, about }) =>
    [`${claim.id}: ${verdict}`, about].filter(Boolean).join(", "),
  );

describe("what a message says is compared with the claims", () => {
  test.each<{ message: string; finds: readonly string[] }>([
    { message: "Harbour trade was €21.1bn in 2017!", finds: ["trade-of-2017: same"] },
    { message: "the harbour's trade in 2017 was about 21 billion", finds: ["trade-of-2017: same"] },
    {
      message: "The harbour's trade was 60 billion euros in 2013",
      finds: ["trade-of-2013: otherwise, number"],
    },
    {
      message: "Harbour trade reached 23 billion euros in 2017",
      finds: ["trade-of-2017: otherwise, number"],
    },
    {
      message: "The harbour's trade reached $21.1 billion in 2017",
      finds: ["trade-of-2017: otherwise, number"],
    },
    {
      message: "nel 2017 gli scambi del porto erano 47,5 miliardi di euro",
      finds: ["trade-of-2017: otherwise, number"],
    },
    { message: "Lifeboats rescued 10500 people since the storm of 2014", finds: ["rescue: same"] },
    {
      message: "lifeboats have rescued 10,500 people since the storm of 2012",
      finds: ["rescue: otherwise, date"],
    },
    { message: "omg the mayor has sold the lighthouse", finds: ["lighthouse: otherwise, form"] },
    { message: "мэр заявила, что не будет продавать маяк", finds: ["lighthouse: same"] },
    { message: "Ben Mole refused to sell the lighthouse", finds: ["lighthouse: otherwise, speaker"] },
    {
      message: "Porto never called the ferry a duty towards the islands",
      finds: ["duty: otherwise, negation"],
    },
    { message: "The new bridge is dangerous for small boats.", finds: ["bridge: differ"] },
    { message: "Ada Porto invited Ben Mole to the lighthouse", finds: ["visit: same"] },
    { message: "Ben Mole was invited to the lighthouse by Ada Porto", finds: ["visit: same"] },
    { message: "Ben Mole invited Ada Porto to the lighthouse", finds: ["visit: otherwise, roles"] },
    { message: "Ben Mole and Ada Porto opened the new quay", finds: ["quay: same"] },
    {
      message: "Porto called the ferry a duty towards the islands. But the lighthouse has been sold, lol",
      finds: ["duty: same", "lighthouse: otherwise, form"],
    },
    {
      message:
        "The harbour's trade was 47.5 billion in 2013 and the lifeboats have rescued 300 people since the storm",
      finds: ["trade-of-2013: same", "rescue: otherwise, number"],
    },
  ])("$message", ({ message, finds }) => {
    expect(verdicts(message)).toEqual(finds);
  });

  test.each([
    "anyone up for a game tonight?",
    "I bought a lighthouse lamp for 21 euros",
    "The mayor is nice",
    "2017 was a good year",
    "has the mayor sold the lighthouse?",
    "We need a bigger boat",
    "trade you my stickers for yours",
    "10,500 people came to the concert",
    "La festa del porto è domenica",
    "Ben Mole said that Porto will be invited to his lighthouse",
    "Ada Porto asked Ben Mole for a boat",
    "Ben Mole rescued 10,500 people since the storm of 2014",
    "",
  ])("nothing is said of “%s”", (message) => {
    expect(verdicts(message)).toEqual([]);
  });

  test("a wrong form comes with the curator's reason and its source", () => {
    const [finding] = checkMessage("The mayor sold the lighthouse", dossier);
    expect(finding?.because).toBe("She said that she would not.");
    expect(finding?.cite.map(({ source }) => source)).toContain("gazette");
  });

  test("the longest message is checked well before Discord gives up waiting", () => {
    const started = performance.now();
    const long = Array.from({ length: 200 }, (_, at) => `Harbour trade was ${at} billion in 2017`).join(
      ", and ",
    );
    expect(checkMessage(long, dossier).length).toBeLessThanOrEqual(6);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
