import { z } from "zod";
import { editMessage, storeMessage } from "./message-routes.ts";
import type { Route, SimulatedRequest } from "./rest-server.ts";
import { Refusal, type SimulatedInteraction, type SimulatedMessage, type SimulatorState } from "./state.ts";
import { messageJson } from "./to-json.ts";
import { modalProblems } from "./validate-components.ts";
import { validateMessage } from "./validate-message.ts";

const firstResponseMs = 3_000;
const tokenLifeMs = 15 * 60_000;
const callback = { message: 4, deferredMessage: 5, deferredUpdate: 6, update: 7, completion: 8, modal: 9 };
const interactionType = { command: 2, component: 3, completion: 4, modal: 5 };

const responseSchema = z.object({ type: z.int(), data: z.record(z.string(), z.unknown()).default({}) });
const choicesSchema = z
  .array(z.object({ name: z.string().min(1), value: z.union([z.string().max(100), z.number()]) }))
  .max(25)
  .refine(
    (choices) => choices.every(({ name }) => [...name].length <= 100),
    "Must be between 1 and 100 in length.",
  );

/** Answers to interactions: the first response, then what its webhook takes (interactions/receiving-and-responding). */
export function interactionRoutes(state: SimulatorState): Route[] {
  const original = String.raw`^\/webhooks\/(\d+)\/([^/]+)\/messages\/(@original|\d+)$`;
  return [
    { method: "POST", path: /^\/interactions\/(\d+)\/([^/]+)\/callback$/, open: true, handle: respond },
    {
      method: "GET",
      path: new RegExp(original),
      open: true,
      handle: (request) => messageJson(find(request).message),
    },
    { method: "PATCH", path: new RegExp(original), open: true, handle: edit },
    { method: "DELETE", path: new RegExp(original), open: true, handle: remove },
    { method: "POST", path: /^\/webhooks\/(\d+)\/([^/]+)$/, open: true, handle: followUp },
  ];

  function respond(request: SimulatedRequest) {
    const [id, token] = request.params;
    const interaction = state.interactions.get(token ?? "");
    if (interaction?.raw.id !== id || !interaction) throw new Refusal(404, 10_062, "Unknown interaction");
    if (interaction.responded !== null)
      throw new Refusal(400, 40_060, "Interaction has already been acknowledged.");
    if (state.now() - interaction.sentAt > firstResponseMs)
      throw new Refusal(404, 10_062, "Unknown interaction");
    const parsed = responseSchema.safeParse(request.body);
    if (!parsed.success) throw new Refusal(400, 50_035, "Invalid Form Body", [z.prettifyError(parsed.error)]);
    const { type, data } = parsed.data;
    requireFitting(interaction, type);
    apply(interaction, type, data, request.files);
    interaction.responded = type;
    interaction.respondedAt = state.now();
    interaction.response = data;
    if (request.query.get("with_response") !== "true") return undefined;
    const message = state.messages.get(interaction.originalId ?? "");
    return {
      interaction: { id, type: interaction.type },
      resource: { type, message: message && messageJson(message) },
    };
  }

  function apply(
    interaction: SimulatedInteraction,
    type: number,
    data: Record<string, unknown>,
    files: readonly string[],
  ): void {
    if (type === callback.message) {
      const message = validateMessage(data, files.length);
      interaction.originalId = storeMessage(state, channelOf(interaction), message, {
        files,
        isReply: true,
      }).id;
    } else if (type === callback.deferredMessage) {
      interaction.promised = { private: (Number(data.flags ?? 0) & 64) !== 0 };
    } else if (type === callback.update) {
      const target = state.messages.get(interaction.originalId ?? "");
      if (!target) throw new Refusal(404, 10_008, "Unknown Message");
      editMessage(target, data, files, true);
    } else if (type === callback.completion) {
      const choices = choicesSchema.safeParse(data.choices);
      if (!choices.success)
        throw new Refusal(400, 50_035, "Invalid Form Body", [z.prettifyError(choices.error)]);
    } else if (type === callback.modal) {
      const problems = modalProblems(data);
      if (problems.length > 0) throw new Refusal(400, 50_035, "Invalid Form Body", problems);
    }
  }

  function edit(request: SimulatedRequest) {
    const interaction = living(request);
    if (request.params[2] === "@original" && interaction.promised) {
      return messageJson(keepPromise(interaction, request));
    }
    const { message } = find(request);
    editMessage(message, request.body, request.files, true);
    return messageJson(message);
  }

  /** The message that takes the place of "… is thinking"; private or not as the first response said. */
  function keepPromise(
    interaction: SimulatedInteraction,
    { body, files }: SimulatedRequest,
  ): SimulatedMessage {
    const message = validateMessage(body, files.length);
    const flags = (message.flags ?? 0) | (interaction.promised?.private ? 64 : 0);
    const stored = storeMessage(
      state,
      channelOf(interaction),
      { ...message, flags },
      { files, isReply: true },
    );
    interaction.promised = null;
    interaction.originalId = stored.id;
    return stored;
  }

  function remove(request: SimulatedRequest): undefined {
    const interaction = living(request);
    if (request.params[2] === "@original" && interaction.promised) {
      interaction.promised = null;
      return;
    }
    state.messages.delete(find(request).message.id);
  }

  function followUp(request: SimulatedRequest) {
    const interaction = living(request);
    // As Discord still does: the first follow-up after a promise keeps it.
    if (interaction.promised) return messageJson(keepPromise(interaction, request));
    const owners = interaction.raw.authorizing_integration_owners;
    const byUserAlone = typeof owners === "object" && owners !== null && !("0" in owners);
    if (byUserAlone && interaction.followUps.length >= 5) {
      throw new Refusal(400, 40_094, "Maximum number of follow-up messages reached");
    }
    const message = validateMessage(request.body, request.files.length);
    const stored = storeMessage(state, channelOf(interaction), message, {
      files: request.files,
      isReply: true,
    });
    interaction.followUps.push(stored.id);
    return messageJson(stored);
  }

  /** An interaction whose webhook takes requests: answered, and not older than 15 minutes. */
  function living({ params }: SimulatedRequest): SimulatedInteraction {
    const interaction = state.interactions.get(params[1] ?? "");
    if (!interaction || params[0] !== state.applicationId || interaction.responded === null) {
      throw new Refusal(404, 10_015, "Unknown Webhook");
    }
    if (state.now() - interaction.sentAt > tokenLifeMs)
      throw new Refusal(401, 50_027, "Invalid Webhook Token");
    return interaction;
  }

  function find(request: SimulatedRequest): { message: SimulatedMessage } {
    const interaction = living(request);
    const id = request.params[2] === "@original" ? interaction.originalId : request.params[2];
    const message = state.messages.get(id ?? "");
    if (!message) throw new Refusal(404, 10_008, "Unknown Message");
    return { message };
  }
}

/** Which response types an interaction takes. */
function requireFitting({ type, raw }: SimulatedInteraction, response: number): void {
  const onMessage =
    type === interactionType.component || (type === interactionType.modal && raw.message !== undefined);
  const fits =
    type === interactionType.completion
      ? response === callback.completion
      : response === callback.message ||
        response === callback.deferredMessage ||
        (response === callback.modal && type !== interactionType.modal) ||
        (onMessage && (response === callback.deferredUpdate || response === callback.update));
  if (!fits)
    throw new Refusal(400, 50_035, "Invalid Form Body", [`type: ${response} doesn't fit this interaction`]);
}

const channelOf = ({ raw }: SimulatedInteraction) =>
  typeof raw.channel_id === "string" ? raw.channel_id : "0";
