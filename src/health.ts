import { type Client, Status } from "discord.js";
import type { Store } from "./store/store.ts";

/** How one part of the bot is. `degraded`: questions are answered all the same, so requests may go on coming here. */
export interface Health {
  readonly status: "ok" | "degraded" | "failing";
  readonly detail?: string;
}

/** The database keeps daily quotes and gaps alone. Without it every question is still answered. */
export async function databaseHealth(store: Pick<Store, "check">): Promise<Health> {
  const patience = new Promise<Health>((resolve) => {
    setTimeout(resolve, patienceMs, { status: "degraded", detail: "no answer yet" }).unref();
  });
  const asked = store.check().then((health): Health => {
    return health.kind === "ok" ? { status: "ok" } : { status: "degraded", detail: health.message };
  });
  return Promise.race([asked, patience]);
}

/** Below what load balancers wait for an answer. */
const patienceMs = 2_000;

/** Without the gateway nothing reaches the bot. Undefined: it has not been reached yet. */
export function gatewayHealth(client: Client | undefined): Health {
  const connections = [...(client?.ws.shards.values() ?? [])];
  const standing = connections.every(({ status }) => status === Status.Ready);
  if (client?.isReady() && standing) return { status: "ok" };
  return { status: "failing", detail: client ? "connection lost, reconnecting" : "not connected yet" };
}
