import { readBytes } from '../files/read-bytes.js';
import { unzstd } from '../files/unzstd.js';

/** A line of text and its number in the file, from 1. */
export interface Line {
  readonly text: string;
  readonly number: number;
}

/** The lines of a file that are taken when they are needed. */
export interface Lines {
  /** The next `count` lines that are not blank; fewer at the end of the file. */
  take(count: number): Promise<Line[]>;
  /** Closes the file; must be called by whoever does not take all lines. */
  close(): Promise<void>;
}

// As eachLine has it, so that both count the same lines.
const blank = /^ *$/;

/**
 * Opens a text file, plain or compressed (gzip, Zstandard), to take its lines a few at a time. Carriage returns and a byte order mark are dropped.
 * `take` throws a DataError where the file cannot be read.
 */
export function openLines(path: string): Lines {
  const chunks = unzstd(readBytes(path), path);
  const decoder = new TextDecoder();
  let pending: string[] = [];
  let at = 0;
  let number = 0;
  let rest = '';
  let ended = false;

  const refill = async (): Promise<void> => {
    const { done, value } = await chunks.next();
    const text = rest + (done === true ? decoder.decode() : decoder.decode(value, { stream: true }));
    pending = text.split('\n');
    at = 0;
    ended = done === true;
    rest = ended ? '' : pending.pop()!;
  };

  return {
    async take(count) {
      const lines: Line[] = [];
      while (lines.length < count) {
        if (at === pending.length) {
          if (ended) break;
          await refill();
          continue;
        }
        const line = pending[at++]!;
        number++;
        const text = line.endsWith('\r') ? line.slice(0, -1) : line;
        if (!blank.test(text)) lines.push({ text, number });
      }
      return lines;
    },
    async close() {
      await chunks.return();
    },
  };
}
