import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createRng } from '@snpress/data/random/rng';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { describe, expect, it } from 'vitest';
import { mean } from '../../src/mean/mean.js';
import { ridge } from '../../src/ridge/ridge.js';
import { selectRows } from '../../src/testing/subject.js';
import { fitChosen } from '../../src/tuning/fit-chosen.js';
import { planTuning } from '../../src/tuning/plan-tuning.js';
import { scoreSettings } from '../../src/tuning/score-settings.js';
import { selectSettings } from '../../src/tuning/select-settings.js';

const shared = process.env.SNPRESS_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data');
const folder = join(shared, 'yeast-brem2005');
const there = existsSync(folder);

describe(`ridge on the yeast cross${there ? '' : ' (skipped: no yeast-brem2005 in SNPRESS_DATA)'}`, () => {
  it.skipIf(!there)('reaches the reference skill with a penalty per gene by leave-one-out', async () => {
    const { matrix } = await readMatrix(join(folder, 'matrix_genotypes.txt'), {
      format: 'matrix-eqtl',
      missing: ['2'],
    });
    const rows = matrix.samples.length;
    const values = matrix.values.slice();
    for (let marker = 0; marker < matrix.features.length; marker++) {
      const column = values.subarray(marker * rows, (marker + 1) * rows);
      const known = column.filter((value) => !Number.isNaN(value));
      const average = known.reduce((sum, value) => sum + value, 0) / known.length;
      column.forEach((value, row) => {
        if (Number.isNaN(value)) column[row] = average;
      });
    }
    const expression = await readMatrix(join(folder, 'expression.tsv.gz'), { format: 'matrix-eqtl' });
    const all = matchSamples({ ...matrix, values }, expression.matrix);
    const lines = readFileSync(join(folder, 'folds.tsv'), 'utf8').trim().split(/\r?\n/);
    const foldOf = new Map(lines.map((line) => line.split('\t') as [string, string]));
    const folds = all.genotypes.samples.map((id) => Number(foldOf.get(id)));

    const context = { rng: createRng(1) };
    const params = ridge.params.parse({});
    const { settings } = planTuning(ridge, params).cells[0]!;
    let model = 0;
    let baseline = 0;
    for (const fold of [1, 2, 3, 4, 5]) {
      const train = selectRows(all, (row) => folds[row] !== fold);
      const test = selectRows(all, (row) => folds[row] === fold);
      const scores = await scoreSettings(ridge, { train, folds: [] }, params, settings, context);
      const selection = selectSettings([scores], { select: 'per-gene' });
      const fitted = await fitChosen(ridge, train, params, selection, context);
      const means = (await mean.fit(train, {}, context)).predict(test.genotypes).values;
      const predicted = fitted.predict(test.genotypes).values;
      test.expression.values.forEach((value, at) => {
        model += (value - predicted[at]!) ** 2;
        baseline += (value - means[at]!) ** 2;
      });
    }
    const cells = all.expression.values.length;
    expect(baseline / cells).toBeCloseTo(0.1443, 4);
    expect(Math.abs(model / cells - 0.122)).toBeLessThan(5e-4);
    expect(Math.abs(1 - model / baseline - 0.155)).toBeLessThan(0.003);
  });
});
