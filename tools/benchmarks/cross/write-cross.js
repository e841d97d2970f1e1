import { join } from 'node:path';
import { writeFloats } from './float-files.js';

/** Writes the matrices of a cross for the programs to read, column after column; returns their extents. */
export function writeCross(folder, { train, test, inner }) {
  writeFloats(join(folder, 'genotypes.f32'), train.genotypes.values);
  writeFloats(join(folder, 'expression.f32'), train.expression.values);
  writeFloats(join(folder, 'held.f32'), test.genotypes.values);
  writeFloats(join(folder, 'inner.f32'), inner);
  return {
    samples: train.genotypes.samples.length,
    held: test.genotypes.samples.length,
    markers: train.genotypes.features.length,
    genes: train.expression.features.length,
  };
}
