import { utf8Text } from '@snpress/data/bytes/utf8-text';
/** The column, in characters from 1, of the byte `at` in the line that begins at `start`. */
export function columnNumber(bytes: Uint8Array, start: number, at: number): number {
  return Array.from(utf8Text(bytes, start, at)).length + 1;
}
