/** Finds entries by a hash of theirs, 8 to 24 bytes each; what they are is kept elsewhere. */
export interface HashSlots {
  /** The entry of this hash that `isIt`; −1 where there is none. */
  find(hash: number, isIt: (entry: number) => boolean): number;
  /** @param entry - at least 0, not to be found yet. */
  add(hash: number, entry: number): void;
}

/** So full slots are made more. */
const fullest = 0.75;

/** Nothing to be found yet. */
export function hashSlots(): HashSlots {
  /** A hash and its entry plus one, which is 0 where a slot is free. */
  let slots = new Int32Array(2 * 1024);
  let count = 0;
  const put = (hash: number, entry: number): void => {
    let at = placeOf(hash, slots);
    while (slots[at + 1] !== 0) at = (at + 2) & (slots.length - 1);
    slots[at] = hash;
    slots[at + 1] = entry + 1;
  };
  return {
    find(hash, isIt) {
      let at = placeOf(hash, slots);
      for (; slots[at + 1] !== 0; at = (at + 2) & (slots.length - 1))
        if (slots[at] === hash && isIt(slots[at + 1]! - 1)) return slots[at + 1]! - 1;
      return -1;
    },
    add(hash, entry) {
      if (2 * ++count > fullest * slots.length) {
        const before = slots;
        slots = new Int32Array(2 * before.length);
        for (let at = 0; at < before.length; at += 2)
          if (before[at + 1] !== 0) put(before[at]!, before[at + 1]! - 1);
      }
      put(hash, entry);
    },
  };
}

/** Where a hash, a whole number of 32 bits, would stand. */
function placeOf(hash: number, slots: Int32Array): number {
  return ((Math.imul(hash ^ (hash >>> 16), 0x9e3779b1) >>> 7) * 2) & (slots.length - 1);
}
