/**
 * Why a server gets no quote. The first group is asked about again before anything is sent; the second ends with the
 * next post. `detail` names permissions, or a reason.
 */
export interface Trouble {
  readonly kind: (typeof blocking)[number] | (typeof passing)[number];
  readonly detail?: string;
}

const blocking = [
  /** The channel can't be seen. */
  "missingAccess",
  /** Permissions in the channel are missing; `detail` names them. */
  "missingPermission",
  "channelGone",
  "guildGone",
  /** A channel that takes no messages, or a thread that is locked. */
  "wrongChannel",
] as const;

const passing = [
  /** AutoMod or Discord's link filter took the words for something that they are not. */
  "autoMod",
  /** Discord refused the message itself; `detail` has its code. */
  "rejected",
  /** A date passed without a post; `detail` says why: away, unclear, outage, noQuotes. */
  "missed",
] as const;

export function isBlocking(trouble: Trouble): boolean {
  return blocking.some((kind) => kind === trouble.kind);
}

/** As it is kept in a table: "missingPermission:SendMessages,EmbedLinks". */
export function writeTrouble(trouble: Trouble): string {
  return trouble.detail === undefined ? trouble.kind : `${trouble.kind}:${trouble.detail}`;
}

export function parseTrouble(text: string | null): Trouble | undefined {
  if (text === null) return undefined;
  const [name, ...detail] = text.split(":");
  const kind = [...blocking, ...passing].find((known) => known === name);
  if (kind === undefined) return undefined;
  return detail.length === 0 ? { kind } : { kind, detail: detail.join(":") };
}
