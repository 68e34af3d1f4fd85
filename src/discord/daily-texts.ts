import type { Language } from "../knowledge/text.ts";
import type { PermissionName } from "./daily-permissions.ts";

/** Every word of the daily quote that isn't knowledge. A language that lacks one doesn't compile. */
export interface DailyTexts {
  readonly postTitle: string;
  readonly source: string;
  readonly context: string;
  readonly ask: string;
  threadName(date: string): string;
  readonly askTitle: string;
  readonly askLabel: string;
  readonly askPlaceholder: string;
  readonly aboutQuote: string;
  readonly serversOnly: string;
  readonly storeAway: string;
  readonly notSet: string;
  readonly badTime: string;
  badZone(typed: string): string;
  readonly badDays: string;
  readonly noEveryone: string;
  readonly noThreadHere: string;
  readonly channelTypes: string;
  readonly notSaved: string;
  readonly discordBusy: string;
  saved(channel: string): string;
  readonly zoneGuessed: string;
  readonly when: string;
  readonly next: string;
  readonly role: string;
  readonly options: string;
  readonly withThread: string;
  readonly silently: string;
  readonly published: string;
  catchUp(hours: number): string;
  readonly pausedByYou: string;
  readonly going: string;
  readonly troubled: string;
  readonly latest: string;
  readonly nothingYet: string;
  readonly statusTitle: string;
  readonly upcomingTitle: string;
  readonly upcomingHelp: string;
  readonly pinned: string;
  readonly chooseQuote: string;
  readonly skip: string;
  readonly moveUp: string;
  readonly unpin: string;
  readonly pinTo: string;
  readonly noQuotes: string;
  readonly stale: string;
  posted(link: string): string;
  already(link: string): string;
  readonly inHand: string;
  readonly notNow: string;
  readonly paused: string;
  resumed(next: string): string;
  readonly off: string;
  readonly doctorTitle: string;
  readonly permissions: string;
  readonly allWell: string;
  clock(seconds: number): string;
  readonly clockWrong: string;
  readonly commands: string;
  readonly commandsFine: string;
  commandsDiffer(names: string): string;
  readonly memory: string;
  readonly memoryFine: string;
  knowledge(version: string, quotes: number): string;
  readonly recommended: string;
  readonly open: string;
  readonly sentOn: string;
  readonly missedOn: string;
  readonly notPublished: string;
  readonly noThreadOpened: string;
  readonly permission: Readonly<Record<PermissionName, { readonly name: string; readonly why: string }>>;
  readonly trouble: {
    lead(channel: string): string;
    missingAccess(channel: string): string;
    missingPermission(names: string): string;
    readonly channelGone: string;
    readonly guildGone: string;
    readonly wrongChannel: string;
    readonly autoMod: string;
    rejected(code: string): string;
    missed(because: string): string;
    readonly resumes: string;
    readonly tomorrow: string;
    readonly because: Readonly<Record<"away" | "outage" | "unclear" | "noQuotes" | "deleted", string>>;
  };
}

export const dailyTexts: Readonly<Record<Language, DailyTexts>> = {
  en: {
    postTitle: "Quote of the day",
    source: "Source",
    context: "Context",
    ask: "Ask about it",
    threadName: (date) => `Quote of the day, ${date}`,
    askTitle: "Ask about this quote",
    askLabel: "Your question",
    askPlaceholder: "When did he say that? What did he mean?",
    aboutQuote: "My sources don’t answer that. This is what they say about the quote:",
    serversOnly: "The daily quote is for servers.",
    storeAway:
      "I can’t reach my memory at the moment, so nothing was changed. Please try again in a few minutes.",
    notSet: "There is no daily quote here yet. Set one up with /daily set.",
    badTime: "I can’t read that time. Write it as 9:00, 21.30 or 9pm.",
    badZone: (typed) =>
      `I know no time zone “${typed}”. Start typing a city, such as Rome, and choose from the list.`,
    badDays: "I can’t read those days. Write them as Mon–Fri, or Mon, Wed, Fri.",
    noEveryone: "I don’t ping everyone. Choose another role.",
    noThreadHere: "A thread can only be opened below posts in a text or announcement channel.",
    channelTypes:
      "That channel takes no messages. Choose a text, announcement or voice channel, or a thread.",
    notSaved: "Nothing was saved, because I couldn’t post there:",
    discordBusy:
      "Discord doesn’t tell me at the moment whether I may post there. Please try again in a minute.",
    saved: (channel) => `The daily quote is set for ${channel}.`,
    zoneGuessed: "I assumed this time zone; the option `timezone` sets another.",
    when: "When",
    next: "Next",
    role: "Pings",
    options: "Also",
    withThread: "opens a thread below each post",
    silently: "sends without a notification",
    published: "publishes to the servers that follow the channel",
    catchUp: (hours) => `if I am late, I post up to ${hours} h later`,
    pausedByYou: "Paused. `/daily resume` goes on.",
    going: "All is well.",
    troubled: "Something stands in the way",
    latest: "Latest",
    nothingYet: "nothing yet",
    statusTitle: "The daily quote here",
    upcomingTitle: "The next seven quotes",
    upcomingHelp: "Choose a quote to skip it, move it up, or pin it to a date. Times are in your own zone.",
    pinned: "pinned",
    chooseQuote: "Choose a quote",
    skip: "Skip",
    moveUp: "Move up",
    unpin: "Unpin",
    pinTo: "Pin to a date",
    noQuotes: "My story has no quotes for daily posts.",
    stale: "That quote is not among the next ones any more. This is how it stands now.",
    posted: (link) => `Posted: ${link}`,
    already: (link) => `Today’s quote is out already: ${link}`,
    inHand: "Today’s quote is being sent.",
    notNow: "It could not be posted:",
    paused: "Paused. Nothing is posted until `/daily resume`.",
    resumed: (next) => `It goes on: ${next}. What fell into the pause is not made up for.`,
    off: "The daily quote is off, and its settings are deleted.",
    doctorTitle: "Check-up of the daily quote",
    permissions: "Permissions",
    allWell: "Nothing stands in the way.",
    clock: (seconds) => `My clock and Discord’s differ by ${seconds} s.`,
    clockWrong: "That is too much: posts may come at the wrong time. Tell whoever runs me.",
    commands: "Commands",
    commandsFine: "are as this version has them",
    commandsDiffer: (names) =>
      `differ from this version: ${names}. Whoever runs the bot can mend that with \`npm run register\`.`,
    memory: "Memory",
    memoryFine: "works",
    knowledge: (version, quotes) => `Knowledge ${version}, ${quotes} quotes`,
    recommended: "not necessary",
    open: "open",
    sentOn: "sent",
    missedOn: "missed",
    notPublished: "not published",
    noThreadOpened: "no thread opened",
    permission: {
      ViewChannel: { name: "View Channel", why: "to see the channel" },
      SendMessages: { name: "Send Messages", why: "to post" },
      SendMessagesInThreads: { name: "Send Messages in Threads", why: "to post in a thread" },
      EmbedLinks: { name: "Embed Links", why: "to show the quote with its source" },
      CreatePublicThreads: { name: "Create Public Threads", why: "to open a thread below the post" },
      MentionEveryone: {
        name: "Mention @everyone, @here, and All Roles",
        why: "to ping a role that is not open to everybody’s pings",
      },
      ManageThreads: { name: "Manage Threads", why: "because the thread is locked" },
      ReadMessageHistory: {
        name: "Read Message History",
        why: "to find out after a breakdown whether a post is there, instead of skipping it",
      },
    },
    trouble: {
      lead: (channel) => `The daily quote for ${channel}:`,
      missingAccess: (channel) => `I can’t see ${channel}. Give me the permission View Channel there.`,
      missingPermission: (names) => `I am missing permissions in the channel: ${names}.`,
      channelGone: "the channel was deleted. Choose another one with `/daily set`.",
      guildGone: "I am not in this server any more.",
      wrongChannel:
        "the channel takes no messages from me: it is locked, archived or of another kind. Choose another one with `/daily set`.",
      autoMod: "AutoMod, or Discord’s link filter, blocked the quote. Let AutoMod’s rule pass my messages.",
      rejected: (code) =>
        `Discord refused the message (code ${code}). Whoever runs me finds more in the log.`,
      missed: (because) => `a quote was missed: ${because}.`,
      resumes: "I post again by myself as soon as that is mended.",
      tomorrow: "I go on with the next quote at its usual time.",
      because: {
        away: "I was not running at its time",
        outage: "Discord could not be reached",
        unclear:
          "Discord never said whether it arrived, and I may not read the channel’s history; better none than two",
        noQuotes: "my story has no quotes for daily posts",
        deleted: "somebody deleted it",
      },
    },
  },
  it: {
    postTitle: "Citazione del giorno",
    source: "Fonte",
    context: "Contesto",
    ask: "Fai una domanda",
    threadName: (date) => `Citazione del giorno, ${date}`,
    askTitle: "Una domanda sulla citazione",
    askLabel: "La tua domanda",
    askPlaceholder: "Quando l’ha detto? Che cosa intendeva?",
    aboutQuote: "Le mie fonti non rispondono a questo. Ecco che cosa dicono della citazione:",
    serversOnly: "La citazione del giorno è per i server.",
    storeAway: "Ora non raggiungo la mia memoria, quindi non ho cambiato nulla. Riprova tra qualche minuto.",
    notSet: "Qui non c’è ancora una citazione del giorno. Impostala con /giornaliera imposta.",
    badTime: "Non riesco a leggere l’ora. Scrivila come 9:00, 21.30 o 9pm.",
    badZone: (typed) =>
      `Non conosco il fuso orario «${typed}». Scrivi una città, per esempio Rome, e scegli dall’elenco.`,
    badDays: "Non riesco a leggere i giorni. Scrivili come lun–ven, oppure lun, mer, ven.",
    noEveryone: "Non avviso tutti. Scegli un altro ruolo.",
    noThreadHere: "Un thread si può aprire solo sotto i messaggi di un canale testuale o di annunci.",
    channelTypes:
      "Quel canale non accetta messaggi. Scegli un canale testuale, di annunci o vocale, o un thread.",
    notSaved: "Non ho salvato nulla, perché lì non potrei pubblicare:",
    discordBusy: "Ora Discord non mi dice se posso pubblicare lì. Riprova tra un minuto.",
    saved: (channel) => `La citazione del giorno è impostata per ${channel}.`,
    zoneGuessed: "Ho supposto questo fuso orario; l’opzione `fuso` ne imposta un altro.",
    when: "Quando",
    next: "Prossima",
    role: "Avvisa",
    options: "Inoltre",
    withThread: "apre un thread sotto ogni messaggio",
    silently: "invia senza notifica",
    published: "pubblica nei server che seguono il canale",
    catchUp: (hours) => `se sono in ritardo, pubblico fino a ${hours} h dopo`,
    pausedByYou: "In pausa. `/giornaliera riprendi` la riavvia.",
    going: "Va tutto bene.",
    troubled: "C’è un ostacolo",
    latest: "Ultime",
    nothingYet: "ancora nulla",
    statusTitle: "La citazione del giorno qui",
    upcomingTitle: "Le prossime sette citazioni",
    upcomingHelp:
      "Scegli una citazione per saltarla, anticiparla o fissarla a una data. Gli orari sono nel tuo fuso.",
    pinned: "fissata",
    chooseQuote: "Scegli una citazione",
    skip: "Salta",
    moveUp: "Anticipa",
    unpin: "Libera",
    pinTo: "Fissa a una data",
    noQuotes: "La mia storia non ha citazioni per ogni giorno.",
    stale: "Quella citazione non è più tra le prossime. Ecco la situazione attuale.",
    posted: (link) => `Pubblicata: ${link}`,
    already: (link) => `La citazione di oggi è già uscita: ${link}`,
    inHand: "La citazione di oggi è in partenza.",
    notNow: "Non è stato possibile pubblicarla:",
    paused: "In pausa. Non pubblico nulla fino a `/giornaliera riprendi`.",
    resumed: (next) => `Si riparte: ${next}. Ciò che cadeva nella pausa non si recupera.`,
    off: "La citazione del giorno è disattivata e le impostazioni sono cancellate.",
    doctorTitle: "Controllo della citazione del giorno",
    permissions: "Permessi",
    allWell: "Non ci sono ostacoli.",
    clock: (seconds) => `Il mio orologio e quello di Discord differiscono di ${seconds} s.`,
    clockWrong: "È troppo: le citazioni possono uscire all’ora sbagliata. Avvisa chi mi gestisce.",
    commands: "Comandi",
    commandsFine: "sono quelli di questa versione",
    commandsDiffer: (names) =>
      `diversi da questa versione: ${names}. Chi gestisce il bot può rimediare con \`npm run register\`.`,
    memory: "Memoria",
    memoryFine: "funziona",
    knowledge: (version, quotes) => `Versione ${version}, ${quotes} citazioni`,
    recommended: "non necessario",
    open: "in corso",
    sentOn: "inviata",
    missedOn: "saltata",
    notPublished: "non pubblicata nei server che seguono",
    noThreadOpened: "thread non aperto",
    permission: {
      ViewChannel: { name: "Visualizza canale", why: "per vedere il canale" },
      SendMessages: { name: "Invia messaggi", why: "per pubblicare" },
      SendMessagesInThreads: { name: "Invia messaggi nei thread", why: "per pubblicare in un thread" },
      EmbedLinks: { name: "Incorpora link", why: "per mostrare la citazione con la fonte" },
      CreatePublicThreads: { name: "Crea thread pubblici", why: "per aprire un thread sotto il messaggio" },
      MentionEveryone: {
        name: "Menziona @everyone, @here e tutti i ruoli",
        why: "per avvisare un ruolo che non tutti possono menzionare",
      },
      ManageThreads: { name: "Gestisci thread", why: "perché il thread è bloccato" },
      ReadMessageHistory: {
        name: "Leggi la cronologia dei messaggi",
        why: "per sapere dopo un guasto se un messaggio c’è già, invece di saltarlo",
      },
    },
    trouble: {
      lead: (channel) => `La citazione del giorno per ${channel}:`,
      missingAccess: (channel) => `non vedo ${channel}. Dammi lì il permesso Visualizza canale.`,
      missingPermission: (names) => `mi mancano dei permessi nel canale: ${names}.`,
      channelGone: "il canale è stato eliminato. Scegline un altro con `/giornaliera imposta`.",
      guildGone: "non sono più in questo server.",
      wrongChannel:
        "il canale non accetta i miei messaggi: è bloccato, archiviato o di altro tipo. Scegline un altro con `/giornaliera imposta`.",
      autoMod:
        "AutoMod, o il filtro dei link di Discord, ha bloccato la citazione. Lascia passare i miei messaggi.",
      rejected: (code) =>
        `Discord ha rifiutato il messaggio (codice ${code}). Chi mi gestisce trova di più nel registro.`,
      missed: (because) => `una citazione è saltata: ${because}.`,
      resumes: "Riprendo da solo appena è risolto.",
      tomorrow: "Continuo con la prossima citazione alla solita ora.",
      because: {
        away: "a quell’ora non ero in funzione",
        outage: "Discord non era raggiungibile",
        unclear:
          "Discord non ha mai detto se è arrivata e non posso leggere la cronologia del canale; meglio nessuna che due",
        noQuotes: "la mia storia non ha citazioni per ogni giorno",
        deleted: "qualcuno l’ha cancellata",
      },
    },
  },
  ru: {
    postTitle: "Цитата дня",
    source: "Источник",
    context: "Контекст",
    ask: "Спросить о ней",
    threadName: (date) => `Цитата дня, ${date}`,
    askTitle: "Вопрос о цитате",
    askLabel: "Ваш вопрос",
    askPlaceholder: "Когда это было сказано? Что имелось в виду?",
    aboutQuote: "В моих источниках ответа на это нет. Вот что они говорят о цитате:",
    serversOnly: "Цитата дня предназначена для серверов.",
    storeAway: "Сейчас моя память недоступна, и ничего не изменено. Попробуйте через несколько минут.",
    notSet: "Здесь ещё нет цитаты дня. Её настраивает /ежедневно настроить.",
    badTime: "Не могу прочитать время. Напишите 9:00, 21.30 или 9pm.",
    badZone: (typed) =>
      `Я не знаю часового пояса «${typed}». Начните вводить город, например Moscow, и выберите из списка.`,
    badDays: "Не могу прочитать дни. Напишите пн–пт или пн, ср, пт.",
    noEveryone: "Я не зову всех сразу. Выберите другую роль.",
    noThreadHere: "Ветку можно открыть только под сообщениями текстового канала или канала объявлений.",
    channelTypes:
      "Этот канал не принимает сообщений. Выберите текстовый канал, канал объявлений, голосовой канал или ветку.",
    notSaved: "Ничего не сохранено, потому что я не смогу там писать:",
    discordBusy: "Discord сейчас не отвечает, можно ли мне там писать. Попробуйте через минуту.",
    saved: (channel) => `Цитата дня настроена для ${channel}.`,
    zoneGuessed: "Этот часовой пояс я предположил; другой задаёт параметр `пояс`.",
    when: "Когда",
    next: "Следующая",
    role: "Упоминает",
    options: "Также",
    withThread: "открывает ветку под каждым сообщением",
    silently: "отправляет без уведомления",
    published: "публикует на серверах, которые подписаны на канал",
    catchUp: (hours) => `если опоздаю, напишу не позже чем через ${hours} ч`,
    pausedByYou: "Приостановлено. Продолжить: `/ежедневно продолжить`.",
    going: "Всё в порядке.",
    troubled: "Есть препятствие",
    latest: "Последние",
    nothingYet: "пока ничего",
    statusTitle: "Цитата дня на этом сервере",
    upcomingTitle: "Следующие семь цитат",
    upcomingHelp:
      "Выберите цитату, чтобы пропустить её, поднять выше или закрепить за датой. Время указано в вашем поясе.",
    pinned: "закреплена",
    chooseQuote: "Выберите цитату",
    skip: "Пропустить",
    moveUp: "Поднять",
    unpin: "Открепить",
    pinTo: "Закрепить за датой",
    noQuotes: "В моей истории нет цитат для ежедневной публикации.",
    stale: "Этой цитаты уже нет среди следующих. Вот как обстоят дела сейчас.",
    posted: (link) => `Опубликовано: ${link}`,
    already: (link) => `Сегодняшняя цитата уже вышла: ${link}`,
    inHand: "Сегодняшняя цитата как раз отправляется.",
    notNow: "Опубликовать не удалось:",
    paused: "Приостановлено. До `/ежедневно продолжить` ничего не публикуется.",
    resumed: (next) => `Продолжаем: ${next}. Пропущенное за время паузы не навёрстывается.`,
    off: "Цитата дня выключена, её настройки удалены.",
    doctorTitle: "Проверка цитаты дня",
    permissions: "Права",
    allWell: "Препятствий нет.",
    clock: (seconds) => `Мои часы и часы Discord расходятся на ${seconds} с.`,
    clockWrong: "Это слишком много: цитаты могут выходить не вовремя. Сообщите тому, кто меня запускает.",
    commands: "Команды",
    commandsFine: "такие же, как в этой версии",
    commandsDiffer: (names) =>
      `отличаются от этой версии: ${names}. Исправить это может тот, у кого запущен бот: \`npm run register\`.`,
    memory: "Память",
    memoryFine: "работает",
    knowledge: (version, quotes) => `Версия знаний ${version}, цитат: ${quotes}`,
    recommended: "не обязательно",
    open: "отправляется",
    sentOn: "отправлена",
    missedOn: "пропущена",
    notPublished: "не разослана подписчикам",
    noThreadOpened: "ветка не открыта",
    permission: {
      ViewChannel: { name: "Просмотр канала", why: "чтобы видеть канал" },
      SendMessages: { name: "Отправка сообщений", why: "чтобы писать" },
      SendMessagesInThreads: { name: "Отправка сообщений в ветках", why: "чтобы писать в ветке" },
      EmbedLinks: { name: "Встраивание ссылок", why: "чтобы показать цитату с источником" },
      CreatePublicThreads: { name: "Создание публичных веток", why: "чтобы открыть ветку под сообщением" },
      MentionEveryone: {
        name: "Упоминание @everyone, @here и всех ролей",
        why: "чтобы упомянуть роль, которую могут упоминать не все",
      },
      ManageThreads: { name: "Управление ветками", why: "потому что ветка закрыта" },
      ReadMessageHistory: {
        name: "Чтение истории сообщений",
        why: "чтобы после сбоя узнать, вышло ли сообщение, а не пропускать его",
      },
    },
    trouble: {
      lead: (channel) => `Цитата дня для ${channel}:`,
      missingAccess: (channel) => `я не вижу ${channel}. Дайте мне там право «Просмотр канала».`,
      missingPermission: (names) => `мне не хватает прав в канале: ${names}.`,
      channelGone: "канал удалён. Выберите другой: `/ежедневно настроить`.",
      guildGone: "меня больше нет на этом сервере.",
      wrongChannel:
        "канал не принимает моих сообщений: он закрыт, в архиве или другого типа. Выберите другой: `/ежедневно настроить`.",
      autoMod:
        "AutoMod или фильтр ссылок Discord не пропустил цитату. Разрешите мои сообщения в правиле AutoMod.",
      rejected: (code) =>
        `Discord отклонил сообщение (код ${code}). Подробности есть в журнале у того, кто меня запускает.`,
      missed: (because) => `цитата пропущена: ${because}.`,
      resumes: "Как только это исправят, я продолжу сам.",
      tomorrow: "Следующая цитата выйдет в обычное время.",
      because: {
        away: "в это время я не работал",
        outage: "Discord был недоступен",
        unclear:
          "Discord так и не сказал, дошла ли она, а читать историю канала мне нельзя; лучше ни одной, чем две",
        noQuotes: "в моей истории нет цитат для ежедневной публикации",
        deleted: "её кто-то удалил",
      },
    },
  },
};
