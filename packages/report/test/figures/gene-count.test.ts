import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { goodModels, simulatedInput } from '../input/simulated-input.js';
import { geneCount } from './gene-count.js';

it('draws the figure that docs/contribute/add-a-figure.md adds', () => {
  const { evaluations } = simulatedInput({ genes: 20, samples: 12, splits: 2, models: goodModels });
  const { name, inline, file } = geneCount(evaluations);
  expect(name).toBe('gene-count');
  expect(inline.source).toMatch(/<desc[^>]*>mean: 0; lasso: \d+; /);
  expect(file).toContain('xmlns="http://www.w3.org/2000/svg"');

  const docs = readFileSync(
    path.resolve(import.meta.dirname, '../../../../docs/contribute/add-a-figure.md'),
    'utf8',
  );
  const [, shown] = /```ts example\n([\s\S]*?)```/.exec(docs)!;
  const here = readFileSync(path.join(import.meta.dirname, 'gene-count.ts'), 'utf8');
  expect(here.replaceAll("'../../src/figures/", "'./").replaceAll("'../../src/", "'../")).toBe(shown);
});
