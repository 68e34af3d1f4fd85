import {
  type APIInteractionResponse,
  DiscordAPIError,
  InteractionResponseType,
  MessageFlags,
  type RawFile,
  type REST,
  Routes,
} from "discord.js";
import type { OutgoingMessage, Reply } from "./command.ts";
import { messageBody, messageFiles } from "./message-body.ts";
import type { Envelope } from "./parse-interaction.ts";
import { throughResets } from "./through-resets.ts";

/** The first response to an interaction. */
export interface FirstResponse {
  readonly body: APIInteractionResponse;
  readonly files: RawFile[];
}

/** What Discord shows while a reply takes longer: a message of its own, or the one with the component as it is. */
export type Deferral = { readonly kind: "message"; readonly private: boolean } | { readonly kind: "update" };

/** The first response that says all of a reply; for `delete` the deletion still has to follow. */
export function firstResponse(reply: Reply): FirstResponse {
  switch (reply.kind) {
    case "message":
      return {
        body: {
          type: InteractionResponseType.ChannelMessageWithSource,
          data: messageBody(reply.message, { private: reply.private }),
        },
        files: messageFiles(reply.message),
      };
    case "update":
      return {
        body: { type: InteractionResponseType.UpdateMessage, data: messageBody(reply.message) },
        files: messageFiles(reply.message),
      };
    case "delete":
      return deferredResponse({ kind: "update" });
    case "modal":
      return { body: { type: InteractionResponseType.Modal, data: reply.modal }, files: [] };
  }
}

/** The first response that promises one. Of all flags only "ephemeral" has an effect here. */
export function deferredResponse(deferral: Deferral): FirstResponse {
  if (deferral.kind === "update") {
    return { body: { type: InteractionResponseType.DeferredMessageUpdate }, files: [] };
  }
  const data = deferral.private ? { flags: MessageFlags.Ephemeral as const } : {};
  return { body: { type: InteractionResponseType.DeferredChannelMessageWithSource, data }, files: [] };
}

/** Keeps the promise of a deferred response. Throws what Discord's API throws. */
export async function keepPromise(reply: Reply, deferral: Deferral, envelope: Envelope, rest: REST) {
  if (reply.kind === "modal") throw new TypeError("a modal can't follow a deferred response");
  if (reply.kind === "delete") return deleteOriginal(envelope, rest);
  if (reply.kind === "update") return editOriginal(reply.message, envelope, rest);
  if (deferral.kind === "update") return followUp(reply, envelope, rest);
  // Whether a message is private was settled by the first response. A private reply must not appear in public.
  if (reply.private && !deferral.private) {
    await deleteOriginal(envelope, rest);
    return followUp(reply, envelope, rest);
  }
  return editOriginal(reply.message, envelope, rest);
}

/** Removes the message that an interaction's response made, or on which its component stands. */
export async function deleteOriginal({ applicationId, token }: Envelope, rest: REST): Promise<void> {
  await throughResets(() => rest.delete(Routes.webhookMessage(applicationId, token), { auth: false }));
}

async function editOriginal(message: OutgoingMessage, { applicationId, token }: Envelope, rest: REST) {
  const options = { body: messageBody(message), files: messageFiles(message), auth: false };
  await throughResets(() => rest.patch(Routes.webhookMessage(applicationId, token), options));
}

async function followUp(reply: Extract<Reply, { kind: "message" }>, envelope: Envelope, rest: REST) {
  const body = messageBody(reply.message, { private: reply.private });
  const files = messageFiles(reply.message);
  await rest.post(Routes.webhook(envelope.applicationId, envelope.token), { body, files, auth: false });
}

/**
 * Whether Discord refuses because the interaction is settled: too late (10062), answered already, as after a retried
 * request (40060), its token has ended (10015, 50027) or the message is gone (10008). There is nothing left to do.
 */
export function isSettled(error: unknown): boolean {
  return error instanceof DiscordAPIError && settledCodes.has(error.code);
}

const settledCodes: ReadonlySet<string | number> = new Set([10_062, 40_060, 10_015, 50_027, 10_008]);
