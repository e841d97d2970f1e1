const newline = 0x0a;
const carriageReturn = 0x0d;

/** Where the line that begins at `start` ends, without its line end. */
export function lineEnd(bytes: Uint8Array, start: number): number {
  const found = bytes.indexOf(newline, start);
  const end = found === -1 ? bytes.length : found;
  return end > start && bytes[end - 1] === carriageReturn ? end - 1 : end;
}

/** Where the next line begins. */
export function nextLine(bytes: Uint8Array, start: number): number {
  const found = bytes.indexOf(newline, start);
  return found === -1 ? bytes.length : found + 1;
}
