import { describe, expect, it } from 'vitest';
import { createRng } from '../../src/random/rng.js';
import { hashSlots } from '../../src/packed/hash-slots.js';
import { packedTexts } from '../../src/packed/packed-texts.js';

describe('packed texts', () => {
  it('are numbered as a Map would number them', () => {
    const rng = createRng('texts');
    const packed = packedTexts();
    const known = new Map<string, number>();
    for (let k = 0; k < 3000; k++) {
      const text = `${k % 3 === 0 ? 'chrµ→' : 'rs'}${Math.floor(rng.uniform() * 1300)}`;
      expect(packed.find(text)).toBe(known.get(text) ?? -1);
      if (!known.has(text)) known.set(text, known.size);
      expect(packed.add(text)).toBe(known.get(text));
    }
    expect(packed.size).toBe(known.size);
    for (const [text, number] of known) expect(packed.at(number)).toBe(text);
  });

  it('hold the empty text and tell a text from its beginning', () => {
    const packed = packedTexts();
    expect(['rs12', 'rs1', '', 'rs123'].map((text) => packed.add(text))).toEqual([0, 1, 2, 3]);
    expect([packed.at(2), packed.find('rs'), packed.find('')]).toEqual(['', -1, 2]);
  });
});

describe('slots', () => {
  it('tell entries of the same hash apart, however many there are', () => {
    const slots = hashSlots();
    for (let entry = 0; entry < 3000; entry++) slots.add(entry % 5, entry);
    for (const entry of [0, 1499, 2999]) expect(slots.find(entry % 5, (own) => own === entry)).toBe(entry);
    expect(slots.find(3, (own) => own === 4)).toBe(-1);
    expect(slots.find(7, () => true)).toBe(-1);
  });
});
