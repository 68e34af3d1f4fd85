import type {
  APIActionRowComponent,
  APIComponentInMessageActionRow,
  APIEmbed,
  APIModalInteractionResponseCallbackData,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import type { Desk, Suggestion } from "../answering/desk.ts";
import type { Language } from "../knowledge/text.ts";
import type { CustomId } from "./custom-id.ts";

/** Who asked, where, and what they may do there: what every kind of interaction has in common. */
export interface Call {
  /** The interaction's id; also the reference under which the log keeps what went wrong. */
  readonly id: string;
  /** The reader's language, for private replies. */
  readonly locale: Language;
  /** The server's language, for replies that everyone sees; the reader's in direct messages. */
  readonly channelLocale: Language;
  readonly userId: string;
  readonly guildId: string | null;
  readonly channelId: string | null;
  /** The member's permissions in this channel; 0 outside servers. */
  readonly memberPermissions: bigint;
  /** The bot's permissions in this channel, as far as Discord tells. */
  readonly botPermissions: bigint;
}

/** A channel that was picked as an option, as Discord resolved it. */
export interface PickedChannel {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  /** The bot's permissions in it, where Discord sends them. */
  readonly botPermissions: bigint | null;
}

/** A slash command as it was sent. Each option is undefined where it was left out. */
export interface CommandCall extends Call {
  readonly command: string;
  readonly subcommand: string | null;
  text(option: string): string | undefined;
  integer(option: string): number | undefined;
  flag(option: string): boolean | undefined;
  /** The id of a user or role option. */
  mentionable(option: string): string | undefined;
  channel(option: string): PickedChannel | undefined;
}

/** A slash command while one of its options is being typed. */
export interface CompletionCall extends CommandCall {
  readonly focused: { readonly option: string; readonly typed: string };
}

/** A message command (right-click → Apps): the message that it was used on. */
export interface MessageCommandCall extends Call {
  readonly command: string;
  readonly target: { readonly id: string; readonly text: string; readonly authorId: string };
}

/** A button or menu that was used. */
export interface ComponentCall extends Call {
  readonly customId: CustomId;
  /** What was chosen, for a menu. */
  readonly values: readonly string[];
  /** Who asked for the message on which the component stands, where Discord knows. */
  readonly askerId: string | null;
  /** The line above that message, such as who asked; our own Markdown. */
  readonly content: string;
  /** Whether that message is private. */
  readonly onPrivate: boolean;
}

/** A modal that was sent: the text of each input by its custom id. */
export interface ModalCall extends Call {
  readonly customId: CustomId;
  readonly fields: ReadonlyMap<string, string>;
}

/** A message for Discord. It never pings anyone but those listed in `mentions`. */
export interface OutgoingMessage {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: readonly APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: readonly { readonly name: string; readonly data: string; readonly type: string }[];
  readonly mentions?: { readonly users?: readonly string[]; readonly roles?: readonly string[] };
}

/** What an interaction is answered with. */
export type Reply =
  | {
      readonly kind: "message";
      readonly message: OutgoingMessage;
      readonly private: boolean;
      readonly outcome: string;
    }
  /** Changes the message on which the component stands. */
  | { readonly kind: "update"; readonly message: OutgoingMessage; readonly outcome: string }
  /** Takes away the message on which the component stands. */
  | { readonly kind: "delete"; readonly outcome: string }
  | {
      readonly kind: "modal";
      readonly modal: APIModalInteractionResponseCallbackData;
      readonly outcome: string;
    };

/**
 * One slash command. `run` knows neither gateway nor HTTP. Returning a value answers at once; returning a promise is
 * for commands that need the network, and an adapter defers the reply when it takes longer than a second.
 * `outcome` of a reply is one word for logs and metrics: answered, ambiguous, not-covered, listed, saved, refused …
 */
export interface SlashCommand {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  /** Whether a deferred reply is private. */
  readonly private: boolean;
  run(call: CommandCall, desk: Desk): Reply | Promise<Reply>;
  complete?(call: CompletionCall, desk: Desk): readonly Suggestion[];
}

export interface MessageCommand {
  readonly definition: RESTPostAPIApplicationCommandsJSONBody;
  run(call: MessageCommandCall, desk: Desk): Reply;
}

/** What happens when a component with this action in its custom id is used. */
export interface ComponentHandler {
  readonly action: string;
  run(call: ComponentCall, desk: Desk): Reply | Promise<Reply>;
}

export interface ModalHandler {
  readonly action: string;
  run(call: ModalCall, desk: Desk): Reply | Promise<Reply>;
}

/** Everything that the bot answers to, on whichever transport. */
export interface Interactions {
  readonly commands: readonly SlashCommand[];
  readonly messageCommands: readonly MessageCommand[];
  readonly components: readonly ComponentHandler[];
  readonly modals: readonly ModalHandler[];
}
