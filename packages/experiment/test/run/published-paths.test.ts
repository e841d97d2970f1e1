import path from 'node:path';
import { expect, it } from 'vitest';
import { publishedPaths } from '../../src/run/published-paths.js';
import type { PreparedExperiment } from '../../src/run/prepare-experiment.js';

it('tells of files as the folder of the spec sees them, in sentences too', () => {
  const at = (...names: string[]): string => path.resolve('/lab/study', ...names);
  const experiment = {
    data: { genotypes: { path: at('specs/x.bed') }, expression: [{ path: at('tables/y.tsv') }] },
  } as unknown as PreparedExperiment['experiment'];
  const byName = (text: string): string => text.replaceAll('/secret', '${LAB}');
  const { text, sentence } = publishedPaths({ experiment, byName }, at('specs'));
  expect([at('tables/y.tsv'), '/secret/z.vcf', '3 of 4'].map(text)).toEqual([
    '../tables/y.tsv',
    '${LAB}/z.vcf',
    '3 of 4',
  ]);
  expect(sentence(`${at('specs/x.fam')} has no sample of ${at('tables/y.tsv')}, nor of /secret/z.vcf.`)).toBe(
    'x.fam has no sample of ../tables/y.tsv, nor of ${LAB}/z.vcf.',
  );
});
