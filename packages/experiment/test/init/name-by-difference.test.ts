import { expect, test } from 'vitest';
import { nameByDifference } from '../../src/init/name-by-difference.js';

test.each([
  [
    ['expression.liver.bed.gz', 'expression.blood.bed.gz'],
    ['liver', 'blood'],
  ],
  [
    ['Whole_Blood.v8.normalized_expression.bed.gz', 'Liver.v8.normalized_expression.bed.gz'],
    ['Whole_Blood', 'Liver'],
  ],
  [
    ['glucose.tsv', 'ethanol_tpm.csv'],
    ['glucose', 'ethanol'],
  ],
  [
    ['a/liver/expression.tsv', 'a/blood/expression.tsv'],
    ['liver', 'blood'],
  ],
  [
    ['brain.tsv', 'brain_cortex.tsv'],
    ['brain', 'cortex'],
  ],
  [
    ['muscle à jeun.tsv', 'muscle après.tsv'],
    ['a_jeun', 'apres'],
  ],
  [
    ['x/day1.tsv', 'x/day1.txt'],
    ['day1', 'day1'],
  ],
])('%j', (paths, names) => {
  expect(nameByDifference(paths)).toEqual(names);
});
