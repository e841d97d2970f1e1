import { expect, it } from 'vitest';
import { associateGene } from '../../src/summary/associate-gene.js';

const of = (...values: readonly number[]): Float64Array => Float64Array.from(values);

it.each([
  ['one variant has its own z', of(0.5), of(2), of(0.4), { z: 2, used: 1 }],
  ['a negative weight turns it', of(-0.5), of(2), of(0.4), { z: -2, used: 1 }],
  ['without a z a variant does not count', of(1, 1), of(2, NaN), of(1, 0.5, 0.5, 1), { z: 2, used: 1 }],
  ['nor without a variance', of(1, 1), of(2, 3), of(1, NaN, NaN, NaN), { z: 2, used: 1 }],
  ['two that are one variant', of(1, 1), of(2, 2), of(1, 1, 1, 1), { z: 2, used: 2 }],
  ['what cancels has none', of(1, -1), of(2, 2), of(1, 1, 1, 1), { z: NaN, used: 2 }],
  ['nothing is nothing', of(), of(), of(), { z: NaN, used: 0 }],
])('%s', (_, weights, z, covariances, expected) => {
  expect(associateGene(weights, z, z, covariances)).toMatchObject(expected);
});
