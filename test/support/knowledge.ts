import { KnowledgeError } from "../../src/knowledge/knowledge-error.ts";
import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";

/** The smallest story that has one of each kind: a harbour that reopens. File names to YAML. */
export const harbour: Readonly<Record<string, string>> = {
  "story.yaml": `story:
  title: The harbour
  about: A harbour town and its ferry.
  article: gazette
  first: [ferry-start, ferry-price, mayor-plan]
words:
  synonyms: { en: [[ferry, boat]] }
topics:
  - { id: ferry, name: Ferry }
units:
  - { id: eur, pattern: "€{n}", base: { unit: eur, factor: 1 } }
sources:
  - id: gazette
    publisher: Harbour Gazette
    title: Ferry to sail again
    url: https://gazette.example/ferry
    date: 2018-10-24
    dateBasis: printed
    language: en
    kind: newspaper
    reliability: B
    licence: All rights reserved
    read: whole
    usedFor: The story
    passages:
      - { at: ¶1, gist: The ferry sails again from May. }
      - { at: ¶2, gist: A ticket costs 4 euros. }
`,
  "people.yaml": `profiles:
  - id: ada-porto
    name: Ada Porto
    type: person
    role: mayor
    is: Ada Porto is the mayor of the harbour town.
    next: [ferry-start]
    cite: [{ source: gazette, at: ¶1 }]
quotes:
  - id: porto-sail
    speaker: ada-porto
    words: We will sail again … before the summer.
    language: en
    kind: original
    occasion: in the town hall
    date: 2018-10-24
    topics: [ferry]
    weight: 1
    checked: { by: hand, against: the printed page }
    cite: [{ source: gazette, at: ¶1 }]
`,
  "ferry.yaml": `figures:
  - id: ticket
    measures: a ticket for the ferry
    value: 4
    unit: eur
    asOf: 2018
    cite: [{ source: gazette, at: ¶2 }]
events:
  - id: ferry-sails
    date: 2019-05
    what: The ferry sails again.
    topics: [ferry]
    cite: [{ source: gazette, at: ¶1 }]
questions:
  - id: ferry-start
    question: When does the ferry sail again?
    ask:
      en:
        - when will the ferry start
        - date of the first ferry
        - ferry start when
    answer: The Gazette says that the ferry sails again from May 2019.
    events: [ferry-sails]
    next: [ferry-price]
    topics: [ferry]
    cite: [{ source: gazette, at: ¶1 }]
  - id: ferry-price
    question: What does a ticket cost?
    ask:
      en:
        - how much is a ticket
        - ticket price
        - cost of a ticket
    answer: A ticket costs 4 euros, the Gazette says.
    figures: [ticket]
    next: [mayor-plan]
    topics: [ferry]
    cite: [{ source: gazette, at: ¶2 }]
  - id: mayor-plan
    question: What did the mayor promise?
    ask:
      en:
        - what is the promise of the mayor
        - mayor promise
        - what did porto promise
    answer: Mayor Ada Porto said “We will sail again”, before the summer.
    quotes: [porto-sail]
    next: [ferry-start, ada-porto]
    topics: [ferry]
    cite: [{ source: gazette, at: ¶1 }]
notCovered:
  - id: ferry-captain
    question: Who is the captain?
    ask: { en: [captain name, who steers the ship] }
    because: The Gazette does not name the captain.
    nearest: [ferry-start]
smallTalk:
  - { id: hello, ask: { en: [hello, good morning] }, answer: Hello! Ask about the ferry., next: [ferry-start] }
claims:
  - id: ferry-in-may
    claim: The ferry sails again in May.
    standing: corroborated
    question: ferry-start
    says: { en: [the ferry sails again in May] }
    cite: [{ source: gazette, at: ¶1 }]
`,
};

/** The harbour with some of its files replaced, or changed by replacing one text in them. */
export function harbourWith(changes: Readonly<Record<string, string | readonly [string, string]>>) {
  const files = new Map(Object.entries(harbour));
  for (const [name, change] of Object.entries(changes)) {
    if (typeof change === "string") files.set(name, change);
    else files.set(name, replaceOnce(files.get(name) ?? "", change));
  }
  return files;
}

/** What loading says of these files, one problem a line; empty where nothing is wrong. */
export function loadProblems(files: ReadonlyMap<string, string>): string {
  try {
    parseKnowledge(files);
    return "";
  } catch (error) {
    if (error instanceof KnowledgeError) return error.message;
    throw error;
  }
}

function replaceOnce(text: string, [from, to]: readonly [string, string]): string {
  if (text.split(from).length !== 2) throw new Error(`"${from}" must stand once in the file`);
  return text.replace(from, () => to);
}
