import {
  type APIApplicationCommandBooleanOption,
  ApplicationCommandOptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from "discord.js";
import type { Language } from "../../knowledge/text.ts";
import type { Call, CommandCall } from "../command.ts";
import { described, named } from "../localize.ts";

/** Installed by a server or by a user, and used in servers, with the bot, and in other direct messages. */
export const everywhere = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

export const privateOption: APIApplicationCommandBooleanOption = {
  type: ApplicationCommandOptionType.Boolean,
  ...named({ en: "private", it: "privato", ru: "лично" }),
  ...described({
    en: "Show the reply to me alone",
    it: "Mostra la risposta solo a me",
    ru: "Показать ответ только мне",
  }),
};

export const isPrivate = (call: CommandCall) => call.flag("private") ?? false;

/** Private replies speak the reader's language, public ones the server's. */
export function languageFor(call: Call, forReader: boolean): Language {
  return forReader ? call.locale : call.channelLocale;
}
