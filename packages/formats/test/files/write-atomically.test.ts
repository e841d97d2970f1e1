import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeAtomically } from '../../src/files/write-atomically.js';
import { temporaryFolder } from './temporary-folder.js';

test('chunks of any size are written in order', async () => {
  const path = join(await temporaryFolder(), 'out');
  const sizes = fc.array(fc.oneof(fc.nat(3), fc.nat(2_000_000)), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(sizes, async (lengths) => {
      const chunks = lengths.map((length, index) => Buffer.alloc(length, index + 1));
      await writeAtomically(path, chunks);
      expect(Buffer.compare(await readFile(path), Buffer.concat(chunks))).toBe(0);
    }),
    { numRuns: 20 },
  );
});

test('more than is flushed at once', async () => {
  const path = join(await temporaryFolder(), 'out');
  const chunk = Buffer.alloc(3_000_001, 7);
  await writeAtomically(
    path,
    Array.from({ length: 50 }, () => chunk),
  );
  expect(Buffer.compare(await readFile(path), Buffer.concat(Array.from({ length: 50 }, () => chunk)))).toBe(
    0,
  );
});

test('where the content fails, nothing is left', async () => {
  const folder = await temporaryFolder();
  async function* failing() {
    await Promise.resolve();
    yield Buffer.alloc(1_500_000);
    yield Buffer.alloc(1_500_000);
    throw new Error('no more');
  }
  await expect(writeAtomically(join(folder, 'out'), failing())).rejects.toThrow('no more');
  expect(await readdir(folder)).toEqual([]);
});
