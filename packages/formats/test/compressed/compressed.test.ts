import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createRng } from '@snpress/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compressBytes } from '../../src/compressed/compress-bytes.js';
import { decompressBytes } from '../../src/compressed/decompress-bytes.js';
import { readCompressed } from '../../src/compressed/read-compressed.js';
import { writeCompressed } from '../../src/compressed/write-compressed.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const rng = createRng('numbers');
const normal = Float32Array.from({ length: 300_000 }, () => rng.normal());
const bytesOf = ({ buffer, byteOffset, byteLength }: Float32Array | Float64Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);
const joined = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.concat(compressBytes(bytes)));
const share = (bytes: Uint8Array): number => joined(bytes).length / bytes.length;

describe('compressed bytes', () => {
  it('of numbers are smaller by what their exponents repeat', () => {
    expect(share(bytesOf(normal))).toBeLessThan(0.87);
    expect(share(bytesOf(Float64Array.from(normal, (value) => value / 3)))).toBeLessThan(0.9);
  });

  it('of columns that say one number are nearly nothing', () => {
    const constant = Float32Array.from(normal, (_, index) => normal[Math.floor(index / 200)]!);
    expect(share(bytesOf(constant))).toBeLessThan(0.04);
  });

  it('are the bytes themselves where nothing is gained', () => {
    const noise = Uint8Array.from({ length: 100_000 }, () => rng.uniform() * 256);
    expect(compressBytes(noise)).toEqual([noise]);
    const few = new Uint8Array(100);
    expect(compressBytes(few)).toEqual([few]);
  });

  it('come back, of any length', () => {
    for (const length of [2 ** 16, 2 ** 16 + 3, 2 ** 20, 2 ** 20 + 1, 2 ** 21 + 13]) {
      const bytes = Uint8Array.from({ length }, (_, index) => Math.sqrt(index));
      const stored = joined(bytes);
      expect(stored.length).toBeLessThan(length / 2);
      expect(Buffer.compare(decompressBytes(stored, 'file'), bytes)).toBe(0);
    }
  });

  it('come back from a file', async () => {
    const file = join(await temporaryFolder(), 'numbers');
    await writeCompressed(file, bytesOf(normal));
    expect((await readFile(file)).length).toBeLessThan(normal.byteLength);
    expect(Buffer.compare(await readCompressed(file), bytesOf(normal))).toBe(0);
    await writeFile(file, 'ARROW1 as an older store has it');
    expect(Buffer.from(await readCompressed(file)).toString()).toBe('ARROW1 as an older store has it');
  });

  it('are refused where the file is cut short or says another length', () => {
    const stored = joined(bytesOf(normal.subarray(0, 30_000)));
    const message = /^predictions: This file of a store is damaged/;
    fc.assert(
      fc.property(fc.integer({ min: 16, max: stored.length - 1 }), (end) => {
        expect(() => decompressBytes(stored.slice(0, end), 'predictions')).toThrow(message);
      }),
      { numRuns: 30 },
    );
    for (const [at, value] of [
      [8, 0xff], // words
      [11, 0xff],
      [14, 0xff], // bytes of the first plane
      [15, 0xff],
    ] as const) {
      expect(() => decompressBytes(stored.with(at, value), 'predictions')).toThrow(message);
    }
  });
});
