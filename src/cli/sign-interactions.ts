import { generateKeyPairSync, sign } from "node:crypto";

const { publicKey, privateKey } = generateKeyPairSync("ed25519");
/** The public half as Discord shows it: 64 hex digits. */
export const keyHex = Buffer.from(publicKey.export({ format: "jwk" }).x ?? "", "base64url").toString("hex");

/** A body with the headers that Discord sends along. */
export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

let serial = 0;
/** Interactions that nobody has sent before, as Discord signs them. */
export function signMany(count: number, questions: readonly string[]): readonly Signed[] {
  const timestamp = String(Math.floor(Date.now() / 1_000));
  return Array.from({ length: count }, (): Signed => {
    serial += 1;
    const body = JSON.stringify(interaction(serial, questions[serial % questions.length] ?? ""));
    const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString("hex");
    const headers = {
      "content-type": "application/json",
      "content-length": String(Buffer.byteLength(body)),
      "x-signature-ed25519": signature,
      "x-signature-timestamp": timestamp,
    };
    return { body, headers };
  });
}

function interaction(number: number, question: string) {
  const user = { id: "800000000000000001", username: "robin", discriminator: "0", avatar: null };
  return {
    id: String(900_000_000_000_000_000n + BigInt(number)),
    application_id: "500000000000000001",
    token: `aW50ZXJhY3Rpb246${"x".repeat(180)}${number}`,
    version: 1,
    type: 2,
    locale: "en-US",
    guild_locale: "en-US",
    guild_id: "600000000000000001",
    guild: { id: "600000000000000001", locale: "en-US", features: [] },
    channel_id: "700000000000000001",
    channel: { id: "700000000000000001", type: 0, name: "general" },
    member: { user, roles: [], permissions: "2248473465835073", joined_at: "2020-01-01T00:00:00Z" },
    app_permissions: "562949953601536",
    context: 0,
    entitlements: [],
    authorizing_integration_owners: { "0": "600000000000000001" },
    data: { id: "1", name: "ask", type: 1, options: [{ name: "question", type: 3, value: question }] },
  };
}
