import { hashSlots } from './hash-slots.js';
import { packedList } from './packed-list.js';

/** Texts, each once and with a number, in a quarter of the bytes that a Map of them takes. */
export interface PackedTexts {
  readonly size: number;
  /** The number of a text; −1 where it is not there. */
  find(text: string): number;
  /** The number of a text, which is added where it is not there. */
  add(text: string): number;
  at(number: number): string;
}

/** No texts yet. */
export function packedTexts(): PackedTexts {
  const units = packedList(Uint16Array);
  const starts = packedList(Int32Array);
  const slots = hashSlots();
  starts.push(0);
  let wanted = '';
  const isWanted = (number: number): boolean => {
    const start = starts.at(number);
    if (starts.at(number + 1) - start !== wanted.length) return false;
    for (let at = 0; at < wanted.length; at++)
      if (units.at(start + at) !== wanted.charCodeAt(at)) return false;
    return true;
  };
  const found = (text: string, hash: number): number => {
    wanted = text;
    return slots.find(hash, isWanted);
  };
  return {
    get size() {
      return starts.length - 1;
    },
    find: (text) => found(text, hashOf(text)),
    add(text) {
      const hash = hashOf(text);
      const known = found(text, hash);
      if (known >= 0) return known;
      const number = starts.length - 1;
      for (let at = 0; at < text.length; at++) units.push(text.charCodeAt(at));
      starts.push(units.length);
      slots.add(hash, number);
      return number;
    },
    at(number) {
      let text = '';
      for (let at = starts.at(number); at < starts.at(number + 1); at++)
        text += String.fromCharCode(units.at(at));
      return text;
    },
  };
}

/** FNV-1a over the code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
