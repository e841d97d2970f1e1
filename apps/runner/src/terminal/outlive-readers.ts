import { isatty } from 'node:tty';
import { tell } from './print.js';

/** What became of stdout. */
export interface Readers {
  /** Why results could not be printed although somebody wants them: a full disk; undefined where nobody reads them. */
  readonly failure: Error | undefined;
}

/**
 * A reader that goes away (`| head`, a closed terminal, SIGHUP), or a disk that is full, ends no command: what it computes is
 * finished and written; only what it would print is lost.
 */
export function outliveReaders(): Readers {
  let failure: Error | undefined;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!isGone(error)) failure ??= error;
  });
  process.stderr.on('error', () => undefined);
  const terminals = [0, 1, 2].filter((descriptor) => isatty(descriptor));
  process.on('SIGHUP', () => {
    tell('The terminal was closed (SIGHUP): the command goes on to its end.');
  });
  process.on('exit', () => {
    // Node.js aborts where it cannot give a terminal back as it was, since that is closed.
    if (terminals.every((descriptor) => isatty(descriptor))) return;
    process.removeAllListeners('SIGHUP');
    process.kill(process.pid, 'SIGHUP');
  });
  return {
    get failure() {
      return failure;
    },
  };
}

/** Whether a write failed since nobody reads any more. A stream is destroyed by its first error, so later ones say only that. */
function isGone({ code }: NodeJS.ErrnoException): boolean {
  if (code === 'EIO') return process.stdout.isTTY;
  return ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(code ?? '');
}
