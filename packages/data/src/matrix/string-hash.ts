/** Two halves of a hash. */
export interface StringHash {
  readonly high: number;
  readonly low: number;
}

/** A hash of 64 bits of a string, not meant to withstand an adversary; the result is reused by the next call. */
export function stringHash(text: string): StringHash {
  let high = 0x9747b28c ^ text.length;
  let low = 0x2545f491 ^ text.length;
  for (let at = 0; at < text.length; at += 2) {
    const second = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    const pair = text.charCodeAt(at) | (second << 16);
    high = mix(high, pair, 0xcc9e2d51, 0x1b873593);
    low = mix(low, pair, 0x239b961b, 0xab0e9789);
  }
  high = finish(high);
  low = finish(low ^ high);
  hash.high = high;
  hash.low = low;
  return hash;
}

const hash = { high: 0, low: 0 };

/** A round of MurmurHash3 (Austin Appleby, public domain). */
function mix(state: number, block: number, first: number, second: number): number {
  let scrambled = Math.imul(block, first);
  scrambled = Math.imul((scrambled << 15) | (scrambled >>> 17), second);
  const next = state ^ scrambled;
  return (Math.imul((next << 13) | (next >>> 19), 5) + 0xe6546b64) | 0;
}

/** The end of MurmurHash3: every bit of the state decides about every bit of the result. */
function finish(state: number): number {
  let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
