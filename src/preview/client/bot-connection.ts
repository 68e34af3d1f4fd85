import type { APIInteractionResponse } from "discord.js";
import type { Raw } from "./raw.ts";
import type { Language } from "./texts.ts";

/** A request that the bot makes of Discord's REST API after its first response. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: MessageBody | null;
}

/** A message as the bot sends it. */
export type MessageBody = Extract<APIInteractionResponse, { type: 4 }>["data"];

export interface Exchange {
  readonly response: APIInteractionResponse;
  readonly files: readonly { readonly name: string; readonly type: string; readonly text: string }[];
  readonly calls: readonly Call[];
}

type Localizations = Readonly<Record<string, string | null | undefined>>;

/** A command as it is registered, as far as the page shows it. */
export interface CommandDefinition {
  /** 1: slash command, 3: message command. */
  readonly type?: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description?: string;
  readonly description_localizations?: Localizations;
  readonly options?: readonly OptionDefinition[];
}

export interface OptionDefinition {
  /** 3 text, 4 whole number, 5 true or false, 6 user, 10 number. */
  readonly type: number;
  readonly name: string;
  readonly name_localizations?: Localizations;
  readonly description: string;
  readonly description_localizations?: Localizations;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly choices?: readonly {
    readonly name: string;
    readonly name_localizations?: Localizations;
    readonly value: string | number;
  }[];
}

export interface Setup {
  readonly botId: string;
  readonly commands: readonly CommandDefinition[];
  readonly story: Readonly<Record<Language, StoryTexts>>;
  readonly daily: Readonly<Record<Language, MessageBody | null>>;
}

export interface StoryTexts {
  readonly title: string;
  readonly about: string;
  readonly first: string;
  readonly rumour: string | null;
}

/** How the knowledge is after a load; `mistake` has one problem a line. */
export interface KnowledgeState {
  readonly version: string;
  readonly entries: number;
  readonly mistake: string | null;
}

export async function fetchSetup(): Promise<Setup> {
  return (await fetch("/preview/setup")).json();
}

/** Sends an interaction. Rejects where the bot can't be reached, or the request is given up. */
export async function sendInteraction(raw: Raw, signal?: AbortSignal): Promise<Exchange> {
  return post("/preview/interactions", raw, signal);
}

/** Sends a message that mentions the bot: what it posts comes back. */
export async function sendMessage(
  raw: Raw,
  language: Language,
): Promise<{ readonly calls: readonly Call[] }> {
  return post(`/preview/messages?locale=${language}`, raw);
}

async function post(path: string, raw: Raw, signal?: AbortSignal) {
  const response = await fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(raw),
    ...(signal ? { signal } : {}),
  });
  if (!response.ok) throw new Error(`the bot answered ${response.status}`);
  return response.json();
}

/** Calls back with the knowledge's state now and whenever it is loaded anew. */
export function followKnowledge(onState: (state: KnowledgeState) => void): void {
  const events = new EventSource("/preview/events");
  events.addEventListener("knowledge", (event) => onState(JSON.parse(event.data)));
}
