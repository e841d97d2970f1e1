import { once } from 'node:events';
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { ReadEntry } from 'tar';
import { ArchiveError } from './archive-error.js';
import { errorCode } from './store-error.js';

/** Results are numbers, which compress tenfold; what grows more than this, beyond a small size, is made to fill a disk. */
const mostGrowth = { times: 200, beyond: 64 * 2 ** 20 };

/** Gives the entries of a tar file, compressed or not, to `accept`, one after the other and never more than it takes. */
export async function readTar(
  file: string,
  accept: (entry: ReadEntry) => Promise<void>,
  onProgress?: (progress: { readonly done: number; readonly total: number }) => void,
): Promise<void> {
  const { Parser } = await import('tar');
  const total = statSync(file).size;
  const source = createReadStream(file);
  const chunks = isGzip(file) ? source.pipe(createGunzip()) : source;
  source.on('error', (error) => chunks.destroy(error));
  let failure: Error | undefined;
  let accepted = Promise.resolve();
  const fail = (error: unknown) => {
    failure ??= error as Error;
  };
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry) => {
      accepted = accepted
        .then(() => (failure === undefined ? accept(entry) : undefined))
        .catch(fail)
        .then(() => {
          entry.resume();
        });
    },
  });
  parser.on('error', fail);
  parser.on('ignoredEntry', ({ path }: ReadEntry) => {
    fail(new Error(`it has an entry of unknown type, "${path}"`));
  });
  let room = mostGrowth.beyond + mostGrowth.times * total;
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      room -= chunk.length;
      if (room < 0) fail(new Error(`it unpacks to more than ${mostGrowth.times} times its size`));
      const isFlowing = parser.write(chunk);
      if (failure === undefined && !isFlowing) await once(parser, 'drain');
      if (failure !== undefined) break;
      onProgress?.({ done: source.bytesRead, total });
    }
  } catch (error) {
    fail(error);
  } finally {
    source.destroy();
    parser.end(); // ends an entry that was cut short, for whoever waits for the rest of it
  }
  await accepted;
  throwFailure(failure, file);
}

function throwFailure(failure: Error | undefined, file: string): void {
  if (failure === undefined) return;
  // What the file system says of the store is told as it is; everything else is the archive's fault.
  const code = errorCode(failure) ?? '';
  const isArchives = code === '' || /^(Z_|TAR_)/.test(code);
  if (!isArchives || failure instanceof ArchiveError) throw failure;
  throw new ArchiveError(
    `${file} is no archive of a run, or damaged: ${failure.message}; nothing was imported.`,
    { cause: failure },
  );
}

function isGzip(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const magic = Buffer.alloc(2);
    readSync(file, magic, 0, 2, 0);
    return magic[0] === 0x1f && magic[1] === 0x8b;
  } finally {
    closeSync(file);
  }
}
