import { parseKnowledge } from "../../src/knowledge/load-knowledge.ts";

/** A story with what cards can show: two languages of a sentence, differing sources, computed figures. */
export const palace = parseKnowledge(
  new Map([
    [
      "palace.yaml",
      `story:
  title: { en: The visit, it: La visita, ru: Визит }
  about: A visit to a palace.
  article: gazette
  first: [trade, promise, host]
words: {}
topics:
  - { id: trade, name: { en: Trade, it: Commercio, ru: Торговля } }
  - { id: visit, name: Visit }
units:
  - id: eur-bn
    pattern: { en: "€{n} billion", it: "{n} miliardi di euro", ru: "{n} млрд евро" }
    base: { unit: eur, factor: 1000000000 }
  - id: eur-m
    pattern: "€{n} million"
    base: { unit: eur, factor: 1000000 }
  - id: percent
    pattern: { en: "{n}%", it: "{n}%", ru: "{n}\u00a0%" }
  - id: people
    pattern: { en: "{n} people", it: "{n} persone", ru: "{n} человек" }
    one: { en: "{n} person", it: "{n} persona", ru: "{n} человек" }
sources:
  - id: gazette
    publisher: Gazette
    title: The visit
    url: https://gazette.example/visit
    date: 2018-10-24
    dateBasis: printed
    language: en
    kind: newspaper
    reliability: B
    licence: All rights reserved
    read: whole
    usedFor: { en: The story, it: La storia, ru: История }
    passages:
      - { at: ¶1, gist: { en: The guest praised the host., it: L’ospite ha lodato il padrone., ru: Гость похвалил хозяина. } }
      - { at: ¶2, gist: Trade fell by half. }
      - { at: ¶10, gist: People died in the war. }
  - id: wire
    publisher: Wire
    title: Guest at the palace
    url: https://wire.example/(palace)
    date: null
    dateBasis: unknown
    language: it
    kind: agency
    reliability: A
    licence: All rights reserved
    read: part
    usedFor: The original wording
profiles:
  - id: ada-guest
    name: { en: Ada Guest, it: Ada Ospite, ru: Ада Гость }
    type: person
    role: prime minister
    is: { en: Ada Guest led the government., it: Ada Ospite guidava il governo. }
    next: [trade]
    cite: [{ source: gazette, at: ¶1 }]
  - { id: boris-host, name: Boris Host, type: person, role: Master, is: Boris Host lived in the palace as its master., next: [trade], cite: [{ source: gazette, at: ¶1 }] }
  - { id: green-palace, name: Green Palace, type: place, is: The palace of the visit., next: [host], cite: [{ source: wire }] }
quotes:
  - id: magnificent
    speaker: ada-guest
    words: the magnificent state of our relations
    language: en
    kind: translation
    versions:
      - { words: la splendida condizione dei rapporti, language: it, source: gazette, kind: translation, checked: { by: hand, against: the page } }
      - { words: lo stato magnifico dei nostri rapporti, language: it, source: wire, kind: original, checked: { by: hand, against: the page } }
      - { words: our relations are in a splendid state, language: en, source: wire, kind: translation, checked: { by: hand, against: the page } }
    occasion: { en: joint press conference, it: conferenza stampa congiunta, ru: совместная пресс-конференция }
    date: 2018-10-24
    topics: [visit]
    weight: 2
    notes: [{ text: "The Gazette gives no place; Wire says that it was at the press conference.", cite: [{ source: gazette, at: ¶1 }, { source: wire }] }]
    cite: [{ source: gazette, at: ¶1 }]
  - id: friends
    speaker: ada-guest
    words: We are *friends* of @everyone
    language: en
    kind: original
    occasion: at dinner
    date: 2018-10
    topics: [visit]
    weight: 1
    cite: [{ source: gazette, at: ¶1 }]
figures:
  - id: trade-2013
    measures: { en: trade between Italy and Russia, it: scambi tra Italia e Russia, ru: торговля Италии и России }
    value: 47.5
    unit: eur-bn
    asOf: 2013
    qualifier: nearly
    series: [{ asOf: 2017, value: 21.1 }]
    topics: [trade]
    cite: [{ source: gazette, at: ¶2 }]
  - id: trade-2017
    measures: trade between Italy and Russia
    value: 21100
    unit: eur-m
    asOf: 2017
    topics: [trade]
    cite: [{ source: gazette, at: ¶2 }]
  - id: trade-fall
    measures: change of the trade from 2013 to 2017
    unit: percent
    derived: { how: change, of: [trade-2017, trade-2013], digits: 1 }
    cite: [{ source: gazette, at: ¶2 }]
  - id: trade-gap
    measures: difference between 2013 and 2017
    unit: eur-bn
    derived: { how: difference, of: [trade-2013, trade-2017], digits: 1 }
    cite: [{ source: gazette, at: ¶2 }]
  - id: deaths
    measures: killed in the war
    value: 10500
    unit: people
    qualifier: more-than
    cite: [{ source: gazette, at: ¶10 }]
events:
  - { id: war, date: 2014, what: War broke out., topics: [visit], cite: [{ source: gazette, at: ¶10 }] }
  - { id: meeting, date: 2018-10-24, what: { en: They met., it: Si sono incontrati., ru: Они встретились. }, topics: [visit], cite: [{ source: wire }] }
questions:
  - id: trade
    question: { en: How much do they trade?, it: Quanto commerciano?, ru: Сколько они торгуют? }
    ask: { en: [trade volume] }
    answer: { en: The Gazette says that trade fell by half., it: La Gazette scrive che il commercio si è dimezzato., ru: "Газета пишет, что торговля упала вдвое." }
    figures: [trade-2013, trade-2017]
    next: [promise, host]
    topics: [trade]
    cite: [{ source: gazette, at: ¶2 }]
  - id: promise
    question: What did the guest say of the relations?
    ask: { en: [what did she say] }
    answer: She praised them.
    quotes: [magnificent, friends]
    events: [meeting, war]
    notes: [{ text: "The Gazette says Monday; Wire says Wednesday.", cite: [{ source: gazette, at: ¶2, says: It was a Monday. }, { source: wire, says: It was a Wednesday. }] }]
    next: [trade, ada-guest]
    topics: [visit]
    cite: [{ source: gazette, at: ¶1 }]
  - id: host
    question: Who was the host?
    ask: { en: [host name] }
    answer: The Gazette doesn’t name him.
    next: [trade]
    topics: [visit]
    cite: [{ source: gazette, at: ¶1 }]
notCovered:
  - { id: menu, question: What did they eat?, ask: { en: [menu of the dinner] }, because: No source says what was served., nearest: [promise, host] }
smallTalk:
  - { id: hello, ask: { en: [hello] }, answer: Hello! Ask about the visit., next: [trade] }
`,
    ],
  ]),
);
