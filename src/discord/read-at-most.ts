/**
 * The whole of a body, byte by byte as it came. Undefined where it is longer than `bytesMax` or ends early: reading
 * stops there, so that nobody can fill our memory.
 */
export async function readAtMost(
  body: ReadableStream<Uint8Array> | null,
  bytesMax: number,
): Promise<Uint8Array | undefined> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > bytesMax) return undefined;
      chunks.push(chunk);
    }
  } catch {
    // The sender has gone: there is nobody left to answer.
    return undefined;
  }
  return Buffer.concat(chunks, length);
}
