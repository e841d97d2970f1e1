import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathInside } from '../../src/files/path-inside.js';

describe('pathInside', () => {
  it.each(['a.csv', 'tables/a.csv', './a.csv', '..a', 'a..b', 'ä ö/=1.csv', 'chr1:100.csv'])(
    'takes %s',
    (name) => {
      expect(pathInside('folder', name)).toBe(join('folder', name));
    },
  );

  it.each([
    '',
    '/etc/passwd',
    '..',
    '../a',
    'a/../../b',
    'a/..',
    '..\\a',
    'C:a',
    'c:\\a',
    'a\0.csv',
    'a\nb',
    '\\\\host\\a',
  ])('refuses %j', (name) => {
    expect(() => pathInside('folder', name)).toThrow('is no name of a file in this folder');
  });
});
