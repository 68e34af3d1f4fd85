import type { APIEmbed, APIInteractionResponse } from "discord.js";

/**
 * A response as JSON in UTF-8. Its embeds are nearly all of it, and those of an answer are the same objects each time:
 * they are written once, and copied from then on. Nobody changes an embed that has been sent.
 */
export function encodeResponse(body: APIInteractionResponse): Buffer<ArrayBuffer> {
  if (!("data" in body && body.data && "embeds" in body.data)) return Buffer.from(JSON.stringify(body));
  const { embeds = [], ...data } = body.data;
  const withoutEmbeds = JSON.stringify({ type: body.type, data: { ...data, embeds: [] } });
  const beginning = Buffer.from(withoutEmbeds.slice(0, -ending.length));
  return Buffer.concat([beginning, ...embeds.flatMap((embed, at) => encodedEmbed(embed, at === 0)), ending]);
}

const ending = Buffer.from("]}}");
const comma = Buffer.from(",");
const encodedEmbeds = new WeakMap<APIEmbed, Buffer>();

/** An embed among others, with a comma before it unless it is the first. */
function encodedEmbed(embed: APIEmbed, isFirst: boolean): readonly Buffer[] {
  const encoded = encodedEmbeds.get(embed) ?? encodeAndKeep(embed);
  return isFirst ? [encoded] : [comma, encoded];
}

function encodeAndKeep(embed: APIEmbed): Buffer {
  const encoded = Buffer.from(JSON.stringify(embed));
  encodedEmbeds.set(embed, encoded);
  return encoded;
}
