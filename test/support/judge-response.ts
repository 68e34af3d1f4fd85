import type { RawSent } from "./raw-interactions.ts";
import { interactionRoutes } from "./simulator/interaction-routes.ts";
import { Refusal, type SimulatedMessage, type SimulatorState } from "./simulator/state.ts";

/**
 * What Discord makes of a first response, without a network in between: the message that the reader then sees, null
 * where there is none. Throws the Refusal of a response that Discord doesn't take.
 */
export function judgeResponse(
  raw: RawSent,
  body: unknown,
  files: readonly string[] = [],
): SimulatedMessage | null {
  const state: SimulatorState = {
    token: "",
    applicationId: String(raw.application_id),
    botId: "0",
    now: () => 0,
    shards: 1,
    guilds: new Map(),
    channels: new Map(),
    messages: new Map(),
    interactions: new Map(),
    commands: new Map(),
    requests: [],
  };
  const message = raw.message;
  const originalId =
    typeof message === "object" && message && "id" in message ? String(message.id) || "0" : null;
  if (originalId) {
    const pings = { everyone: false, users: [], roles: [] };
    const flags = { crossposted: false, pinned: false, threadId: null, nonce: null, files: [] };
    state.messages.set(originalId, {
      id: originalId,
      channelId: "0",
      byBot: true,
      body: {},
      createdAt: 0,
      pings,
      ...flags,
    });
  }
  const interaction = { responded: null, respondedAt: 0, response: null, promised: null, followUps: [] };
  state.interactions.set(raw.token, {
    raw,
    type: Number(raw.type),
    sentAt: 0,
    originalId,
    ...interaction,
    followUps: [],
  });
  const callback = interactionRoutes(state).find(({ path }) => path.source.endsWith("callback$"));
  if (!callback) throw new Refusal(500, 0, "no callback route");
  // As it arrives: through JSON.
  const received: unknown = JSON.parse(JSON.stringify(body));
  callback.handle({ ...request, params: [raw.id, raw.token], body: received, files });
  const shown = state.interactions.get(raw.token)?.originalId;
  return (shown && state.messages.get(shown)) || null;
}

const request = { method: "POST", path: "", query: new URLSearchParams(), authorized: false };
