import { beginsWith } from '@snpress/data/bytes/begins-with';
import { concatBytes } from '@snpress/data/bytes/concat-bytes';
import { DataError } from '@snpress/data/errors/data-error';
import type { ReadingOptions } from '../files/reading-options.js';

const headLength = 18;
/** So many bytes of a BGZF file are read at once, and so many blocks inflated side by side. */
const readLength = 1 << 20;
const blocksAtOnce = 32;

/**
 * Streams the content of a Blob, decompressed where it begins as gzip does, also in a browser. BGZF is inflated block by block;
 * other gzip data must have one member.
 * @param name what messages call it
 * @throws DataError where the gzip data are damaged or cut short.
 */
export async function* readBlob(
  blob: Blob,
  name: string,
  { signal, onProgress }: ReadingOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const head = new Uint8Array(await blob.slice(0, headLength).arrayBuffer());
  const told = (at: number): void => {
    signal?.throwIfAborted();
    onProgress?.(blob.size === 0 ? 1 : Math.min(1, at / blob.size));
  };
  if (blockLength(head, 0) !== undefined) yield* inflateBlocks(blob, name, told);
  else {
    let at = 0;
    const counted = chunksOf(
      blob.stream().pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            at += chunk.length;
            controller.enqueue(chunk);
          },
        }),
      ),
      beginsWith(head, '\x1f\x8b') ? 'gzip' : undefined,
    );
    try {
      for await (const bytes of counted) {
        told(at);
        yield bytes;
      }
    } catch (cause) {
      if (!beginsWith(head, '\x1f\x8b') || signal?.aborted === true) throw cause;
      throw damaged(name, 'gzip', at, cause);
    }
  }
  told(blob.size);
}

/** The chunks of a stream, decompressed; whoever stops early cancels it. */
async function* chunksOf(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  compression?: 'gzip',
): AsyncGenerator<Uint8Array, void, undefined> {
  const content: ReadableStream<Uint8Array> =
    compression === undefined ? stream : stream.pipeThrough(new DecompressionStream(compression));
  // Not every browser can iterate a stream.
  const reader = content.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function* inflateBlocks(
  blob: Blob,
  name: string,
  told: (at: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  let stored = new Uint8Array(0);
  let offset = 0;
  let lastIsEmpty = false;
  while (offset < blob.size) {
    stored = new Uint8Array(await blob.slice(offset, offset + readLength).arrayBuffer());
    let at = 0;
    const blocks: { readonly at: number; readonly inflated: Promise<Uint8Array> }[] = [];
    while (at < stored.length && blocks.length < blocksAtOnce) {
      const length = blockLength(stored, at);
      if (length === undefined) {
        if (at > 0 && stored.length - at < headLength && offset + stored.length < blob.size) break;
        throw damaged(name, 'BGZF', offset + at);
      }
      if (at + length > stored.length) break;
      const inflated = inflate(stored.slice(at, at + length));
      inflated.catch(() => undefined);
      blocks.push({ at: offset + at, inflated });
      at += length;
    }
    if (at === 0) throw damaged(name, 'BGZF', offset);
    for (const block of blocks) {
      const bytes = await block.inflated.catch((cause: unknown) => {
        throw damaged(name, 'BGZF', block.at, cause);
      });
      told(block.at);
      lastIsEmpty = bytes.length === 0;
      if (!lastIsEmpty) yield bytes;
    }
    offset += at;
  }
  if (!lastIsEmpty) {
    throw new DataError({
      code: 'cut-short',
      message: 'The BGZF data end too early: the block that ends such a file is not there',
      file: name,
      hint: 'Copy or download the file again',
    });
  }
}

/** The length of the BGZF block that begins at a byte; undefined where none does. */
function blockLength(bytes: Uint8Array, at: number): number | undefined {
  const header = bytes.subarray(at, at + headLength);
  if (header.length < headLength || !beginsWith(header, '\x1f\x8b\x08\x04')) return undefined;
  if (!beginsWith(header.subarray(12), 'BC\x02\x00')) return undefined;
  const length = header[16]! + 256 * header[17]! + 1;
  return length < headLength + 8 ? undefined : length;
}

/** A block is a whole gzip member, with its checksum. */
async function inflate(block: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of chunksOf(new Blob([block]).stream(), 'gzip')) parts.push(part);
  return parts.length === 0 ? new Uint8Array(0) : concatBytes(parts);
}

function damaged(file: string, kind: 'gzip' | 'BGZF', at: number, cause?: unknown): DataError {
  return new DataError(
    {
      code: 'damaged-compression',
      message: `The ${kind} data are damaged or cut short at or before byte ${at}`,
      file,
      hint:
        kind === 'gzip'
          ? 'Copy or download the file again; where it was put together of several gzip files, compress it with bgzip'
          : 'Copy or download the file again',
    },
    { cause },
  );
}
