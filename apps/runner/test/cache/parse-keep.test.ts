import { expect, it } from 'vitest';
import { parseKeep } from '../../src/cache/parse-keep.js';

it('adds up what is to be kept', () => {
  expect(parseKeep([], undefined)).toEqual({});
  expect(parseKeep(['latest'], undefined)).toEqual({ latest: 1, runs: [] });
  expect(parseKeep([], 3)).toEqual({ latest: 3, runs: [] });
  expect(parseKeep(['all'], 3)).toEqual({ latest: Infinity, runs: [] });
  expect(parseKeep(['yeast', 'small/one'], undefined)).toEqual({
    latest: 0,
    runs: [{ scope: 'yeast' }, { scope: 'small', id: 'one' }],
  });
  expect(parseKeep(['latest', 'small/one'], undefined)).toEqual({
    latest: 1,
    runs: [{ scope: 'small', id: 'one' }],
  });
});

it.each(['', '/x', 'x/', 'a/b/c'])('refuses "%s"', (name) => {
  expect(() => parseKeep([name], undefined)).toThrow(`"${name}" names no run: write <experiment>/<run>`);
});

it.each([0, -1, 1.5, NaN])('refuses --keep-last %d', (count) => {
  expect(() => parseKeep([], count)).toThrow('`keepLast` must be a whole number from 1');
});
