import type { FileHandle } from 'node:fs/promises';

/** A file that is read from one place on, a stretch at a time. */
export interface ByteWindow {
  /** Where it stands, in bytes from the beginning of the file. */
  readonly at: number;
  /**
   * The next `length` bytes, which are not passed over; fewer at the end of the file. They are valid until the next call.
   */
  peek(length: number): Promise<Buffer>;
  /** Passes over bytes. */
  skip(length: number): void;
}

const chunkSize = 1 << 20;

/** Reads a file from the byte `start` on, a megabyte at a time or as much as is asked for. */
export function byteWindow(file: FileHandle, start: number): ByteWindow {
  let at = start;
  let heldFrom = start;
  let held = Buffer.alloc(0);

  const refill = async (length: number): Promise<void> => {
    const kept = held.subarray(Math.min(held.length, at - heldFrom));
    const next = Buffer.allocUnsafe(Math.max(chunkSize, length));
    kept.copy(next);
    let filled = kept.length;
    while (filled < length) {
      const { bytesRead } = await file.read(next, filled, next.length - filled, at + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    held = next.subarray(0, filled);
    heldFrom = at;
  };

  return {
    get at() {
      return at;
    },
    async peek(length) {
      if (at + length > heldFrom + held.length) await refill(length);
      return held.subarray(at - heldFrom, at - heldFrom + length);
    },
    skip(length) {
      at += length;
    },
  };
}
