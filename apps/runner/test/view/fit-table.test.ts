import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitTable, type TableColumn } from '../../src/view/fit-table.js';

const columns: TableColumn[] = [
  { title: 'experiment', align: 'left' },
  { title: 'runs', align: 'right', rank: 2 },
  { title: 'size', align: 'right' },
  { title: 'note', align: 'left', rank: 1 },
];
const rows = [
  ['yeast-with-a-long-name', '12', '1.5 GiB', 'latest'],
  ['small', '3', '910 KiB', ''],
];

it.each([undefined, 44, 32, 24, 10])('fits %s columns', (width) => {
  expect(`\n${fitTable(columns, rows, width)}\n`).toMatchSnapshot();
});

it('is never wider than the terminal, and says everything where there is room', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.string(), fc.string(), fc.string())),
      fc.integer({ min: 1, max: 100 }),
      (cells, width) => {
        const clean = cells.map((row) => row.map((text) => text.replaceAll(/\s/g, '_')));
        for (const line of fitTable(columns, clean, width).split('\n'))
          expect(line.length).toBeLessThanOrEqual(width);
        const whole = fitTable(columns, clean);
        for (const text of clean.flat()) expect(whole).toContain(text);
      },
    ),
  );
});
