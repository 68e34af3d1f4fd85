import type { Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { nextId, userOf } from "../raw-interactions.ts";
import { guildJson } from "./application-routes.ts";
import { channelJson } from "./message-routes.ts";
import type { SimulatorState } from "./state.ts";

const op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  ack: 11,
};
/** GUILD_MEMBERS, GUILD_PRESENCES and MESSAGE_CONTENT need an approval that this application doesn't have. */
const privilegedIntents = (1 << 1) | (1 << 8) | (1 << 15);
const knownIntents = (1 << 26) - 1;
const intent = { guildMessages: 1 << 9, directMessages: 1 << 12 };

const payloadSchema = z.object({ op: z.int(), d: z.unknown() });
const identifySchema = z.object({ token: z.string(), intents: z.int() });
const resumeSchema = z.object({ token: z.string(), session_id: z.string(), seq: z.int() });

interface Session {
  readonly id: string;
  readonly intents: number;
  /** Every event of this session, so that a resume can replay what was missed; seq = index + 1. */
  readonly events: { readonly t: string; readonly d: unknown }[];
  socket: WebSocket | null;
}

/** Discord's gateway: sessions that identify, beat, drop and resume. */
export class GatewayServer {
  identifies = 0;
  resumes = 0;
  /** New sockets are turned away with this code until it is null again. */
  closeWith: number | null = null;
  readonly #server: WebSocketServer;
  readonly #state: SimulatorState;
  readonly #url: () => string;
  readonly #sessions = new Map<string, Session>();

  constructor(http: Server, state: SimulatorState, url: () => string) {
    this.#state = state;
    this.#url = url;
    this.#server = new WebSocketServer({ server: http, path: "/gateway" });
    this.#server.on("connection", (socket) => this.#greet(socket));
  }

  /** Sends an event to every session, connected or not: those that resume get it then. */
  dispatch(t: string, d: unknown): void {
    for (const session of this.#sessions.values()) {
      if (!wants(session.intents, t, d)) continue;
      session.events.push({ t, d });
      this.#send(session, session.events.length);
    }
  }

  /** Cuts every connection; with a code it is closed politely. `forget` makes resuming impossible. */
  drop({ code, forget = false }: { code?: number; forget?: boolean } = {}): void {
    for (const session of this.#sessions.values()) {
      if (code) session.socket?.close(code);
      else session.socket?.terminate();
      session.socket = null;
    }
    if (forget) this.#sessions.clear();
  }

  /** Asks every client to reconnect, as Discord does when it moves servers (opcode 7). */
  askToReconnect(): void {
    for (const { socket } of this.#sessions.values())
      socket?.send(JSON.stringify({ op: op.reconnect, d: null }));
  }

  /** Sends again what was sent before: events may arrive several times. */
  replay(count: number): void {
    for (const session of this.#sessions.values()) {
      const last = session.events.length;
      for (let seq = Math.max(1, last - count + 1); seq <= last; seq += 1) this.#send(session, seq);
    }
  }

  get connected(): number {
    return [...this.#sessions.values()].filter(({ socket }) => socket !== null).length;
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate();
    this.#server.close();
  }

  #greet(socket: WebSocket): void {
    if (this.closeWith) {
      socket.close(this.closeWith);
      return;
    }
    socket.send(JSON.stringify({ op: op.hello, d: { heartbeat_interval: 41_250 } }));
    let received = 0;
    socket.on("message", (data) => {
      received += 1;
      const text = String(data);
      // 120 sends a minute and 4,096 bytes each (events/gateway).
      if (received > 120) return socket.close(4_008);
      if (Buffer.byteLength(text) > 4_096) return socket.close(4_002);
      this.#receive(socket, payloadSchema.parse(JSON.parse(text)));
    });
    socket.on("close", () => {
      for (const session of this.#sessions.values()) if (session.socket === socket) session.socket = null;
    });
  }

  #receive(socket: WebSocket, payload: z.infer<typeof payloadSchema>): void {
    if (payload.op === op.heartbeat) socket.send(JSON.stringify({ op: op.ack }));
    if (payload.op === op.identify) this.#identify(socket, identifySchema.parse(payload.d));
    if (payload.op === op.resume) this.#resume(socket, resumeSchema.parse(payload.d));
  }

  #identify(socket: WebSocket, { token, intents }: z.infer<typeof identifySchema>): void {
    this.identifies += 1;
    const refusal = this.#refusalOf(token, intents);
    if (refusal !== null) {
      socket.close(refusal);
      return;
    }
    const session: Session = { id: nextId(), intents, events: [], socket };
    this.#sessions.set(session.id, session);
    const guilds = [...this.#state.guilds.values()];
    this.#emit(session, "READY", {
      v: 10,
      user: { ...userOf(this.#state.botId), bot: true },
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: this.#url(),
      application: { id: this.#state.applicationId, flags: 0 },
    });
    for (const guild of guilds) {
      const channels = [...this.#state.channels.values()].filter(({ guildId }) => guildId === guild.id);
      const lists = { members: [], threads: [], presences: [], voice_states: [], stage_instances: [] };
      const channelList = channels.filter(({ type }) => type < 10 || type > 12).map(channelJson);
      this.#emit(session, "GUILD_CREATE", {
        ...guildJson(guild),
        ...lists,
        channels: channelList,
        large: false,
      });
    }
  }

  /** The close code that ends an IDENTIFY which Discord refuses. */
  #refusalOf(token: string, intents: number): number | null {
    if (token !== this.#state.token) return 4_004;
    if ((intents & ~knownIntents) !== 0) return 4_013;
    return (intents & privilegedIntents) === 0 ? null : 4_014;
  }

  #resume(socket: WebSocket, { token, session_id: id, seq }: z.infer<typeof resumeSchema>): void {
    const session = this.#sessions.get(id);
    if (!session || token !== this.#state.token) {
      socket.send(JSON.stringify({ op: op.invalidSession, d: false }));
      return;
    }
    this.resumes += 1;
    session.socket = socket;
    for (let next = seq + 1; next <= session.events.length; next += 1) this.#send(session, next);
    this.#emit(session, "RESUMED", {});
  }

  #emit(session: Session, t: string, d: unknown): void {
    session.events.push({ t, d });
    this.#send(session, session.events.length);
  }

  #send({ socket, events }: Session, seq: number): void {
    const event = events[seq - 1];
    if (event && socket?.readyState === socket?.OPEN)
      socket?.send(JSON.stringify({ op: op.dispatch, s: seq, ...event }));
  }
}

/** Whether these intents bring an event. Interactions need none. */
function wants(intents: number, t: string, d: unknown): boolean {
  if (t !== "MESSAGE_CREATE") return true;
  const inGuild = typeof d === "object" && d !== null && "guild_id" in d;
  return (intents & (inGuild ? intent.guildMessages : intent.directMessages)) !== 0;
}
