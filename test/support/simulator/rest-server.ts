import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer, text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault, Faults } from "./faults.ts";
import type { Admission, RateLimits } from "./rate-limits.ts";
import { Refusal, type SimulatorState } from "./state.ts";

type Headers = Readonly<Record<string, string>>;

/** One request, read. */
export interface SimulatedRequest {
  readonly method: string;
  /** Without the `/api/v10` in front. */
  readonly path: string;
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly string[];
  readonly authorized: boolean;
}

export interface Route {
  readonly method: string;
  /** Its groups become `params`. */
  readonly path: RegExp;
  /** Interactions and webhooks carry their secret in the path; everything else needs the bot's token. */
  readonly open?: boolean;
  /** Returns what Discord answers with; undefined is 204. */
  handle(request: SimulatedRequest): unknown;
}

/** Discord's REST API over these routes: it checks tokens and rates, records each request and makes the faults. */
export function createRestServer(
  state: SimulatorState,
  routes: readonly Route[],
  { faults, limits }: { readonly faults: Faults; readonly limits: RateLimits },
): Server {
  return createServer((incoming, outgoing) => {
    void answer(incoming, outgoing).catch((error: unknown) => {
      if (!outgoing.headersSent) send(outgoing, 500, { message: String(error), code: 0 });
    });
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = await read(incoming, state.token);
    const record = (status: number, code: number | null) => {
      const { method, path, body, files } = request;
      state.requests.push({ method, path, body, files, status, code, at: state.now() });
    };
    const fault = faults.take(request);
    if (fault?.delayMs && !fault.afterTaking) await sleep(fault.delayMs);
    if (fault && !fault.afterTaking && fault.kind !== "delay") {
      record(fault.kind === "status" ? (fault.status ?? 500) : 0, null);
      return lose(outgoing, fault);
    }
    const { status, body, headers = {} } = run(request);
    record(status, status < 400 ? null : codeOf(body));
    if (fault?.delayMs && fault.afterTaking) await sleep(fault.delayMs);
    if (fault && fault.kind !== "delay") return lose(outgoing, fault);
    send(outgoing, status, body, headers);
  }

  function run(request: SimulatedRequest): Outcome {
    try {
      const route = routes.find(({ method, path }) => method === request.method && path.test(request.path));
      if (!route) throw new Refusal(404, 0, "404: Not Found");
      if (!route.open && !request.authorized) throw new Refusal(401, 0, "401: Unauthorized");
      const admission = route.open ? undefined : limits.admit(request);
      if (admission?.kind === "limited") return tooMany(admission);
      const params = route.path.exec(request.path)?.slice(1) ?? [];
      const body = route.handle({ ...request, params });
      return { status: body === undefined ? 204 : 200, body, headers: admission?.headers };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { status, code, message, problems } = error;
      const errors = { _errors: problems.map((problem) => ({ code: "BASE_TYPE", message: problem })) };
      return { status, body: { message, code, ...(problems.length > 0 ? { errors } : {}) } };
    }
  }
}

interface Outcome {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Headers | undefined;
}

function tooMany({ global, retryAfter, headers }: Extract<Admission, { kind: "limited" }>): Outcome {
  return {
    status: 429,
    body: { message: "You are being rate limited.", retry_after: retryAfter, global },
    headers: { ...headers, "retry-after": String(retryAfter) },
  };
}

/** Answers otherwise than Discord would, or not at all. */
function lose(outgoing: ServerResponse, { kind, status = 500, code = 0, retryAfter }: Fault): void {
  if (kind === "silence") return;
  if (kind === "reset") return void outgoing.destroy();
  const limited = retryAfter === undefined ? {} : { retry_after: retryAfter, global: false };
  const headers: Headers =
    retryAfter === undefined ? {} : { "retry-after": String(retryAfter), "x-ratelimit-scope": "shared" };
  send(outgoing, status, { message: "simulated", code, ...limited }, headers);
}

async function read(incoming: IncomingMessage, token: string): Promise<SimulatedRequest> {
  const url = new URL(incoming.url ?? "/", "http://localhost");
  const { body, files } = await readBody(incoming);
  return {
    method: incoming.method ?? "GET",
    path: url.pathname.replace(/^\/api(\/v\d+)?/, ""),
    params: [],
    query: url.searchParams,
    body,
    files,
    authorized: incoming.headers.authorization === `Bot ${token}`,
  };
}

async function readBody(incoming: IncomingMessage): Promise<{ body: unknown; files: readonly string[] }> {
  const type = incoming.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) {
    const json = await text(incoming);
    return { body: json ? JSON.parse(json) : undefined, files: [] };
  }
  const form = await new Response(await buffer(incoming), { headers: { "content-type": type } }).formData();
  const payload = form.get("payload_json");
  const files = [...form.entries()].flatMap(([key, value]) =>
    key.startsWith("files[") && typeof value !== "string" ? [value.name] : [],
  );
  return { body: typeof payload === "string" ? JSON.parse(payload) : undefined, files };
}

function send(outgoing: ServerResponse, status: number, body: unknown, headers: Headers = {}): void {
  outgoing.writeHead(
    status,
    body === undefined ? headers : { "content-type": "application/json", ...headers },
  );
  outgoing.end(body === undefined ? undefined : JSON.stringify(body));
}

function codeOf(body: unknown): number {
  return typeof body === "object" && body && "code" in body && typeof body.code === "number" ? body.code : 0;
}
