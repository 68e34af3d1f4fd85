import type { Language } from "../knowledge/text.ts";

/** Every word of the interface that isn't knowledge. A language that lacks one doesn't compile. */
export interface Texts {
  readonly figures: string;
  readonly dates: string;
  readonly notes: string;
  readonly sources: string;
  more(count: number): string;
  page(page: number, pages: number): string;
  readonly evidence: string;
  evidenceTitle(question: string): string;
  readonly remove: string;
  readonly notYours: string;
  readonly post: string;
  askedBy(user: string): string;
  readonly back: string;
  readonly forward: string;
  readonly another: string;
  /** The language's own name, on the button that switches to it. */
  readonly ownName: string;
  readonly gone: string;
  readonly nothingFound: string;
  readonly nobodyFound: string;
  readonly factsTitle: string;
  readonly quotesTitle: string;
  readonly timelineTitle: string;
  readonly sourcesTitle: string;
  about(title: string, topic: string): string;
  readonly reliability: Readonly<Record<"A" | "B" | "C", string>>;
  readonly undated: string;
  readonly inferred: string;
  readonly onlyPart: string;
  readonly usedFor: string;
  readonly licence: string;
  readonly cites: string;
  readonly open: string;
  readonly help: {
    readonly what: string;
    readonly howTitle: string;
    readonly how: string;
    readonly firstTitle: string;
    readonly privacyTitle: string;
    readonly privacy: string;
    version(version: string, questions: number, sources: number): string;
  };
}

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    figures: "Figures",
    dates: "Dates",
    notes: "Where sources differ",
    sources: "Sources",
    more: (count) => `… and ${count} more`,
    page: (page, pages) => `Page ${page} of ${pages}`,
    evidence: "Where is this from?",
    evidenceTitle: (question) => `Where this comes from: ${question}`,
    remove: "Remove",
    notYours: "Only the person who asked, or a moderator, can remove this.",
    post: "Post here",
    askedBy: (user) => `Asked by ${user}`,
    back: "Back",
    forward: "More",
    another: "Another one",
    ownName: "English",
    gone: "That entry isn’t in my story any more. Ask again with /ask.",
    nothingFound: "I found nothing about that in my sources. Here is what people ask first:",
    nobodyFound: "I know nobody and nothing of that name. Here is what people ask first:",
    factsTitle: "In numbers",
    quotesTitle: "In their words",
    timelineTitle: "Timeline",
    sourcesTitle: "Sources",
    about: (title, topic) => `${title}: ${topic}`,
    reliability: {
      A: "primary source, institution or major agency",
      B: "established newspaper or broadcaster",
      C: "state-owned, partisan or reposted",
    },
    undated: "no date printed",
    inferred: "date inferred",
    onlyPart: "only the beginning of the page was read",
    usedFor: "Used for",
    licence: "Licence",
    cites: "What rests on it",
    open: "Open the page",
    help: {
      what: "Ask me about this story. Every line I say was written and checked by a person, and comes with its source; where sources disagree, I show who says what. What the sources don’t say, I don’t guess.",
      howTitle: "How to ask",
      how: [
        "**/ask** a question in your own words; typing mistakes are fine",
        "**/fact** a number, with its unit, date and source",
        "**/quote** somebody’s exact words; leave it empty for a surprise",
        "**/who** somebody or something",
        "**/timeline** what happened when",
        "**/sources** where all of it comes from",
        "**/daily** a quote every day in a channel, for those who manage the server",
        "Right-click a message → Apps → **Check against the story**: what the sources make of what it says",
        "Or mention me, or write to me directly. Add **private** to keep a reply to yourself.",
      ].join("\n"),
      firstTitle: "Good first questions are on the buttons below.",
      privacyTitle: "Privacy",
      privacy: "I read only what is addressed to me, and keep neither names nor messages.",
      version: (version, questions, sources) =>
        `Knowledge ${version}: ${questions} entries from ${sources} sources`,
    },
  },
  it: {
    figures: "Cifre",
    dates: "Date",
    notes: "Dove le fonti divergono",
    sources: "Fonti",
    more: (count) => (count === 1 ? "… e un altro elemento" : `… e altri ${count} elementi`),
    page: (page, pages) => `Pagina ${page} di ${pages}`,
    evidence: "Da dove viene?",
    evidenceTitle: (question) => `Da dove viene: ${question}`,
    remove: "Rimuovi",
    notYours: "Può rimuoverlo solo chi ha fatto la domanda o un moderatore.",
    post: "Pubblica qui",
    askedBy: (user) => `Chiesto da ${user}`,
    back: "Indietro",
    forward: "Avanti",
    another: "Un’altra",
    ownName: "Italiano",
    gone: "Questa voce non fa più parte della storia. Chiedi di nuovo con /chiedi.",
    nothingFound: "Nelle mie fonti non ho trovato nulla su questo. Ecco le prime domande di molti:",
    nobodyFound: "Non conosco niente e nessuno con questo nome. Ecco le prime domande di molti:",
    factsTitle: "In numeri",
    quotesTitle: "Parole loro",
    timelineTitle: "Cronologia",
    sourcesTitle: "Fonti",
    about: (title, topic) => `${title}: ${topic}`,
    reliability: {
      A: "fonte primaria, istituzione o grande agenzia",
      B: "giornale o emittente affermata",
      C: "statale, di parte o ripubblicata",
    },
    undated: "senza data stampata",
    inferred: "data dedotta",
    onlyPart: "è stato letto solo l’inizio della pagina",
    usedFor: "Usata per",
    licence: "Licenza",
    cites: "Che cosa si basa su di essa",
    open: "Apri la pagina",
    help: {
      what: "Chiedimi di questa storia. Ogni riga è stata scritta e controllata da una persona e ha la sua fonte; dove le fonti divergono, mostro chi dice che cosa. Quello che le fonti non dicono, non lo invento.",
      howTitle: "Come chiedere",
      how: [
        "**/chiedi** una domanda con parole tue; gli errori di battitura non contano",
        "**/cifra** un numero, con unità, data e fonte",
        "**/citazione** le parole esatte di qualcuno; lasciala vuota per una sorpresa",
        "**/chi** una persona o una cosa",
        "**/cronologia** che cosa è successo e quando",
        "**/fonti** da dove viene tutto",
        "**/giornaliera** una citazione al giorno in un canale, per chi gestisce il server",
        "Clic destro su un messaggio → App → **Confronta con la storia**: che cosa ne dicono le fonti",
        "Oppure menzionami o scrivimi in privato. Con **privato** la risposta la vedi solo tu.",
      ].join("\n"),
      firstTitle: "Sui pulsanti qui sotto ci sono buone prime domande.",
      privacyTitle: "Riservatezza",
      privacy: "Leggo solo ciò che è rivolto a me e non conservo né nomi né messaggi.",
      version: (version, questions, sources) => `Versione ${version}: ${questions} voci da ${sources} fonti`,
    },
  },
  ru: {
    figures: "Цифры",
    dates: "Даты",
    notes: "Где источники расходятся",
    sources: "Источники",
    more: (count) => `… и ещё ${count}`,
    page: (page, pages) => `Страница ${page} из ${pages}`,
    evidence: "Откуда это известно?",
    evidenceTitle: (question) => `Откуда это известно: ${question}`,
    remove: "Убрать",
    notYours: "Убрать это может только тот, кто спросил, или модератор.",
    post: "Показать всем",
    askedBy: (user) => `Вопрос задал(а) ${user}`,
    back: "Назад",
    forward: "Дальше",
    another: "Ещё одна",
    ownName: "Русский",
    gone: "Этой записи больше нет. Спросите ещё раз через /спросить.",
    nothingFound: "В моих источниках об этом ничего нет. С чего обычно начинают:",
    nobodyFound: "Я не знаю никого и ничего с таким именем. С чего обычно начинают:",
    factsTitle: "В числах",
    quotesTitle: "Их слова",
    timelineTitle: "Хронология",
    sourcesTitle: "Источники",
    about: (title, topic) => `${title}: ${topic}`,
    reliability: {
      A: "первоисточник, ведомство или крупное агентство",
      B: "известная газета или телеканал",
      C: "государственный, партийный или перепечатанный материал",
    },
    undated: "дата не указана",
    inferred: "дата установлена по смыслу",
    onlyPart: "прочитано только начало страницы",
    usedFor: "Для чего используется",
    licence: "Лицензия",
    cites: "Что на нём основано",
    open: "Открыть страницу",
    help: {
      what: "Спросите меня об этой истории. Каждую строку написал и проверил человек, и у каждой есть источник; где источники расходятся, я показываю, кто что говорит. Чего в источниках нет, я не придумываю.",
      howTitle: "Как спрашивать",
      how: [
        "**/спросить** вопрос своими словами; опечатки не страшны",
        "**/цифра** число с единицей, датой и источником",
        "**/цитата** чьи-то точные слова; пустой запрос даст случайную",
        "**/кто** человек или понятие",
        "**/хронология** что и когда произошло",
        "**/источники** откуда всё это известно",
        "**/ежедневно** цитата каждый день в канале: для тех, кто управляет сервером",
        "Правый клик по сообщению → Приложения → **Сверить с историей**: что об этом говорят источники",
        "Можно упомянуть меня или написать мне лично. С **лично** ответ увидите только вы.",
      ].join("\n"),
      firstTitle: "Хорошие первые вопросы – на кнопках ниже.",
      privacyTitle: "Конфиденциальность",
      privacy: "Я читаю только то, что обращено ко мне, и не храню ни имён, ни сообщений.",
      version: (version, questions, sources) =>
        `Версия ${version}: записей ${questions}, источников ${sources}`,
    },
  },
};
