import { expect, test } from "vitest";
import { checkMessage } from "../../src/answering/check-message.ts";
import { renderFindings } from "../../src/discord/render-findings.ts";
import { loadKnowledge } from "../../src/knowledge/load-knowledge.ts";
import { languages, textIn } from "../../src/knowledge/text.ts";
import { messageViolations } from "../support/message-violations.ts";

const dossier = await loadKnowledge("knowledge");

const verdicts = (message: string) =>
  checkMessage(message, dossier).map(({ claim, verdict }) => `${claim.id}: ${verdict}`);

test.each<{ message: string; finds: readonly string[]; because: string }>([
  {
    message: "Conte called Russia a strategic partner of Italy",
    finds: ["claim-strategic-partner: same"],
    because: "he did, in the article and elsewhere",
  },
  {
    message: "lol Italy vetoed the EU sanctions on Russia",
    finds: ["claim-veto-likely: otherwise"],
    because: "a veto was hinted at and never cast",
  },
  {
    message: "Trade between Italy and Russia hit €21.1 billion in 2017.",
    finds: ["claim-trade-2017: differ"],
    because: "the article's euros look like the Kremlin's dollars",
  },
  {
    message: "Bilateral trade was 47.5bn in 2017, and bilateral trade was 21.1bn in 2013",
    finds: ["claim-trade-2017: otherwise", "claim-trade-2013: otherwise"],
    because: "the years are swapped",
  },
  {
    message: "Conte begged Putin for money in Moscow",
    finds: ["claim-financial-support: otherwise"],
    because: "he denied having asked",
  },
  {
    message:
      "Conte said he didn't come to Moscow to sell bonds, and that sanctions must never be an end in themselves.",
    finds: ["claim-denied-bonds: same", "claim-never-an-end: same"],
    because: "two statements, both as reported",
  },
  {
    message: "The EU Commission approved the Italian budget. Also Conte called Russia a strategic partner.",
    finds: ["claim-commission-rejected: otherwise", "claim-strategic-partner: same"],
    because: "one is wrong, one is as reported",
  },
  {
    message: "More than 300 Italian companies invested in Russia",
    finds: ["claim-500-companies: otherwise"],
    because: "the number is another one",
  },
  {
    message: "Salvini is the prime minister of Italy",
    finds: ["claim-conte-prime-minister: otherwise"],
    because: "that was Conte",
  },
  {
    message: "Putin came to Italy in December 2018",
    finds: ["claim-putin-rome-2019: otherwise"],
    because: "he came in July 2019",
  },
  {
    message: "Gli scambi tra Italia e Russia nel 2017 erano 47,5 miliardi di euro",
    finds: ["claim-trade-2017: otherwise"],
    because: "a wrong year, in Italian",
  },
  {
    message: "Конте назвал Россию стратегическим партнёром",
    finds: ["claim-strategic-partner: same"],
    because: "as reported, in Russian",
  },
])("$message → $finds, because $because", ({ message, finds }) => {
  expect(verdicts(message)).toEqual(finds);
});

test.each([
  "Italy won the match in Moscow yesterday, what a goal",
  "My Russian homework is due on Monday",
  "I bought a new phone for 500 euros",
  "Conte is a nice guy",
  "The new Minsk restaurant opened in December",
  "Germany and France play each other on Saturday",
  "my T-shirt has a picture of a cat",
  "The EU budget for 2021 was agreed in July",
  "Yesterday I went to Moscow with my girlfriend, amazing city",
  "the company invested in a new office in Milan",
  "We had 21.1 degrees today in Rome",
  "did Italy veto the sanctions?",
])("nothing is said of “%s”", (message) => {
  expect(verdicts(message)).toEqual([]);
});

test.each(languages)(
  "every claim, as the curators state it in “%s”, is recognised and not contradicted",
  (language) => {
    for (const claim of dossier.claims.values()) {
      const findings = checkMessage(textIn(claim.claim, language), dossier);
      expect(findings.map(({ claim: { id } }) => id)).toContain(claim.id);
      expect(
        findings.filter(({ verdict }) => verdict === "otherwise"),
        claim.id,
      ).toEqual([]);
    }
  },
);

test("what the curators know to be put wrongly is contradicted", () => {
  const wrong = [...dossier.claims.values()].flatMap(({ confusable }) =>
    confusable.map(({ forms }) => forms.en?.[0] ?? ""),
  );
  for (const form of wrong.filter((text) => text !== ""))
    expect(verdicts(form).join(), form).toContain("otherwise");
});

test.each(languages)("a message full of claims is answered within Discord's limits in “%s”", (language) => {
  const claims = [...dossier.claims.values()].map(({ claim }) => textIn(claim, language));
  for (let at = 0; at < claims.length; at += 8) {
    const findings = checkMessage(claims.slice(at, at + 8).join("\n"), dossier);
    expect(findings.length).toBeGreaterThan(0);
    expect(messageViolations(renderFindings(findings, dossier, language))).toEqual([]);
  }
});
