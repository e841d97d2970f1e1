import { expect, test } from 'vitest';
import { createMatrix } from '../../src/index.js';
import { dropRepeatedFeatures } from '../../src/matrix/drop-repeated-features.js';
import { originalIds } from '../../src/matrix/original-ids.js';

test.each([
  [['a', 'b'], ['a', 'b'], []],
  [['1-Mar', 'b', '1-Mar#2'], ['b'], ['1-Mar', '1-Mar']],
  [['.', 'b'], ['b'], ['.']],
  [['.', '.#2'], [], ['.', '.']],
  // An id of its own may look like one that was made up.
  [['a#2', 'b'], ['a#2', 'b'], []],
])('features %j: %j are named, %j are not', (features, kept, left) => {
  const values = Float32Array.from(features.keys());
  const named = dropRepeatedFeatures(createMatrix({ samples: ['s'], features, values }));
  expect(named.matrix.features).toEqual(kept);
  expect([...named.matrix.values]).toEqual(kept.map((id) => features.indexOf(id)));
  expect(named.left).toEqual(left);
});

test('made-up ids are taken back', () => {
  expect(originalIds(['rs2', 'rs2#2', 'x#2', 'rs2#3', '.'])).toEqual(['rs2', 'rs2', 'x#2', 'rs2', '.']);
});
