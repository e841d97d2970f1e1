import { expect, it } from 'vitest';
import { formatBytes } from '../../src/words/format-bytes.js';

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1024, '1.0 KiB'],
  [1536, '1.5 KiB'],
  [10_188, '9.9 KiB'],
  [10_200, '10 KiB'],
  [1_048_575, '1.0 MiB'],
  [5 * 2 ** 40, '5.0 TiB'],
  [5000 * 2 ** 40, '5000 TiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
