import type { FileHandle } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { cutShortBgzf, damagedBgzf } from './damaged-bgzf.js';
import { bgzfHeaderLength, isBgzf } from './is-bgzf.js';

const inflate = promisify(gunzip);
const largestBlock = 1 << 16;
const readLength = 1 << 20;
/** So many decompressed bytes are inflated at once; several batches at a time, each in a thread of its own. */
const batchLength = 1 << 21;
const batchesInFlight = 3;

/** A place in the content of a BGZF file: a byte of what the block at an offset of the file decompresses to. */
export interface BgzfPlace {
  readonly block: number;
  readonly byte: number;
}

/** From one place in a BGZF file up to another one. */
export interface BgzfRange {
  readonly start: BgzfPlace;
  readonly end: BgzfPlace;
}

/**
 * Streams the content of a BGZF file, or of a range of it.
 * @param onOffset told up to which byte of the file the content goes that is handed out next
 * @throws DataError where a block is damaged or the file was cut short.
 */
export async function* readBgzf(
  file: FileHandle,
  path: string,
  range?: BgzfRange,
  onOffset?: (offset: number) => void,
): AsyncGenerator<Buffer, void, undefined> {
  const batches = createBatches(file, path, range);
  const inFlight: { readonly inflated: Promise<Buffer>; readonly end: number }[] = [];
  for (let more = true; more || inFlight.length > 0;) {
    while (more && inFlight.length < batchesInFlight) {
      const batch = await batches.next();
      if (batch === undefined) more = false;
      else {
        const inflated = inflateBatch(batch, path);
        // Whoever stops reading early does not wait for the batches ahead, nor hears of their faults.
        inflated.catch(() => undefined);
        inFlight.push({ inflated, end: batch.offset + batch.stored.length });
      }
    }
    const next = inFlight.shift();
    const bytes = await next?.inflated;
    if (next !== undefined) onOffset?.(next.end);
    if (bytes !== undefined && bytes.length > 0) yield bytes;
  }
}

/** Whole blocks, and which part of their content is asked for. */
interface Batch {
  readonly stored: Buffer;
  /** Where in the file the blocks begin. */
  readonly offset: number;
  /** Bytes that they decompress to. */
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

async function inflateBatch({ stored, offset, length, from, to }: Batch, path: string): Promise<Buffer> {
  if (length === 0) return stored.subarray(0, 0);
  let bytes: Buffer;
  try {
    // Room to spare, so that zlib need not be asked a second time whether that was all.
    bytes = await inflate(stored, { chunkSize: length + 1024, maxOutputLength: length + 1 });
  } catch (cause) {
    throw damagedBgzf(path, offset, cause);
  }
  if (bytes.length !== length) throw damagedBgzf(path, offset);
  return bytes.subarray(from, to);
}

function createBatches(
  file: FileHandle,
  path: string,
  range: BgzfRange | undefined,
): { next(): Promise<Batch | undefined> } {
  let stored = Buffer.alloc(0);
  let at = 0;
  let position = range?.start.block ?? 0;
  let skip = range?.start.byte ?? 0;
  let ended = false;
  let lastLength: number | undefined;

  /** Makes `count` bytes from `at` on available; false where the file ends right there. */
  const have = async (count: number): Promise<boolean> => {
    while (stored.length - at < count) {
      const chunk = Buffer.allocUnsafe(Math.max(readLength, count));
      const { bytesRead } = await file.read(chunk, 0, chunk.length, position + stored.length);
      if (bytesRead > 0) stored = Buffer.concat([stored, chunk.subarray(0, bytesRead)]);
      else if (at === stored.length) return false;
      else throw cutShortBgzf(path);
    }
    return true;
  };

  return {
    async next() {
      if (ended) return undefined;
      stored = stored.subarray(at);
      at = 0;
      const offset = position;
      let length = 0;
      let to: number | undefined;
      while (length < batchLength && at < batchLength) {
        const block = offset + at;
        const { end } = range ?? {};
        if (end !== undefined && (block > end.block || (block === end.block && end.byte === 0))) ended = true;
        else ended = !(await have(bgzfHeaderLength));
        if (ended) break;
        if (!isBgzf(stored.subarray(at, at + bgzfHeaderLength))) throw damagedBgzf(path, block);
        const blockLength = stored.readUInt16LE(at + 16) + 1;
        if (blockLength < bgzfHeaderLength + 8) throw damagedBgzf(path, block);
        await have(blockLength);
        lastLength = stored.readUInt32LE(at + blockLength - 4);
        if (lastLength > largestBlock) throw damagedBgzf(path, block);
        if (block === end?.block) to = length + end.byte;
        length += lastLength;
        at += blockLength;
      }
      position = offset + at;
      if (ended && range === undefined && lastLength !== 0) throw cutShortBgzf(path);
      if (at === 0) return undefined;
      const from = skip;
      skip = 0;
      return { stored: stored.subarray(0, at), offset, length, from, to: to ?? length };
    },
  };
}
