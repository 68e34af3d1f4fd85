import { DiscordAPIError, InteractionType, type REST, Routes } from "discord.js";
import type { Dispatched } from "./dispatch.ts";
import { mishapReply } from "./find-job.ts";
import type { Log } from "./log.ts";
import { type FirstResponse, firstResponse, isSettled } from "./respond.ts";
import { throughResets } from "./through-resets.ts";

/**
 * Sends the first response through the callback route. Whether anything may follow: not where the interaction was
 * settled already or can't be reached. A reply that Discord refuses is replaced with the apology. Never rejects.
 */
export async function sendFirstResponse(dispatched: Dispatched, rest: REST, log: Log): Promise<boolean> {
  const { envelope } = dispatched;
  if (!envelope) return false;
  const send = ({ body, files }: FirstResponse) =>
    throughResets(() =>
      rest.post(Routes.interactionCallback(envelope.id, envelope.token), { body, files, auth: false }),
    );
  try {
    await send(dispatched);
    return true;
  } catch (error) {
    if (isSettled(error)) {
      // Too late, or answered by a request of ours whose answer got lost: either way nobody waits any more.
      log.warn({ interaction: envelope.id, code: codeOf(error) }, "interaction settled already");
      return codeOf(error) === 40_060;
    }
    log.error({ interaction: envelope.id, err: error }, "Discord refused the reply");
    const isCompletion = envelope.type === InteractionType.ApplicationCommandAutocomplete;
    if (!(error instanceof DiscordAPIError) || isCompletion) return false;
  }
  try {
    await send(firstResponse(mishapReply("failed", envelope)));
  } catch (error) {
    log.error({ interaction: envelope.id, err: error }, "Discord refused the apology");
  }
  return false;
}

const codeOf = (error: unknown) => (error instanceof DiscordAPIError ? error.code : undefined);
