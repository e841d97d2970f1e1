import { expect, it } from 'vitest';
import { formatTable } from '../../src/view/format-table.js';

it('aligns names to the left and numbers to the right', () => {
  const table = formatTable(
    ['model', 'skill'],
    [
      ['ridge', '0.155'],
      ['lasso, per gene', '−0.1'],
    ],
  );
  expect(`\n${table}\n`).toMatchInlineSnapshot(`
    "
    model            skill
    ───────────────  ─────
    ridge            0.155
    lasso, per gene   −0.1
    "
  `);
});
