import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadGenotypes, saveGenotypes } from '../../src/genotypes/stored-genotypes.js';

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
