import { randomUUID } from 'node:crypto';
import { closeSync, createReadStream, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** Text that is put aside in a file, because there may be too much of it for memory. */
export interface Spool {
  add(text: string): void;
  /** All that was added. */
  read(): AsyncIterable<Uint8Array>;
  /** Removes the file. */
  remove(): void;
}

const bufferedPieces = 1000;

/** An empty spool, in a file beside the one that its text is for; no file is made before there is much text. */
export function createSpool(beside: string): Spool {
  const path = `${beside}.${randomUUID()}.tmp`;
  let file: number | undefined;
  let pending: string[] = [];
  const close = (): void => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  let isWritten = false;
  return {
    add(text) {
      pending.push(text);
      if (pending.length < bufferedPieces) return;
      if (file === undefined) mkdirSync(dirname(path), { recursive: true });
      file ??= openSync(path, 'wx');
      isWritten = true;
      writeSync(file, pending.join(''));
      pending = [];
    },
    async *read() {
      close();
      if (isWritten) yield* createReadStream(path) as AsyncIterable<Buffer>;
      yield Buffer.from(pending.join(''));
    },
    remove() {
      close();
      rmSync(path, { force: true });
    },
  };
}
