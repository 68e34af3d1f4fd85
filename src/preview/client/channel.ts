import { type Exchange, type MessageBody, sendInteraction, sendMessage } from "./bot-connection.ts";
import { byId, el } from "./dom.ts";
import { type MessageActions, renderMessage, type Shown } from "./message-view.ts";
import { openModal } from "./modal.ts";
import { bot, type Person, you } from "./people.ts";
import {
  type Raw,
  type RawMessage,
  rawComponent,
  rawMention,
  rawMessageCommand,
  rawModal,
  snowflake,
} from "./raw.ts";
import type { Language, Texts } from "./texts.ts";

/** What travelled for a message: the interaction and the bot's answer. */
export interface Payload {
  readonly request: unknown;
  readonly response: unknown;
}

export interface ChannelOptions {
  readonly language: () => Language;
  readonly says: () => Texts;
  readonly onMenu: (
    message: Shown,
    at: { readonly x: number; readonly y: number },
    opener: HTMLElement,
  ) => void;
  readonly onPayload: (payload: Payload | undefined) => void;
}

interface Kept {
  shown: Shown;
  node: HTMLElement;
  payload: Payload | undefined;
  /** Who used the command that made it. */
  readonly askedBy: Person | null;
}

/** The messages of the channel, and what becomes of them when the bot answers. */
export class Channel {
  readonly #options: ChannelOptions;
  readonly #list = byId("messages");
  readonly #kept = new Map<string, Kept>();
  readonly #actions: MessageActions;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#actions = {
      use: (message, customId, values) => void this.#use(message, customId, values),
      openMenu: options.onMenu,
      dismiss: ({ id }) => this.#remove(id),
      showPayload: (message) => options.onPayload(this.payloadOf(message)),
    };
  }

  /** Sends a slash command, and shows what comes of it. */
  async command(line: string, raw: Raw): Promise<void> {
    await this.#exchange(raw, { command: { by: you, name: line } });
  }

  /** Uses a message command on a message. */
  async messageCommand(name: string, shownName: string, { id }: Shown): Promise<void> {
    const target = this.#target(id);
    if (target)
      await this.#exchange(rawMessageCommand(name, target, this.#options.language()), {
        command: { by: you, name: shownName },
      });
  }

  /** Writes a message as oneself; the bot hears of it where it is mentioned. Resolves to whether it was. */
  async say(text: string): Promise<boolean> {
    const mention = `<@${bot.id}>`;
    const content = text.replace(/@olive branch/gi, mention);
    const id = this.add({ author: you, body: { content } });
    if (!content.includes(mention)) return false;
    await this.ask(id, content);
    return true;
  }

  /** Lets the bot hear a message that was written before. */
  async ask(id: string, content: string): Promise<void> {
    const raw = rawMention(id, content.includes(`<@${bot.id}>`) ? content : `<@${bot.id}> ${content}`);
    try {
      const { calls } = await sendMessage(raw, this.#options.language());
      for (const { body } of calls) {
        if (body)
          this.add({
            author: bot,
            body,
            replyTo: { by: you, text: content },
            payload: { request: raw, response: body },
          });
      }
    } catch {
      this.#fail();
    }
  }

  /** Puts a message at the end. Returns its id. */
  add(message: {
    readonly author: Person;
    readonly body: MessageBody;
    readonly command?: Shown["command"];
    readonly replyTo?: Shown["replyTo"];
    readonly thinking?: boolean;
    readonly payload?: Payload;
    readonly at?: Date;
  }): string {
    const { author, body, command = null, replyTo = null, thinking = false, at = new Date() } = message;
    const shown: Shown = { id: snowflake(), author, at, body, command, replyTo, thinking };
    const node = el("div", {}, renderMessage(shown, this.#actions, this.#options.says()));
    const askedBy = command?.by ?? replyTo?.by ?? null;
    this.#kept.set(shown.id, { shown, node, payload: message.payload, askedBy });
    this.#list.append(node);
    node.scrollIntoView({ block: node.offsetHeight > innerHeight / 2 ? "start" : "nearest" });
    return shown.id;
  }

  /** A line of the page's own, beneath the messages. */
  note(...content: readonly (Node | string)[]): HTMLElement {
    const node = el("div", { class: "note" }, ...content);
    this.#list.append(node);
    node.scrollIntoView({ block: "nearest" });
    return node;
  }

  payloadOf({ id }: Shown): Payload | undefined {
    return this.#kept.get(id)?.payload;
  }

  /** What travelled for the newest message for which anything did. */
  lastPayload(): Payload | undefined {
    return [...this.#kept.values()].findLast(({ payload }) => payload)?.payload;
  }

  clear(): void {
    this.#kept.clear();
    this.#list.replaceChildren();
  }

  async #use({ id }: Shown, customId: string, values?: readonly string[]): Promise<void> {
    const target = this.#target(id);
    if (target)
      await this.#exchange(rawComponent(customId, target, this.#options.language(), values), { on: id });
  }

  async #exchange(
    raw: Raw,
    from: { readonly on?: string; readonly command?: Shown["command"] },
  ): Promise<void> {
    try {
      this.#apply(raw, await sendInteraction(raw), from);
    } catch {
      this.#fail();
    }
  }

  /** Does with an answer what Discord does with it (receiving-and-responding, "Interaction Callback Type"). */
  #apply(
    raw: Raw,
    { response, calls }: Exchange,
    { on, command = null }: { readonly on?: string; readonly command?: Shown["command"] },
  ): void {
    const payload = { request: raw, response };
    let original = on;
    switch (response.type) {
      case 4:
        original = this.add({ author: bot, body: response.data, command, payload });
        break;
      case 5:
        original = this.add({ author: bot, body: response.data ?? {}, command, payload, thinking: true });
        break;
      case 7:
        if (on) this.#update(on, response.data ?? {}, payload);
        break;
      case 9: {
        const target = on ? this.#target(on) : undefined;
        openModal(response.data, this.#options.says(), (fields) => {
          const { custom_id: customId } = response.data;
          const sent = rawModal(customId, fields, target ?? null, this.#options.language());
          void this.#exchange(sent, on ? { on } : {});
        });
        break;
      }
    }
    for (const { method, body } of calls) {
      if (method === "DELETE" && original) this.#remove(original);
      else if (method === "PATCH" && original && body) this.#update(original, body, payload);
      else if (method === "POST" && body) this.add({ author: bot, body, command, payload });
    }
  }

  #update(id: string, body: MessageBody, payload: Payload): void {
    const kept = this.#kept.get(id);
    if (!kept) return;
    // An edit changes no flags: whether a message is private was settled when it came.
    const { flags } = kept.shown.body;
    kept.shown = { ...kept.shown, thinking: false, body: { ...body, ...(flags ? { flags } : {}) } };
    kept.payload = payload;
    const hadFocus = kept.node.contains(document.activeElement);
    kept.node.replaceChildren(renderMessage(kept.shown, this.#actions, this.#options.says()));
    if (hadFocus) kept.node.querySelector<HTMLElement>(".row button:not(:disabled)")?.focus();
  }

  #remove(id: string): void {
    this.#kept.get(id)?.node.remove();
    this.#kept.delete(id);
    byId("text").focus();
  }

  #target(id: string): RawMessage | undefined {
    const kept = this.#kept.get(id);
    return kept && { id, author: kept.shown.author, body: kept.shown.body, askedBy: kept.askedBy };
  }

  #fail(): void {
    this.note(this.#options.says().failed).setAttribute("role", "alert");
  }
}
