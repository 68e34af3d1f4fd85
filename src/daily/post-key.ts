import { createHash } from "node:crypto";

/**
 * The nonce of a message, the same in every attempt and every process: first 25 characters in base 36 of a SHA-256.
 * Discord takes at most 25 and, with `enforce_nonce`, gives back the message that it made for it some minutes ago
 * (resources/message, create message).
 */
export function nonceOf(...key: readonly string[]): string {
  const digest = createHash("sha256").update(key.join("\n")).digest("hex");
  return BigInt(`0x${digest}`).toString(36).padStart(50, "0").slice(0, 25);
}
