import { describe, expect, it } from 'vitest';
import { renderAudit } from '../../src/index.js';
import { markupProblems } from '../input/tag-balance.js';
import { audited, byChance, flat, good } from './audited.js';

const hostile = '<img src=x onerror=alert(1)>';
const geneName = (gene: number): string => (gene === 7 ? hostile : `YGR${gene}W`);

function rendered() {
  const audit = audited({ [hostile]: good, byChance, flat }, { geneName, trainMeans: true });
  return renderAudit({ audit, seed: '1', notes: [`${hostile} was read.`] });
}

describe('the page of an audit', () => {
  it('is well formed, and shows names as the text that they are', async () => {
    const { 'index.html': page } = await rendered();
    expect(markupProblems(page!)).toEqual([]);
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('comes with its figures and tables; equal inputs give equal bytes', async () => {
    const files = await rendered();
    expect(Object.keys(files)).toMatchInlineSnapshot(`
      [
        "index.html",
        "tables/audit.csv",
        "figures/mean-r-img-src-x-onerror-alert-1.svg",
        "figures/pooled-r-img-src-x-onerror-alert-1.svg",
        "figures/mean-r-bychance.svg",
        "figures/pooled-r-bychance.svg",
        "figures/r2-bins-img-src-x-onerror-alert-1.svg",
        "figures/r2-bins-bychance.svg",
        "figures/r2-bins-flat.svg",
        "tables/r2-bins.csv",
        "figures/truth-img-src-x-onerror-alert-1.svg",
        "figures/deviations-img-src-x-onerror-alert-1.svg",
        "figures/calibration-img-src-x-onerror-alert-1.svg",
        "figures/truth-bychance.svg",
        "figures/deviations-bychance.svg",
        "figures/calibration-bychance.svg",
        "figures/truth-flat.svg",
        "figures/deviations-flat.svg",
        "figures/spread.svg",
        "tables/genes.csv",
      ]
    `);
    expect(await rendered()).toEqual(files);
    expect(files['tables/audit.csv']).toMatch(
      /^statistic,<img src=x onerror=alert\(1\)>,byChance,flat\r\nmse,/,
    );
    expect(files['tables/genes.csv']!.trim().split('\r\n')).toHaveLength(41);
  });

  it('draws what there is of two samples, or of genes that do not vary', async () => {
    for (const audit of [
      audited({ good }, { samples: 2 }),
      audited({ flat }),
      audited({ good }, { genes: 1 }),
    ]) {
      const { 'index.html': page } = await renderAudit({ audit, seed: '1', notes: [] });
      expect(markupProblems(page!)).toEqual([]);
      expect(page).not.toContain('NaN');
    }
  });
});
