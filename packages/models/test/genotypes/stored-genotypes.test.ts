import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadGenotypes, saveGenotypes, withGenotypes } from '../../src/genotypes/stored-genotypes.js';

const value = fc.constantFrom(0, 1, 2, Math.fround(0.731), NaN, -3);

it('gives back the genotypes that it was given, at two bits a call where markers have at most four values', () => {
  fc.assert(
    fc.property(fc.nat(9), fc.nat(5), fc.infiniteStream(value), (rows, markers, stream) => {
      const values = Float32Array.from([...stream.take(rows * markers)]);
      const ids = (count: number) => Array.from({ length: count }, (_, k) => String(k));
      const matrix = { samples: ids(rows), features: ids(markers), values };
      const saved = saveGenotypes(matrix);
      const loaded = loadGenotypes(saved, matrix.samples, matrix.features);
      expect(loaded.values).toEqual(values);
      expect(saveGenotypes(loaded)).toEqual(saved);
      const columns = Array.from({ length: markers }, (_, k) => values.slice(k * rows, (k + 1) * rows));
      const levels = (column: Float32Array): number => new Set(column).size;
      const fits = columns.every((column) => levels(column) <= 4);
      expect('genotypeCodes' in saved).toBe(fits);
      if (fits) expect(saved.genotypeCodes).toHaveLength(rows === 0 ? 0 : markers * Math.ceil(rows / 4));
    }),
    { seed: 2017 },
  );
});

it.each([
  ['calls with their mean', [0, 1, 2, 1, 1, 0, Math.fround(0.6), 0]],
  ['dosages', [0.1, 0.2, 0.3, 1.5, 1.25, 0.5, 0.75, 1.75]],
])(
  'leaves %s out of a model that is saved beside them, and puts them back wherever they were',
  async (_, values) => {
    const given = { samples: ['a', 'b', 'c', 'd'], features: ['m', 'n'], values: Float32Array.from(values) };
    const others = { ...given, values: given.values.slice() };
    const beside = { beside: given };
    expect(saveGenotypes(others, others, beside)).toEqual(saveGenotypes(others));
    const own = saveGenotypes(given, given, beside);
    const arrays = Object.fromEntries(Object.entries(own).map(([name, array]) => [`1/${name}`, array]));
    expect(Object.values(arrays).map(({ length }) => length)).toEqual([0]);
    const whole = await withGenotypes({ metadata: {}, arrays }, () => Promise.resolve(given));
    const parts = Object.entries(whole.arrays).map(
      ([name, array]) => [name.replace('1/', ''), array] as const,
    );
    const loaded = loadGenotypes(Object.fromEntries(parts), given.samples, given.features);
    expect(loaded.values).toEqual(given.values);
  },
);

it('asks for no genotypes where a model has none beside it', async () => {
  const bundle = {
    metadata: {},
    arrays: saveGenotypes({ samples: ['a'], features: ['m'], values: Float32Array.of(1) }),
  };
  const read = () => Promise.reject(new Error('asked for'));
  expect(await withGenotypes(bundle, read)).toEqual(bundle);
});
