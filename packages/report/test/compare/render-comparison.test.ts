import { describe, expect, it } from 'vitest';
import { renderComparison } from '../../src/index.js';
import { markupProblems } from '../input/tag-balance.js';
import { compared } from './compared.js';

describe('renderComparison', () => {
  it('says what differs, with every name escaped, and gives the same bytes again', async () => {
    const files = await renderComparison(compared);
    const page = files['index.html']!;
    expect(page).not.toContain('<img');
    expect(page).toContain('Runs A, B and C differ in 1 setting.');
    expect(page).toContain('C held out other samples or other data than A');
    expect(page).toMatch(/\+0\.050\s\(95.% 0\.020 to 0\.080, p 0\.010\)/);
    expect(page).toContain('−0.0200 (better)');
    expect(markupProblems(page)).toEqual([]);
    expect(Object.keys(files).sort()).toEqual([
      'figures/genes-img-src-x-onerror-alert-1-b.svg',
      'figures/skill-by-run.svg',
      'index.html',
      'tables/results.csv',
      'tables/settings.csv',
      'tables/surroundings.csv',
    ]);
    expect(await renderComparison(compared)).toEqual(files);
  });
});
