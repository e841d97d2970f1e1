import { join } from 'node:path';
import { createMatrix } from '@snpress/data/matrix/create-matrix';

/** A file that `write-fixtures.py` wrote. */
export const fixture = (name: string): string => join(import.meta.dirname, 'fixtures', name);

/** What all of them hold. */
export const expectedMatrix = createMatrix({
  samples: ['s1', 's2', 's.3', 's 4'],
  features: ['YAL069W', 'YAL068C', 'gène 3'],
  values: Float32Array.of(0.5, -1.25, NaN, 3, NaN, 0, 7, NaN, 1e-7, 2, NaN, 65536),
});
