import { wrapText } from '@snpress/experiment/words/wrap-text';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { describePlan } from '../../src/view/describe-plan.js';
import { fitTable } from '../../src/view/fit-table.js';
import { formatTable } from '../../src/view/format-table.js';
import { labelledLines } from '../../src/view/labelled-lines.js';

/** Four columns each, of two, four and one characters. */
const names = ['日本', 'abcd', '👨‍👩‍👧xy'];

it('lines up what is wider or narrower than its characters', () => {
  expect(names.map((name) => stringWidth(name))).toEqual([4, 4, 4]);
  for (const text of [
    formatTable(['', 'n'], [...names.map((name) => [name, '1'])]),
    fitTable(
      [
        { title: 'n', align: 'right' },
        { title: '', align: 'left' },
      ],
      names.map((name) => [name, '1']),
    ),
    labelledLines(names.map((name) => [name, '1'])),
  ]) {
    const lines = text.split('\n').filter((line) => line.endsWith('1'));
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
    expect(lines).toHaveLength(3);
  }
  const stages = names.map((id) => ({ id, action: 'run', reasons: [], estimate: undefined }) as const);
  const plan = describePlan(
    { stages, phases: [], notSelected: [], estimate: { seconds: 0, workers: 1, unknown: 3 } },

    true,
  );
  expect(
    plan
      .split('\n')
      .slice(0, 3)
      .map((line) => stringWidth(line)),
  ).toEqual([11, 11, 11]);
});

it('breaks lines by what they take of a terminal', () => {
  expect(wrapText('日本 日本 日本 日本', 10, '· ')).toBe('· 日本\n  日本\n  日本\n  日本');
  expect(wrapText('ab cd ef gh', 7, '- ')).toBe('- ab cd\n  ef gh');
});
