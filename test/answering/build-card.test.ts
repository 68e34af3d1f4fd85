import { expect, test } from "vitest";
import { buildCard } from "../../src/answering/build-card.ts";
import type { Language } from "../../src/knowledge/text.ts";
import { answered } from "../support/answers.ts";
import { palace } from "../support/palace.ts";

const cardOf = (id: string, language: Language = "en") => buildCard(answered(palace, id, language), palace);

test("a question's card holds its answer, figures and what to ask next", () => {
  const card = cardOf("trade");
  expect(card.title).toBe("How much do they trade?");
  expect(card.figures.map((figure) => `${figure.value}: ${figure.measures}`)).toEqual([
    "nearly €47.5 billion: trade between Italy and Russia, 2013",
    "€21,100 million: trade between Italy and Russia, 2017",
  ]);
  expect(card.next).toEqual([
    { id: "promise", label: "What did the guest say of the relations?" },
    { id: "host", label: "Who was the host?" },
  ]);
});

test("a question that asks two things at once gets both answers, with what both show, each once", () => {
  const [trade, host] = [cardOf("trade"), cardOf("host")];
  const [first, second] = [answered(palace, "trade", "en"), answered(palace, "host", "en")];
  if (first.kind !== "answered" || second.kind !== "answered") throw new Error("no answers");
  const both = buildCard({ ...first, also: second.entry }, palace);
  expect(both).toMatchObject({ id: "trade+host", title: trade.title });
  expect(both.body).toBe(`${trade.body}\n\n${host.title}\n${host.body}`);
  expect(both.figures).toEqual(trade.figures);
  const ids = (card: typeof both) => card.sources.map(({ id }) => id);
  expect(new Set(ids(both))).toEqual(new Set([...ids(trade), ...ids(host)]));
  expect(new Set(ids(both)).size).toBe(both.sources.length);
  expect(both.next.map(({ id }) => id)).not.toContain("host");
});

test("each source stands once, with every place that is cited, in the order of the pages", () => {
  expect(cardOf("promise").sources.map((source) => source.label)).toEqual(["Gazette, ¶1, ¶2, ¶10", "Wire"]);
});

test("words are shown as printed, with whose they are, where and when, and who translated them", () => {
  const [quote] = cardOf("promise").quotes;
  expect(quote).toMatchObject({
    words: "“the magnificent state of our relations”",
    attribution: "Ada Guest, joint press conference, 24 October 2018",
    label: "English translation, Gazette",
    url: "https://gazette.example/visit#:~:text=the%20magnificent%20state%20of%20our%20relations",
  });
  expect(quote?.versions.map((version) => `${version.label}: ${version.words}`)).toEqual([
    "Italian translation, Gazette: «la splendida condizione dei rapporti»",
    "Italian original, Wire: «lo stato magnifico dei nostri rapporti»",
    "another English translation, Wire: “our relations are in a splendid state”",
  ]);
});

test("a reader of the speaker's language gets the speaker's own words first", () => {
  const [quote] = cardOf("promise", "it").quotes;
  expect(quote?.words).toBe("«lo stato magnifico dei nostri rapporti»");
  expect(quote?.label).toBe("originale italiano, Wire");
  expect(quote?.versions[0]?.label).toBe("traduzione inglese, Gazette");
});

test("notes on differences come with the sources of both sides", () => {
  expect(cardOf("promise").notes).toEqual([
    { text: "The Gazette says Monday; Wire says Wednesday.", sources: ["gazette", "wire"] },
  ]);
});

test("dates are shown earliest first, as precisely as they are known", () => {
  expect(cardOf("promise").events).toEqual([
    { id: "war", date: "2014", what: "War broke out.", sources: ["gazette"] },
    { id: "meeting", date: "24 October 2018", what: "They met.", sources: ["wire"] },
  ]);
});

test("a profile says who it is and what they were at the time", () => {
  expect(cardOf("ada-guest")).toMatchObject({
    title: "Who is Ada Guest?",
    body: "Ada Guest led the government.\nAt the time: prime minister",
  });
});

test("a role that the profile's own text names isn't said twice", () => {
  expect(cardOf("boris-host").body).toBe("Boris Host lived in the palace as its master.");
});

test("a text that nobody has translated is shown in English", () => {
  expect(cardOf("host", "ru").body).toBe("The Gazette doesn’t name him.");
});

test("a question that the sources don't answer says why, and names the nearest that is known", () => {
  const card = cardOf("menu");
  expect(card).toMatchObject({ kind: "notCovered", id: "menu", body: "No source says what was served." });
  expect(card.next.map((next) => next.id)).toEqual(["promise", "host"]);
});

test("an unknown question gets no guess", () => {
  const answer = { kind: "notCovered", entry: null, nearest: [], confidence: 0, language: "en" } as const;
  expect(buildCard(answer, palace)).toMatchObject({
    title: "The sources don’t say",
    body: "I have no sourced answer to that, and I don’t guess.",
    next: [],
  });
});

test("a close race offers each of its candidates once", () => {
  const first = answered(palace, "trade", "it");
  const second = answered(palace, "host", "it");
  if (first.kind !== "answered" || second.kind !== "answered") throw new Error("both are questions");
  const candidates = [first.entry, second.entry, first.entry];
  const card = buildCard({ kind: "ambiguous", candidates, confidence: 0.4, language: "it" }, palace);
  expect(card.next.map((next) => next.label)).toEqual(["Quanto commerciano?", "Who was the host?"]);
});
