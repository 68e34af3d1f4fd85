import { Routes } from "discord.js";
import type { Desk } from "../answering/desk.ts";
import { findPostByMessage } from "../store/posts.ts";
import { StoreError } from "../store/store-error.ts";
import type { OutgoingMessage } from "./command.ts";
import { answerAboutQuote } from "./daily-about-quote.ts";
import { failureOf } from "./daily-errors.ts";
import { get } from "./daily-inspect.ts";
import type { DailyParts } from "./daily-parts.ts";
import { markOf } from "./daily-post.ts";
import type { ReplyToPost } from "./mention.ts";

/** Answers a reply to a daily post about its quote; undefined where that message is no daily post. */
export function createReplyToPost(parts: Pick<DailyParts, "store" | "rest" | "log">) {
  return async (reply: ReplyToPost, desk: Desk): Promise<OutgoingMessage | undefined> => {
    const quoteId = (await quoteInLedger(parts, reply)) ?? (await quoteOnMessage(parts, reply));
    const quote = desk.dossier.quotes.get(quoteId ?? "");
    return quote && answerAboutQuote(reply.text, quote, desk, reply.locale, { private: false });
  };
}

async function quoteInLedger({ store, log }: Pick<DailyParts, "store" | "log">, { messageId }: ReplyToPost) {
  try {
    return (await findPostByMessage(store, messageId))?.quoteId;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    log.warn({ message: messageId }, error.message);
    return undefined;
  }
}

/** A post that the ledger has forgotten still names its quote on its buttons. */
async function quoteOnMessage({ rest }: Pick<DailyParts, "rest">, { channelId, messageId }: ReplyToPost) {
  try {
    return markOf(await get(rest, Routes.channelMessage(channelId, messageId)))?.quoteId;
  } catch (error) {
    // Without permission to read the history the message can't be had: then it is answered like any other.
    if (failureOf(error).kind === "unauthorized") throw error;
    return undefined;
  }
}
