import { endlessLine, longestLine } from '../files/longest-line.js';
import { checkedUtf8 } from '../files/checked-utf8.js';
import type { FileContent } from '../files/file-content.js';

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
 * Opens a text to take its lines a few at a time. Carriage returns and a byte order mark are dropped.
 * `take` throws a DataError where the text cannot be read, is not UTF-8, or has a line longer than `longestLine` bytes.
 */
export function openLines(file: FileContent): Lines {
  const chunks = checkedUtf8(file.bytes(), file.name);
  const decoder = new TextDecoder();
  let text = '';
  let at = 0;
  let number = 0;
  let ended = false;

  const refill = async (): Promise<void> => {
    const next = await chunks.next();
    text =
      text.slice(at) + (next.done === true ? decoder.decode() : decoder.decode(next.value, { stream: true }));
    at = 0;
    ended = next.done === true;
  };

  return {
    async take(count) {
      const lines: Line[] = [];
      while (lines.length < count) {
        const next = text.indexOf('\n', at);
        if (next === -1 && !ended) {
          if (text.length - at > longestLine) throw endlessLine(file.name, number + 1);
          await refill();
          continue;
        }
        const end = next === -1 ? text.length : next;
        if (end === at && next === -1) break;
        const line = text.slice(at, end > at && text[end - 1] === '\r' ? end - 1 : end);
        at = next === -1 ? end : end + 1;
        number++;
        if (!blank.test(line)) lines.push({ text: line, number });
      }
      return lines;
    },
    async close() {
      await chunks.return();
    },
  };
}
