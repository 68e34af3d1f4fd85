import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";
import type { Desk } from "../../answering/desk.ts";
import { suggestZones, zoneOfLocale } from "../../daily/time-zones.ts";
import { StoreError } from "../../store/store-error.ts";
import type { CommandCall, Reply, SlashCommand } from "../command.ts";
import { doctor } from "../daily-doctor.ts";
import { now, off, pause, resume } from "../daily-manage.ts";
import type { DailyParts } from "../daily-parts.ts";
import { postableTypes } from "../daily-permissions.ts";
import { notice } from "../daily-replies.ts";
import { setDaily } from "../daily-set.ts";
import { status } from "../daily-status.ts";
import { dailyTexts } from "../daily-texts.ts";
import { showUpcoming } from "../daily-upcoming.ts";
import { described, named } from "../localize.ts";

/** The quote of the day, as those who manage a server set it up and look after it. Every reply is private. */
export function buildDaily(parts: DailyParts): SlashCommand {
  return {
    definition: dailyDefinition,
    private: true,
    run: (call, desk) => runDaily(call, parts, desk),
    complete: ({ focused, channelLocale }) =>
      suggestZones(focused.typed, [
        zoneOfLocale(channelLocale),
        "Europe/Rome",
        "Europe/Moscow",
        "Europe/London",
      ]).map((zone) => ({ id: zone, label: zone.replaceAll("_", " ") })),
  };
}

export type GuildCall = CommandCall & { readonly guildId: string };

const runs: Readonly<Record<string, (call: GuildCall, parts: DailyParts, desk: Desk) => Promise<Reply>>> = {
  set: setDaily,
  status,
  upcoming: showUpcoming,
  now,
  pause,
  resume,
  off,
  doctor,
};

async function runDaily(call: CommandCall, parts: DailyParts, desk: Desk): Promise<Reply> {
  const { guildId } = call;
  const says = dailyTexts[call.locale];
  const run = runs[call.subcommand ?? ""];
  if (guildId === null || !run) return notice(says.serversOnly, "refused");
  try {
    return await run({ ...call, guildId }, parts, desk);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    parts.log.warn({ guild: guildId }, error.message);
    return notice(says.storeAway, "store-away");
  }
}

type Subcommands = NonNullable<RESTPostAPIChatInputApplicationCommandsJSONBody["options"]>;

const options: Subcommands = [
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "set", it: "imposta", ru: "настроить" }),
    ...described({
      en: "Post a quote every day at your local time",
      it: "Pubblica una citazione ogni giorno all’ora locale",
      ru: "Публиковать цитату каждый день по местному времени",
    }),
    options: [
      {
        type: ApplicationCommandOptionType.Channel,
        ...named({ en: "channel", it: "canale", ru: "канал" }),
        ...described({ en: "Where to post", it: "Dove pubblicare", ru: "Где публиковать" }),
        channel_types: [...postableTypes],
        required: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "time", it: "ora", ru: "время" }),
        ...described({ en: "9:00, 21.30 or 9pm", it: "9:00, 21.30 o 9pm", ru: "9:00, 21.30 или 9pm" }),
        max_length: 20,
        required: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "timezone", it: "fuso", ru: "пояс" }),
        ...described({
          en: "Whose local time; start typing a city",
          it: "Ora locale di dove; scrivi una città",
          ru: "По времени какого места; начните вводить город",
        }),
        max_length: 100,
        autocomplete: true,
      },
      {
        type: ApplicationCommandOptionType.String,
        ...named({ en: "weekdays", it: "giorni", ru: "дни" }),
        ...described({
          en: "Mon–Fri, or Mon, Wed, Fri; every day if left out",
          it: "lun–ven, oppure lun, mer, ven; vuoto: ogni giorno",
          ru: "пн–пт или пн, ср, пт; по умолчанию каждый день",
        }),
        max_length: 100,
      },
      {
        type: ApplicationCommandOptionType.Role,
        ...named({ en: "role", it: "ruolo", ru: "роль" }),
        ...described({ en: "A role to ping", it: "Un ruolo da avvisare", ru: "Роль, которую упомянуть" }),
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...named({ en: "thread", it: "thread", ru: "ветка" }),
        ...described({
          en: "Open a thread below each post",
          it: "Apri un thread sotto ogni messaggio",
          ru: "Открывать ветку под каждым сообщением",
        }),
      },
      {
        type: ApplicationCommandOptionType.Boolean,
        ...named({ en: "silent", it: "silenzioso", ru: "тихо" }),
        ...described({
          en: "Send without a notification",
          it: "Invia senza notifica",
          ru: "Отправлять без уведомления",
        }),
      },
      {
        type: ApplicationCommandOptionType.Integer,
        ...named({ en: "catch-up", it: "recupero", ru: "опоздание" }),
        ...described({
          en: "For how many hours a late post is still welcome (6 if left out)",
          it: "Per quante ore va bene un ritardo (vuoto: 6)",
          ru: "Сколько часов ещё можно опоздать (по умолчанию 6)",
        }),
        min_value: 1,
        max_value: 23,
      },
    ],
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "status", it: "stato", ru: "состояние" }),
    ...described({
      en: "How the daily quote is set up, and how it goes",
      it: "Com’è impostata la citazione del giorno e come va",
      ru: "Как настроена цитата дня и всё ли в порядке",
    }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "upcoming", it: "prossime", ru: "следующие" }),
    ...described({
      en: "The next seven quotes: skip, move up, pin to a date",
      it: "Le prossime sette citazioni: salta, anticipa, fissa",
      ru: "Следующие семь цитат: пропустить, поднять, закрепить",
    }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "now", it: "adesso", ru: "сейчас" }),
    ...described({
      en: "Post today’s quote at once",
      it: "Pubblica subito la citazione di oggi",
      ru: "Опубликовать сегодняшнюю цитату сразу",
    }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "pause", it: "pausa", ru: "пауза" }),
    ...described({
      en: "Post nothing for a while",
      it: "Sospendi per un po’",
      ru: "Пока ничего не публиковать",
    }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "resume", it: "riprendi", ru: "продолжить" }),
    ...described({ en: "Go on after a pause", it: "Riprendi dopo una pausa", ru: "Продолжить после паузы" }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "off", it: "disattiva", ru: "выключить" }),
    ...described({
      en: "No daily quote any more; delete the settings",
      it: "Niente più citazione del giorno; cancella le impostazioni",
      ru: "Больше никаких цитат дня; удалить настройки",
    }),
  },
  {
    type: ApplicationCommandOptionType.Subcommand,
    ...named({ en: "doctor", it: "controllo", ru: "проверка" }),
    ...described({
      en: "Check permission by permission whether posting works",
      it: "Controlla permesso per permesso se si può pubblicare",
      ru: "Проверить право за правом, можно ли публиковать",
    }),
  },
];

export const dailyDefinition: SlashCommand["definition"] = {
  type: ApplicationCommandType.ChatInput,
  ...named({ en: "daily", it: "giornaliera", ru: "ежедневно" }),
  ...described({
    en: "The quote of the day in this server",
    it: "La citazione del giorno in questo server",
    ru: "Цитата дня на этом сервере",
  }),
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  options,
};
