import type { FileHandle } from 'node:fs/promises';

/** So many bytes are gathered for one call that writes. */
const enough = 1 << 20;
/** So many bytes are left to be flushed, so that the last flush does not wait for the whole file. */
const flushEvery = 1 << 26;

/**
 * Writes chunks of any size to a file and flushes it. Chunks are gathered into large writes, and the next are made while
 * the last are written: they must not change after they were handed over.
 */
export async function writeBehind(
  file: FileHandle,
  content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  let gathered: Uint8Array[] = [];
  let length = 0;
  let unflushed = 0;
  let writing = Promise.resolve();
  let flushing = Promise.resolve();

  const write = async (): Promise<void> => {
    const [chunks, written] = [gathered, length];
    [gathered, length] = [[], 0];
    await writing;
    writing = inBackground(writeAll(file, chunks));
    unflushed += written;
    if (unflushed < flushEvery) return;
    unflushed = 0;
    await flushing;
    flushing = inBackground(file.datasync());
  };

  try {
    for await (const chunk of content) {
      gathered.push(chunk);
      length += chunk.length;
      if (length >= enough) await write();
    }
    await write();
  } finally {
    await Promise.allSettled([writing, flushing]);
  }
  await writing;
  await flushing;
  await file.sync();
}

/** The same promise, whose failure whoever awaits it will meet. */
function inBackground(work: Promise<void>): Promise<void> {
  work.catch(() => undefined);
  return work;
}

async function writeAll(file: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  let left = chunks.filter((chunk) => chunk.length > 0);
  while (left.length > 0) {
    let { bytesWritten } = await file.writev(left);
    const whole = left.findIndex((chunk) => {
      if (bytesWritten < chunk.length) return true;
      bytesWritten -= chunk.length;
      return false;
    });
    if (whole === -1) return;
    left = left.slice(whole);
    left[0] = left[0]!.subarray(bytesWritten);
  }
}
