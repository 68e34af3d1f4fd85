import { generateKeyPairSync, sign } from "node:crypto";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");

/** The public half as Discord shows it: 64 hex digits. */
export const publicKeyHex = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString(
  "hex",
);

/** The headers with which Discord signs a body. */
export function signatureHeaders(body: string, atMs: number = Date.now()): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(atMs / 1_000));
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString("hex");
  return {
    "content-type": "application/json",
    "x-signature-ed25519": signature,
    "x-signature-timestamp": timestamp,
  };
}

/** Posts a body to an endpoint, signed as Discord would. */
export function postSigned(url: string, body: string, atMs?: number): Promise<Response> {
  return fetch(url, { method: "POST", body, headers: signatureHeaders(body, atMs) });
}
