import { expect, test } from 'vitest';
import { createRowStore } from '../../src/text/row-store.js';

/** Two rows of this length fill a block. */
const rowLength = 2 ** 19;

function storeOf(rows: number) {
  const store = createRowStore(rowLength);
  for (let row = 0; row < rows; row++)
    store.addRow().forEach((_, column, values) => (values[column] = row + column / rowLength));
  return store;
}

test.each([0, 1, 2, 3, 4])('%i rows over several blocks are concatenated in order', (rows) => {
  const all = storeOf(rows).concatenate();
  expect(all).toHaveLength(rows * rowLength);
  expect(all.every((value, index) => value === Math.fround(index / rowLength))).toBe(true);
});

test('rows over several blocks are transposed', () => {
  const all = storeOf(3).transpose();
  expect(all).toHaveLength(3 * rowLength);
  expect(
    all.every((value, index) => value === Math.fround((index % 3) + Math.floor(index / 3) / rowLength)),
  ).toBe(true);
});
