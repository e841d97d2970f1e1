import { expect, it } from 'vitest';
import { renderPrediction } from '../../src/index.js';
import { markupProblems } from '../input/tag-balance.js';
import { predicted } from './predicted.js';

it('says which genes to believe and what became of the variants, escapes names, gives equal bytes', async () => {
  const files = await renderPrediction(predicted);
  const page = files['index.html']!;
  expect(markupProblems(page)).toEqual([]);
  expect(page).not.toContain('<img');
  expect(page).toContain('32 of 60 genes are predictable: q ≤ 0.05');
  expect(page).toContain('imported: 60 genes predicted; which of them can be believed is not known');
  expect(page).toContain('the file has other alleles there');
  expect(page).toContain('snpress associate --traits traits.tsv --expression p.tsv');
  expect(page).toContain('11 genes have none of their variants here');
  // The gene without variants is in no row of shares.
  const shares = files['tables/genes-by-variants.csv']!.trim().split('\r\n').slice(1);
  expect(shares.reduce((sum, row) => sum + Number(row.split(',').at(-1)), 0)).toBe(59);
  const genes = files['tables/genes.csv']!.trim().split('\r\n');
  expect(genes).toHaveLength(121);
  expect(genes.at(-1)).toBe('imported,YGR59W,,,,0,0');
  expect(Object.keys(files).sort()).toEqual([
    'figures/skill-distribution.svg',
    'index.html',
    'tables/genes-by-variants.csv',
    'tables/genes.csv',
    'tables/variants.csv',
  ]);
  expect(await renderPrediction(predicted)).toEqual(files);
});

it('draws no figure where no skill is known', async () => {
  const [, imported] = predicted.models;
  const files = await renderPrediction({ ...predicted, models: [imported!] });
  expect(files).not.toHaveProperty('figures/skill-distribution.svg');
});
