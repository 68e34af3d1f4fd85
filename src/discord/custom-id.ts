/**
 * A component's whole state, so that it works after a restart and on any instance: `v1:next:sanctions-veto:it`.
 * At most 100 characters (Discord, components/reference).
 */
export interface CustomId {
  readonly action: string;
  readonly args: readonly string[];
}

const version = "v1";

/** Writes a custom id. Throws a RangeError where it would be longer than Discord takes, which tests must find. */
export function writeCustomId(action: string, ...args: readonly string[]): string {
  // A text that was cut may end in half a character (a lone surrogate), which Discord would not give back.
  const id = [version, action, ...args].join(":").replaceAll(/\p{Cs}/gu, "");
  if (id.length > 100) throw new RangeError(`custom_id of ${id.length} characters: ${id}`);
  return id;
}

/** Reads a custom id; undefined for one of another version or of somebody else's making. */
export function parseCustomId(id: string): CustomId | undefined {
  const [prefix, action, ...args] = id.split(":");
  if (prefix !== version || !action) return undefined;
  return { action, args };
}
