import { describe, expect, it } from 'vitest';
import { renderReport, type ReportInput } from '../../src/index.js';
import { sections } from '../../src/page/sections.js';
import { completeInput } from '../input/complete-input.js';
import { goodModels } from '../input/simulated-input.js';

const complete: ReportInput = {
  ...completeInput({ genes: 6, samples: 8, splits: 2, models: goodModels }),
  keptModels: { fittedOn: 'all', files: [{ model: 'lasso', path: 'models/lasso.arrow' }] },
};

async function idsOf(input: ReportInput): Promise<readonly string[]> {
  const { 'index.html': page } = await renderReport(input);
  return [...page!.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id!);
}

describe('the sections of a report', () => {
  it('are all on a page that has everything, each with an anchor of its own', async () => {
    const ids = sections.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await idsOf(complete)).toEqual(ids);
  });

  it('are left out where what they need is not there', async () => {
    const { title, experiment, data, protocol, evaluations } = complete;
    const [mean] = evaluations;
    expect(await idsOf({ title, experiment, data, protocol, evaluations: [mean!] })).toEqual([
      'models',
      'genes',
      'method',
      'provenance',
    ]);
    const whole = complete.evaluations.map((model) => ({ ...model, cisTrans: undefined }));
    const without = {
      ...complete,
      evaluations: whole,
      predictions: [],
      importances: [],
      inclusions: [],
      enrichments: [],
      learningCurves: [],
    };
    const lost = sections
      .map(({ id }) => id)
      .filter((id) => ['truth', 'calibration', 'genome', 'inclusion', 'enrichment'].includes(id));
    const left = await idsOf(without);
    expect(left.filter((id) => lost.includes(id))).toEqual([]);
    expect(left).toHaveLength(sections.length - lost.length);
  });
});

it('models whose files have genotypes of training samples are named', async () => {
  const files = [
    { model: 'lasso', path: 'models/lasso.arrow' },
    { model: 'knn', path: 'models/knn.arrow', keepsGenotypes: true },
  ];
  const page = async (kept: typeof files) =>
    (await renderReport({ ...complete, keptModels: { fittedOn: 'all', files: kept } }))['index.html']!;
  expect(await page(files)).toContain('The genotypes of training samples are in models/knn.arrow:');
  expect(await page(files.slice(0, 1))).not.toContain('The genotypes of training samples');
});
