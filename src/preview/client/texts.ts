export const languages = ["en", "it", "ru"] as const;
export type Language = (typeof languages)[number];

/** Every word of the page itself. A language that lacks one doesn't compile. */
export interface Texts {
  readonly channel: string;
  readonly app: string;
  readonly today: string;
  readonly placeholder: string;
  readonly send: string;
  readonly commands: string;
  readonly suggestions: string;
  readonly suggestionCount: (count: number) => string;
  readonly optional: (count: number) => string;
  readonly required: string;
  readonly cancelCommand: string;
  readonly removeOption: string;
  readonly choose: string;
  readonly yes: string;
  readonly no: string;
  readonly used: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly thinking: string;
  readonly failed: string;
  readonly apps: string;
  readonly moreActions: string;
  readonly showPayload: string;
  readonly payload: string;
  readonly payloadHint: string;
  readonly noPayload: string;
  readonly sentByPage: string;
  readonly answeredByBot: string;
  readonly close: string;
  readonly menu: string;
  readonly settings: string;
  readonly language: string;
  readonly theme: string;
  readonly light: string;
  readonly dark: string;
  readonly system: string;
  readonly welcome: (channel: string) => string;
  readonly local: string;
  readonly connect: string;
  readonly connectSteps: readonly [string, string, string];
  readonly mistake: string;
  readonly repaired: (entries: number) => string;
  readonly notMentioned: string;
  readonly askBot: string;
  readonly submit: string;
  readonly cancel: string;
  readonly rumourBy: (rumour: string) => string;
}

export const texts: Readonly<Record<Language, Texts>> = {
  en: {
    channel: "the-story",
    app: "APP",
    today: "Today at",
    placeholder: "Message #the-story, or type /",
    send: "Send",
    commands: "Commands",
    suggestions: "Suggestions",
    suggestionCount: (count) => (count === 1 ? "1 suggestion" : `${count} suggestions`),
    optional: (count) => `+${count} optional`,
    required: "This option is required.",
    cancelCommand: "Leave the command",
    removeOption: "Remove this option",
    choose: "Choose",
    yes: "True",
    no: "False",
    used: "used",
    onlyYou: "Only you can see this",
    dismiss: "Dismiss message",
    thinking: "is thinking…",
    failed: "The bot can’t be reached. Is npm start still running?",
    apps: "Apps",
    moreActions: "More actions",
    showPayload: "Show payload",
    payload: "Payload",
    payloadHint: "What Discord would send, and what the bot answers.",
    noPayload: "Nothing travelled for this message.",
    sentByPage: "Interaction",
    answeredByBot: "Response",
    close: "Close",
    menu: "Menu",
    settings: "Settings",
    language: "Language",
    theme: "Theme",
    light: "Light",
    dark: "Dark",
    system: "System",
    welcome: (channel) => `Welcome to #${channel}`,
    local: "Local preview: nothing leaves this machine.",
    connect: "Connect a real bot",
    connectSteps: [
      "Create an application at discord.com/developers/applications, and copy its bot token.",
      "Put DISCORD_TOKEN=… into the file .env, beside package.json.",
      "Run npm start again, and invite the bot with the scopes bot and applications.commands.",
    ],
    mistake: "The knowledge has a mistake. What was loaded last goes on answering.",
    repaired: (entries) => `Knowledge loaded: ${entries} entries.`,
    notMentioned: "On Discord the bot reads only messages that mention it.",
    askBot: "Ask Olive Branch",
    submit: "Submit",
    cancel: "Cancel",
    rumourBy: (rumour) => `${rumour} Is that right?`,
  },
  it: {
    channel: "la-storia",
    app: "APP",
    today: "Oggi alle",
    placeholder: "Scrivi in #la-storia, o digita /",
    send: "Invia",
    commands: "Comandi",
    suggestions: "Suggerimenti",
    suggestionCount: (count) => (count === 1 ? "1 suggerimento" : `${count} suggerimenti`),
    optional: (count) => `+${count} facoltativ${count === 1 ? "a" : "e"}`,
    required: "Questa opzione è obbligatoria.",
    cancelCommand: "Lascia il comando",
    removeOption: "Togli questa opzione",
    choose: "Scegli",
    yes: "Vero",
    no: "Falso",
    used: "ha usato",
    onlyYou: "Solo tu puoi vedere questo messaggio",
    dismiss: "Ignora messaggio",
    thinking: "sta pensando…",
    failed: "Il bot non risponde. npm start è ancora in esecuzione?",
    apps: "App",
    moreActions: "Altre azioni",
    showPayload: "Mostra il payload",
    payload: "Payload",
    payloadHint: "Che cosa invierebbe Discord e che cosa risponde il bot.",
    noPayload: "Per questo messaggio non è passato nulla.",
    sentByPage: "Interazione",
    answeredByBot: "Risposta",
    close: "Chiudi",
    menu: "Menu",
    settings: "Impostazioni",
    language: "Lingua",
    theme: "Tema",
    light: "Chiaro",
    dark: "Scuro",
    system: "Sistema",
    welcome: (channel) => `Ti diamo il benvenuto in #${channel}`,
    local: "Anteprima locale: nulla lascia questo computer.",
    connect: "Collega un vero bot",
    connectSteps: [
      "Crea un’applicazione su discord.com/developers/applications e copia il token del bot.",
      "Scrivi DISCORD_TOKEN=… nel file .env, accanto a package.json.",
      "Esegui di nuovo npm start e invita il bot con gli scope bot e applications.commands.",
    ],
    mistake: "La conoscenza contiene un errore. Continua a rispondere l’ultima versione caricata.",
    repaired: (entries) => `Conoscenza caricata: ${entries} voci.`,
    notMentioned: "Su Discord il bot legge solo i messaggi che lo menzionano.",
    askBot: "Chiedi a Olive Branch",
    submit: "Invia",
    cancel: "Annulla",
    rumourBy: (rumour) => `${rumour} È vero?`,
  },
  ru: {
    channel: "история",
    app: "ПРИЛОЖЕНИЕ",
    today: "Сегодня в",
    placeholder: "Напишите в #история или введите /",
    send: "Отправить",
    commands: "Команды",
    suggestions: "Подсказки",
    suggestionCount: (count) => `Подсказок: ${count}`,
    optional: (count) => `ещё ${count}`,
    required: "Это обязательный параметр.",
    cancelCommand: "Выйти из команды",
    removeOption: "Убрать этот параметр",
    choose: "Выберите",
    yes: "Да",
    no: "Нет",
    used: "использует",
    onlyYou: "Это видно только вам",
    dismiss: "Скрыть сообщение",
    thinking: "думает…",
    failed: "Бот не отвечает. Работает ли ещё npm start?",
    apps: "Приложения",
    moreActions: "Ещё действия",
    showPayload: "Показать данные",
    payload: "Данные",
    payloadHint: "Что прислал бы Discord и что отвечает бот.",
    noPayload: "Для этого сообщения ничего не передавалось.",
    sentByPage: "Взаимодействие",
    answeredByBot: "Ответ",
    close: "Закрыть",
    menu: "Меню",
    settings: "Настройки",
    language: "Язык",
    theme: "Тема",
    light: "Светлая",
    dark: "Тёмная",
    system: "Системная",
    welcome: (channel) => `Добро пожаловать в #${channel}`,
    local: "Локальный просмотр: ничто не покидает этот компьютер.",
    connect: "Подключить настоящего бота",
    connectSteps: [
      "Создайте приложение на discord.com/developers/applications и скопируйте токен бота.",
      "Впишите DISCORD_TOKEN=… в файл .env рядом с package.json.",
      "Запустите npm start ещё раз и пригласите бота с правами bot и applications.commands.",
    ],
    mistake: "В базе знаний ошибка. Отвечает последняя загруженная версия.",
    repaired: (entries) => `База знаний загружена, записей: ${entries}.`,
    notMentioned: "В Discord бот читает только сообщения, в которых его упоминают.",
    askBot: "Спросить Olive Branch",
    submit: "Отправить",
    cancel: "Отмена",
    rumourBy: (rumour) => `${rumour} Это правда?`,
  },
};
