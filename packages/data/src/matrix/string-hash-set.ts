import { stringHash } from './string-hash.js';

/** Strings that were met, of which nothing but 64 bits each is kept. */
export interface StringHashSet {
  /** Adds a string. @returns false where it, or one of the same hash, was there already */
  add(text: string): boolean;
}

/** Parts of the set, by the first bits of the hash: they grow one by one, so that no copy of the whole is needed. */
const shardBits = 6;
const fullest = 0.85;
const growth = 1.25;

/** An empty set that takes 9 to 12 bytes per string. */
export function createStringHashSet(): StringHashSet {
  const shards = Array.from({ length: 2 ** shardBits }, createShard);
  return {
    add(text) {
      const { high, low } = stringHash(text);
      return shards[high >>> (32 - shardBits)]!.add(high, low);
    },
  };
}

function createShard(): { add(high: number, low: number): boolean } {
  let capacity = 16;
  let count = 0;
  /** The halves of a hash in two entries each; both are 0 where a slot is free. */
  let slots = new Uint32Array(2 * capacity);

  const slotOf = (high: number, low: number): number => {
    let slot = Math.floor(low * (capacity / 2 ** 32));
    while (slots[2 * slot] !== high || slots[2 * slot + 1] !== low) {
      if (slots[2 * slot] === 0 && slots[2 * slot + 1] === 0) return slot;
      slot = slot + 1 === capacity ? 0 : slot + 1;
    }
    return slot;
  };
  const isFree = (slot: number): boolean => slots[2 * slot] === 0 && slots[2 * slot + 1] === 0;
  const put = (slot: number, high: number, low: number): void => {
    slots[2 * slot] = high;
    slots[2 * slot + 1] = low;
  };
  const grow = (): void => {
    const before = slots;
    capacity = Math.ceil(capacity * growth);
    slots = new Uint32Array(2 * capacity);
    for (let at = 0; at < before.length; at += 2) {
      const [high, low] = [before[at]!, before[at + 1]!];
      if (high !== 0 || low !== 0) put(slotOf(high, low), high, low);
    }
  };

  return {
    add(high, anyLow) {
      const low = high === 0 && anyLow === 0 ? 1 : anyLow;
      const slot = slotOf(high, low);
      if (!isFree(slot)) return false;
      put(slot, high, low);
      count++;
      if (count > capacity * fullest) grow();
      return true;
    },
  };
}
