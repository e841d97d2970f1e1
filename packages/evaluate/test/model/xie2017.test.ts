import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { evaluateModel } from '../../src/index.js';

const data = process.env.SNPRESS_DATA ?? path.resolve(import.meta.dirname, '../../../../../shared/data');
const folder = path.join(data, 'xie2017-predictions');
const present = existsSync(folder);

/**
 * Genes whose truth is the same in all 12 strains, so that they have no correlation. A mean that is off in its last bit
 * gives five of them one, of rounding noise, and the first bins 3626 and 3512; without, the bins are those of Table 2.
 */
const constantGenes = 7;

/** Genes × strains without a header. */
function readPredictions(file: string): Matrix {
  const rows = readFileSync(path.join(folder, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  return createMatrix({
    samples: Array.from(rows[0]!, (_, strain) => `strain${strain}`),
    features: rows.map((_, gene) => `gene${gene}`),
    values: Float32Array.from(rows.flat()),
  });
}

describe.skipIf(!present)(
  `the predictions that Xie et al. released${present ? '' : ' (skipped: no xie2017-predictions in SNPRESS_DATA)'}`,
  () => {
    it.each([
      {
        file: 'mlp-sae.txt',
        mse: 0.309344,
        signs: { same: 54284, different: 25048 },
        bins: [3621, 1128, 1111, 436, 181, 96, 23, 8, 0, 0, 0],
      },
      {
        file: 'mlp-sae-dropout.txt',
        mse: 0.30824,
        signs: { same: 54305, different: 25027 },
        bins: [3507, 1121, 1086, 493, 229, 110, 43, 13, 2, 0, 0],
      },
    ])('$file has the published errors, and the r² of chance', ({ file, mse, signs, bins }) => {
      const observed = readPredictions('true.txt');
      const predicted = readPredictions(file);
      const baseline = createMatrix({ samples: observed.samples, features: observed.features });
      const split = { label: 'holdout', trainSamples: 96, predicted, baseline };
      const evaluation = evaluateModel({ name: file, observed, splits: [split] });
      expect(evaluation.mse).toBeCloseTo(mse, 6);
      expect(evaluation.baselineMse).toBeCloseTo(0.4329, 4);
      expect(evaluation.signAgreement).toEqual(signs);
      expect(evaluation.r2Bins.map(({ count }) => count)).toEqual(bins);
      expect(evaluation.r.undefined).toBe(constantGenes);
      const correlated = (6611 - constantGenes) / 6611;
      const chance = [3406, 1112, 1135, 527, 251, 114, 46, 16, 4].map((count) => count * correlated);
      for (const [bin, count] of chance.entries()) {
        expect(Math.abs(evaluation.r2Bins[bin]!.expected - count)).toBeLessThan(0.6);
      }
      expect(evaluation.withinGene).toBeLessThan(0.02);
    });
  },
);
