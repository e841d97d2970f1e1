import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestFile, digestOf } from '../../src/index.js';
import { temporaryFolder } from '../workbench.js';

test('a digest is SHA-256 in hexadecimal', () => {
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

test.each([0, 1, 4 * 2 ** 20 - 1, 4 * 2 ** 20, 5 * 2 ** 20 + 3])(
  'a file of %i bytes has the digest of its bytes',
  async (size) => {
    const file = join(temporaryFolder(), 'file');
    const bytes = Uint8Array.from({ length: size }, (_, index) => index % 251);
    writeFileSync(file, bytes);
    expect(await digestFile(file)).toEqual({ digest: digestOf(bytes), bytes: size });
  },
);
