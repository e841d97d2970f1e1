/** The column, in characters from 1, of the byte `at` in the line that begins at `start`. */
export function columnNumber(bytes: Buffer, start: number, at: number): number {
  return Array.from(bytes.toString('utf8', start, at)).length + 1;
}
