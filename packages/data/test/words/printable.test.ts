import { expect, test } from 'vitest';
import { DataError } from '../../src/errors/data-error.js';
import { printable } from '../../src/words/printable.js';

test('control characters are escaped; all else stays', () => {
  expect(printable('rs1\u001b[2J\r\u0000\u0085\u202eé\t\n')).toBe('rs1\\x1b[2J\\x0d\\x00\\x85\\u202eé\t\n');
});

test('the message of an error is printable; its problems hold what the file says', () => {
  const error = new DataError({ message: 'Sample "a\u001b[31m" occurs twice', file: 'm\u0007.tsv', line: 2 });
  expect(error.message).toBe('m\\x07.tsv:2: Sample "a\\x1b[31m" occurs twice.');
  expect(error.problems[0]!.file).toBe('m\u0007.tsv');
});
