/**
 * The whole of a request's body, byte by byte as it came. Undefined where it is longer than `bytesMax` or ends early:
 * reading stops there, so that nobody can fill our memory.
 */
export async function readAtMost(request: Request, bytesMax: number): Promise<Uint8Array | undefined> {
  const announced = request.headers.get("content-length");
  try {
    if (announced === null) return await readStream(request.body, bytesMax);
    // Node ends a body at its announced length, and reading it at once costs half of what a stream does.
    return Number(announced) <= bytesMax ? new Uint8Array(await request.arrayBuffer()) : undefined;
  } catch {
    // The sender has gone: there is nobody left to answer.
    return undefined;
  }
}

async function readStream(body: ReadableStream<Uint8Array> | null, bytesMax: number) {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body ?? []) {
    length += chunk.byteLength;
    if (length > bytesMax) return undefined;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks, length));
}
