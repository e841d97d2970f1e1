import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { fitCovariates } from '../../src/index.js';

/** Skill of means and covariates that have nothing to do with expression, on many new samples. */
function skillOfChance(rows: number, count: number, seed = 0) {
  const rng = createRng(`${rows} samples, ${count} columns, ${seed}`);
  const [fresh, genes] = [100, 60];
  const ids = Array.from({ length: rows + fresh }, (_, row) => `s${row}`);
  const values = Array.from({ length: genes }, () => ids.map(() => rng.normal()));
  const columns = Array.from({ length: count }, (_, column) => ({
    name: `c${column}`,
    kind: 'numeric' as const,
    values: Float64Array.from(ids, () => rng.normal()),
  }));
  const covariates = { samples: ids, columns };
  const part = (from: number, to?: number) => {
    const samples = ids.slice(from, to);
    const own = values.map((gene) => gene.slice(from, to));
    return {
      genotypes: createMatrix({ samples, features: ['m'], values: new Float32Array(samples.length) }),
      expression: createMatrix({
        samples,
        features: own.map((_, gene) => `g${gene}`),
        values: Float32Array.from(own.flat()),
      }),
    };
  };
  const [train, test] = [part(0, rows), part(rows)];
  const fitted = fitCovariates({ ...train, covariates }, { use: 'regress-out', principalComponents: 0 });
  const means = values.map((gene) => gene.slice(0, rows).reduce((sum, value) => sum + value / rows, 0));
  const flat = test.expression.values.map((_, at) => means[Math.floor(at / fresh)]!);
  const predicted = fitted.restore({ ...test.expression, values: flat }, test.genotypes, covariates);
  const error = (of: Float32Array): number =>
    of.reduce((sum, value, at) => sum + (value - test.expression.values[at]!) ** 2, 0);
  return { skill: 1 - error(predicted.values) / error(flat), warnings: fitted.warnings };
}

it.each([
  [18, 5, 0.45],
  [29, 5, 0.23],
])(
  '%i training samples and %i columns of covariates lose about %f of skill by chance, which is told',
  (rows, count, lost) => {
    const draws = Array.from({ length: 25 }, (_, seed) => skillOfChance(rows, count, seed));
    const skill = draws.reduce((sum, draw) => sum + draw.skill / draws.length, 0);
    expect(Math.abs(skill / -lost - 1)).toBeLessThan(0.25);
    expect(draws[0]!.warnings).toEqual([
      expect.stringContaining(
        `are fitted to ${rows} training samples: what chance adds to their effects costs predictions about ${lost.toFixed(2)} of skill`,
      ),
    ]);
  },
);

it('of enough samples nothing is told', () => {
  expect(skillOfChance(40, 5).warnings).toEqual([]);
});
