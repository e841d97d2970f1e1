import { beginsWith } from '@snpress/data/bytes/begins-with';
import { Inflate } from 'pako-esm2';
import { cutShortBgzf, damagedBgzf } from '../files/damaged-bgzf.js';
import { explainFileError } from '../files/explain-file-error.js';
import { bgzfHeaderLength, isBgzf } from '../files/is-bgzf.js';
import type { ReadingOptions } from '../files/reading-options.js';

/** So many bytes are handed out at once; a block of BGZF has no more. */
const chunkSize = 1 << 16;

/**
 * Streams the content of a Blob, also in a browser; decompressed where it begins as gzip does, all its members (BGZF has thousands, and
 * the browsers' own DecompressionStream takes one).
 * @param name what messages call it
 * @throws DataError where the gzip data are damaged or cut short.
 */
export async function* readBlob(
  blob: Blob,
  name: string,
  { signal, onProgress }: ReadingOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  signal?.throwIfAborted();
  const head = new Uint8Array(await blob.slice(0, bgzfHeaderLength).arrayBuffer());
  const gzip = beginsWith(head, '\x1f\x8b') ? createInflater(name, isBgzf(head)) : undefined;
  let done = 0;
  for await (const stored of chunksOf(blob)) {
    signal?.throwIfAborted();
    onProgress?.(done / blob.size);
    done += stored.length;
    if (gzip === undefined) yield stored;
    else yield* gzip.inflated(stored);
  }
  yield* gzip?.rest() ?? [];
  onProgress?.(1);
}

/** Whoever stops early cancels the stream; not every browser can iterate one. */
async function* chunksOf(blob: Blob): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = blob.stream().getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Inflates members of gzip one after the other, with their checksums. */
function createInflater(
  file: string,
  areBlocks: boolean,
): { inflated(stored: Uint8Array): Generator<Uint8Array>; rest(): readonly Uint8Array[] } {
  let ready: Uint8Array[] = [];
  /** Bytes of what the member in hand, or the last one, holds. */
  let length = 0;
  /** Where in the file the member begins, and up to where all is sound. */
  let begin = 0;
  let sound = 0;
  let member: Inflate | undefined;
  let isPadding = false;

  const failed = (code: 'Z_DATA_ERROR' | 'Z_BUF_ERROR'): unknown => {
    const cause = Object.assign(new Error(member?.msg ?? 'the data end'), { code });
    return areBlocks ? damagedBgzf(file, begin, cause) : explainFileError(file, cause, sound);
  };
  const begun = (): Inflate => {
    const next = new Inflate({ chunkSize });
    length = 0;
    next.onData = (bytes: Uint8Array) => {
      length += bytes.length;
      if (bytes.length > 0) ready.push(bytes);
    };
    return next;
  };

  return {
    *inflated(stored) {
      for (let at = 0; at < stored.length && !isPadding;) {
        // As gzip and Node have it, zeros after a member are no part of the content.
        isPadding = member === undefined && sound > 0 && stored[at] === 0;
        if (isPadding) return;
        if (member === undefined) begin = sound + at;
        member ??= begun();
        member.push(stored.subarray(at), false);
        if (member.err) throw failed('Z_DATA_ERROR');
        yield* ready;
        ready = [];
        if (member.ended !== true) break;
        at += member.strm!.next_in;
        member = undefined;
      }
      sound += stored.length;
    },
    rest() {
      if (member !== undefined) throw failed('Z_BUF_ERROR');
      if (areBlocks && length > 0) throw cutShortBgzf(file);
      return ready;
    },
  };
}
