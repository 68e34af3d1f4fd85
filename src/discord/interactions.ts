import { buildAnother } from "./buttons/another.ts";
import { evidence } from "./buttons/evidence.ts";
import { language } from "./buttons/language.ts";
import { next } from "./buttons/next.ts";
import { page } from "./buttons/page.ts";
import { pick } from "./buttons/pick.ts";
import { post } from "./buttons/post.ts";
import { remove } from "./buttons/remove.ts";
import type { Interactions } from "./command.ts";
import { ask } from "./commands/ask.ts";
import { checkAgainstStory } from "./commands/check-message.ts";
import { fact } from "./commands/fact.ts";
import { help } from "./commands/help.ts";
import { buildQuote } from "./commands/quote.ts";
import { sources } from "./commands/sources.ts";
import { timeline } from "./commands/timeline.ts";
import { who } from "./commands/who.ts";

export interface InteractionsOptions {
  /** A number from 0 up to 1, without 1: which quotation comes by chance. */
  readonly random: () => number;
  /** What other parts of the bot answer to: `/daily` with its buttons, the message command. */
  readonly extra?: Partial<Interactions>;
}

/** Everything that the bot answers to, on whichever transport. */
export function buildInteractions({ random, extra = {} }: InteractionsOptions): Interactions {
  const buttons = [next, evidence, pick, remove, post, page, language, buildAnother(random)];
  return {
    commands: [ask, fact, buildQuote(random), who, timeline, sources, help, ...(extra.commands ?? [])],
    messageCommands: [checkAgainstStory, ...(extra.messageCommands ?? [])],
    components: [...buttons, ...(extra.components ?? [])],
    modals: extra.modals ?? [],
  };
}
