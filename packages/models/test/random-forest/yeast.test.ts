import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { parseParams } from '../../src/contract/parse-params.js';
import { randomForest } from '../../src/random-forest/random-forest.js';

const shared =
  process.env.SNPRESS_DATA ?? fileURLToPath(new URL('../../../../../shared/data', import.meta.url));
const folder = `${shared}/yeast-brem2005`;
const missing = !existsSync(folder);

/** A feature × sample table of text as a Matrix; values equal to `missingCode` become their feature's mean. */
function parseTable(text: string, missingCode: string): Matrix {
  const [header, ...lines] = text.trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split('\t'));
  const samples = header!.split('\t').slice(1 - rows[0]!.length);
  const values = rows.flatMap(([, ...cells]) => {
    const known = cells.filter((cell) => cell !== missingCode).map(Number);
    const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
    return cells.map((cell) => (cell === missingCode ? mean : Number(cell)));
  });
  return { samples, features: rows.map(([id]) => id!), values: Float32Array.from(values) };
}

describe.skipIf(missing)(
  `the yeast cross${missing ? ' (skipped: no yeast-brem2005 in SNPRESS_DATA)' : ''}`,
  () => {
    it('200 trees reach the error of scikit-learn (0.1268, pooled skill 0.121) on its folds', async () => {
      const genotypes = parseTable(await readFile(`${folder}/matrix_genotypes.txt`, 'utf8'), '2');
      const zipped = await readFile(`${folder}/expression.tsv.gz`);
      const expression = parseTable(gunzipSync(zipped).toString(), 'NA');
      const lines = (await readFile(`${folder}/folds.tsv`, 'utf8')).trim().split(/\r?\n/).slice(1);
      const folds = new Map(lines.map((line) => line.split('\t') as [string, string]));

      let forestError = 0;
      let meanError = 0;
      for (const fold of ['1', '2', '3', '4', '5']) {
        const rows = (held: boolean, matrix: Matrix) =>
          genotypes.samples
            .filter((sample) => (folds.get(sample) === fold) === held)
            .map((sample) => matrix.samples.indexOf(sample));
        const select = (held: boolean) => ({
          genotypes: selectSamples(genotypes, rows(held, genotypes)),
          expression: selectSamples(expression, rows(held, expression)),
        });
        const [train, test] = [select(false), select(true)];
        const fitted = await randomForest.fit(train, parseParams(randomForest), {
          rng: createRng(`yeast/${fold}`),
        });
        const predicted = fitted.predict(test.genotypes);
        const [n, m] = [train.expression.samples.length, test.expression.samples.length];
        test.expression.values.forEach((truth, at) => {
          forestError += (predicted.values[at]! - truth) ** 2;
        });
        for (let gene = 0; gene < expression.features.length; gene++) {
          const column = train.expression.values.subarray(gene * n, (gene + 1) * n);
          const mean = column.reduce((sum, one) => sum + one, 0) / n;
          for (const truth of test.expression.values.subarray(gene * m, (gene + 1) * m)) {
            meanError += (mean - truth) ** 2;
          }
        }
      }
      const mse = forestError / expression.values.length;
      expect(meanError / expression.values.length).toBeCloseTo(0.1443, 4);
      expect(Math.abs(mse - 0.1268)).toBeLessThan(0.001);
      expect(Math.abs(1 - forestError / meanError - 0.121)).toBeLessThan(0.007);
    });
  },
);
