import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';

/** SHA-256 in lower-case hexadecimal. */
export type Digest = string;

/** Whether a value is the text of a digest. Only such a text is part of a path in a store. */
export function isDigest(value: unknown): value is Digest {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}

/** Below this size one blocking read is cheaper than the round trips of a stream. */
const streamFrom = 4 * 2 ** 20;

/** Digest of a text (as UTF-8) or of bytes. */
export function digestOf(content: string | Uint8Array): Digest {
  return createHash('sha256').update(content).digest('hex');
}

/** Digest and size of a file, read as it is now. Large files are streamed. */
export async function digestFile(path: string): Promise<{ digest: Digest; bytes: number }> {
  if (statSync(path).size < streamFrom) {
    const content = readFileSync(path);
    return { digest: digestOf(content), bytes: content.length };
  }
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { digest: hash.digest('hex'), bytes };
}
