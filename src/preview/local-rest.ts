import { REST, type ResponseLike } from "discord.js";

/** A request that would go to Discord's REST API. */
export interface LocalCall {
  readonly method: string;
  /** From the version on: `/v10/webhooks/…` */
  readonly path: string;
  readonly body: unknown;
}

/** A REST client whose requests reach nobody but `take`. It is always told that all went well. */
export function createLocalRest(take: (call: LocalCall) => void): REST {
  return new REST({
    api: "http://discord.invalid/api",
    version: "10",
    hashSweepInterval: 0,
    handlerSweepInterval: 0,
    makeRequest: async (url, init) => {
      const { pathname } = new URL(url);
      take({ method: init.method ?? "GET", path: pathname.replace("/api", ""), body: bodyOf(init.body) });
      return success;
    },
  }).setToken("none");
}

/** What Discord answers, as far as anybody reads it. */
const success: ResponseLike = {
  body: null,
  bodyUsed: false,
  headers: new Headers({ "content-type": "application/json" }),
  ok: true,
  status: 200,
  statusText: "OK",
  arrayBuffer: async () => new ArrayBuffer(0),
  json: async () => ({ id: "1" }),
  text: async () => '{"id":"1"}',
};

function bodyOf(body: unknown): unknown {
  if (typeof body === "string") return JSON.parse(body);
  if (body instanceof FormData) return JSON.parse(String(body.get("payload_json")));
  return null;
}
