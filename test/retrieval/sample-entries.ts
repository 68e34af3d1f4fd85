import type { Words } from "../../src/knowledge/schema.ts";
import type { IndexEntry } from "../../src/retrieval/search-index.ts";

/** A small town's library: enough entries to rank, none of them the shipped story. */
export const sampleEntries: readonly IndexEntry[] = [
  entry("opening-hours", {
    en: [
      "when does the library open",
      "opening hours on Saturday",
      "until what time are you open",
      "closing time today",
    ],
    it: ["a che ora apre la biblioteca", "orari di apertura il sabato", "quando chiude oggi"],
    ru: ["когда открывается библиотека", "часы работы в субботу", "до скольки вы открыты"],
  }),
  entry("borrowing-limit", {
    en: [
      "how many books can I borrow",
      "borrowing limit",
      "number of books allowed at once",
      "may I take ten books",
    ],
    it: ["quanti libri posso prendere in prestito", "limite di prestito", "numero di libri alla volta"],
    ru: ["сколько книг можно взять", "лимит книг на руки"],
  }),
  entry("late-fee", {
    en: [
      "what is the fine for a late book",
      "how much do I pay for overdue books",
      "late fee",
      "penalty for bringing it back late",
    ],
    it: ["quanto è la multa per un libro in ritardo", "penale per la restituzione tardiva"],
    ru: ["какой штраф за просрочку книги", "сколько платить за опоздание"],
  }),
  entry("renewal", {
    en: ["how do I renew a book", "extend my loan", "keep a book longer", "renew online"],
    it: ["come rinnovo un libro", "prolungare il prestito"],
    ru: ["как продлить книгу", "продление срока"],
  }),
  entry("founder", {
    en: [
      "who founded the library",
      "who is Marta Bianchi",
      "founder of the library",
      "when did Bianchi start it",
    ],
    it: ["chi ha fondato la biblioteca", "chi è Marta Bianchi"],
    ru: ["кто основал библиотеку", "кто такая Марта Бьянки"],
  }),
  entry("children-corner", {
    en: [
      "is there a corner for children",
      "story time for kids",
      "books for toddlers",
      "children's reading room",
    ],
    it: ["c'è un angolo per bambini", "letture per i più piccoli"],
    ru: ["есть ли детский уголок", "чтения для детей"],
  }),
  entry("wifi", {
    en: ["is there wifi", "internet password", "how do I get online here", "wireless network"],
    it: ["c'è il wifi", "password di internet"],
    ru: ["есть ли вайфай", "пароль от интернета"],
  }),
  entry("printing", {
    en: [
      "can I print a document",
      "price of a printed page",
      "photocopies and printing",
      "where is the printer",
    ],
    it: ["posso stampare un documento", "quanto costa una fotocopia"],
    ru: ["можно ли распечатать документ", "сколько стоит копия страницы"],
  }),
  entry("flood-1994", {
    en: [
      "what happened in the flood of 1994",
      "flood",
      "how many books were lost to the water",
      "damage by the river",
    ],
    it: ["cosa successe nell'alluvione del 1994", "quanti libri persi nell'acqua"],
    ru: ["что случилось при наводнении 1994 года", "сколько книг погибло в воде"],
  }),
  entry("thanks", {
    en: ["thanks", "thanks a lot", "thank you so much"],
    it: ["grazie", "grazie mille"],
    ru: ["спасибо", "спасибо большое"],
  }),
];

export const sampleWords: Words = {
  synonyms: { en: [["fine", "penalty", "monetary sanction"]], ru: [["книга", "том"]] },
  names: [
    ["Bianchi", "Бьянки", "Marta Bianchi"],
    ["Di Luca", "DiLuca"],
  ],
  wrappers: { en: ["hey bot", "quick one", "please", "thanks"], it: ["ciao bot"] },
  fillers: { en: ["even", "actually"], it: ["davvero"] },
  generic: { en: ["reckon"] },
  strangers: ["Marconi", "Santa Claus", "portiere"],
  everyday: ["wife"],
  metonyms: [["river", "Arno"]],
};

function entry(id: string, phrasings: Readonly<Record<"en" | "it" | "ru", readonly string[]>>): IndexEntry {
  const { en, it, ru } = phrasings;
  return {
    id,
    phrasings: [
      ...en.map((text) => ({ text, language: "en" as const })),
      ...it.map((text) => ({ text, language: "it" as const })),
      ...ru.map((text) => ({ text, language: "ru" as const })),
    ],
    knows:
      id === "flood-1994"
        ? [{ text: "The river carried off 1,200 volumes. The mayor was Rossi.", language: "en" }]
        : [],
  };
}
