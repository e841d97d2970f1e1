/** Where `bytes[start]` … `bytes[end - 1]` cease to be UTF-8: the offset of the first byte that begins no character, or -1. */
export function firstNotUtf8(bytes: Uint8Array, start = 0, end = bytes.length): number {
  for (let at = start; at < end;) {
    const first = bytes[at]!;
    if (first < 0x80) {
      at++;
      continue;
    }
    const length = lengthOf(first, bytes[at + 1] ?? 0);
    if (length === 0 || at + length > end) return at;
    for (let next = at + 1; next < at + length; next++) if (!isContinuation(bytes[next]!)) return at;
    at += length;
  }
  return -1;
}

/** Bytes of the character that two bytes begin; 0 where they begin none. */
function lengthOf(first: number, second: number): number {
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first === 0xe0) return second >= 0xa0 ? 3 : 0;
  if (first === 0xed) return second < 0xa0 ? 3 : 0;
  if (first > 0xe0 && first < 0xf0) return 3;
  if (first === 0xf0) return second >= 0x90 ? 4 : 0;
  if (first === 0xf4) return second < 0x90 ? 4 : 0;
  return first > 0xf0 && first < 0xf4 ? 4 : 0;
}

function isContinuation(byte: number): boolean {
  return byte >= 0x80 && byte < 0xc0;
}
