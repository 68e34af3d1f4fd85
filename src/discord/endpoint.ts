import { webcrypto } from "node:crypto";
import { InteractionResponseType, InteractionType, type REST } from "discord.js";
import { verifyKey } from "discord-interactions";
import type { Dispatched, Dispatcher } from "./dispatch.ts";
import { encodeResponse } from "./encode-response.ts";
import type { Log } from "./log.ts";
import { readAtMost } from "./read-at-most.ts";
import { createReplayGuard } from "./replay-guard.ts";

export interface EndpointOptions {
  /** The application's Ed25519 key: 64 hex digits. */
  readonly publicKey: string;
  readonly dispatch: Dispatcher;
  readonly rest: REST;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** What to answer a request with, and what follows once that answer has been sent. `later` never rejects. */
export interface Answered {
  readonly response: Response;
  readonly later?: () => Promise<void>;
}

export type Endpoint = (request: Request) => Promise<Answered>;

/** Far above the largest interaction. */
const bodyBytesMax = 1 << 20;
/** How far Discord's clock and ours may differ. */
const driftMsMax = 5 * 60_000;

/**
 * Answers interactions that Discord posts (interactions/overview, "Setting Up an Endpoint"). The signature over the
 * body as it came is checked before anything else. Whatever fails gets 401 and not a word more: Discord itself sends
 * bad signatures now and then, and takes an endpoint away that accepts one. The returned function never rejects.
 */
export async function createEndpoint(options: EndpointOptions): Promise<Endpoint> {
  const { publicKey, dispatch, rest, log, now } = options;
  const key = await importKey(publicKey);
  const replays = createReplayGuard({ windowMs: 2 * driftMsMax, now });

  return async (request) => {
    const { headers } = request;
    const signature = headers.get("x-signature-ed25519") ?? "";
    const timestamp = headers.get("x-signature-timestamp") ?? "";
    const body = await readAtMost(request, bodyBytesMax);
    // The rest of it would still be on its way: this connection can't carry another request.
    if (!body) return refused(401, { connection: "close" });
    if (!/^[0-9a-f]{128}$/i.test(signature) || !/^\d{1,16}$/.test(timestamp)) return refused(401);
    if (!(await verifyKey(body, signature, timestamp, key))) return refused(401);
    // From here on Discord speaks, or somebody repeats what it said.
    if (Math.abs(now() - Number(timestamp) * 1_000) > driftMsMax) {
      log.warn({ timestamp }, "a signed request of another time: is this machine's clock right?");
      return refused(401);
    }
    if (!replays.add(numberOf(signature))) {
      log.warn({ timestamp }, "a signed request came twice");
      return refused(401);
    }
    const raw = parseJson(body);
    if (raw === undefined) return refused(400);
    const dispatched = await dispatch(raw);
    if (!isOfKnownType(dispatched)) return refused(400);
    const { later } = dispatched;
    return { response: responseOf(dispatched), ...(later ? { later: () => later(rest) } : {}) };
  };
}

const importKey = (hex: string) =>
  webcrypto.subtle.importKey("raw", Buffer.from(hex, "hex"), { name: "Ed25519" }, false, ["verify"]);

/** 52 bits of a signature: no two are alike in them, and 100,000 whole ones would take 16 MB. */
const numberOf = (signature: string) => Number.parseInt(signature.slice(0, 13), 16);

const refused = (status: 400 | 401, headers: Readonly<Record<string, string>> = {}): Answered => ({
  response: new Response(null, { status, headers }),
});

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString());
  } catch {
    return undefined;
  }
}

/** Whether this was a ping, or an interaction of a type that asks for an answer of ours. */
function isOfKnownType({ envelope, body }: Dispatched): boolean {
  return envelope ? knownTypes.has(envelope.type) : body.type === InteractionResponseType.Pong;
}

const knownTypes: ReadonlySet<number> = new Set([
  InteractionType.ApplicationCommand,
  InteractionType.MessageComponent,
  InteractionType.ApplicationCommandAutocomplete,
  InteractionType.ModalSubmit,
]);

/** JSON; with files a form, whose parts Discord names (reference, "Uploading Files"). */
function responseOf({ body, files }: Dispatched): Response {
  if (files.length === 0) {
    return new Response(encodeResponse(body), { headers: { "content-type": "application/json" } });
  }
  const form = new FormData();
  form.set("payload_json", JSON.stringify(body));
  for (const [index, { name, data, contentType }] of files.entries()) {
    const content = typeof data === "object" ? new Uint8Array(data) : String(data);
    form.set(`files[${index}]`, new Blob([content], contentType ? { type: contentType } : {}), name);
  }
  return new Response(form);
}
