import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { fitContext } from '../../src/contract/fit-context.js';
import { lasso } from '../../src/lasso/lasso.js';
import { selectSettings } from '../../src/tuning/select-settings.js';

/** Genes of noise, whose error rises from the first penalty on, among genes that many markers act on. */
function problemOf(genes: number, isNoise: (gene: number) => boolean) {
  const rng = createRng('turn');
  const [samples, markers] = [90, 40];
  const ids = (what: string, count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${what}${k}`);
  const dosages = Float32Array.from({ length: samples * markers }, () => rng.normal());
  const effects = Float64Array.from({ length: markers }, () => rng.normal());
  const values = Float32Array.from({ length: samples * genes }, (_, at) => {
    const row = at % samples;
    const own = effects.reduce((sum, effect, m) => sum + effect * dosages[m * samples + row]!, 0);
    return (isNoise(Math.floor(at / samples)) ? 0 : own) + rng.normal();
  });
  const part = (rows: readonly number[]) => {
    const pick = (all: Float32Array, count: number) =>
      Float32Array.from({ length: rows.length * count }, (_, at) => {
        const column = Math.floor(at / rows.length);
        return all[column * samples + rows[at % rows.length]!]!;
      });
    const names = rows.map((row) => `s${row}`);
    return {
      genotypes: { samples: names, features: ids('m', markers), values: pick(dosages, markers) },
      expression: { samples: names, features: ids('g', genes), values: pick(values, genes) },
    };
  };
  const all = Array.from({ length: samples }, (_, row) => row);
  const folds = [0, 1, 2].map((k) => ({
    train: part(all.filter((row) => row % 3 !== k)),
    validation: part(all.filter((row) => row % 3 === k)),
  }));
  return { train: part(all), folds };
}

it.each([
  ['ends where the sum has turned', 22, (gene: number) => gene % 11 > 0],
  // Genes are solved in three parts here, and these are the first.
  [
    'goes on where those that are looked at first turn long before the sum',
    20,
    (gene: number) => gene % 3 === 0,
  ],
])('one choice for all genes %s, and is the choice of all scores', async (_, genes, isNoise) => {
  const problem = problemOf(genes, isNoise);
  const params = lasso.params.parse({ pathLength: 30, pathRatio: 0.001 });
  const settings = lasso.path!.settings(params);
  const score = (choose?: 'global') =>
    lasso.path!.score({ ...problem, choose }, params, settings, fitContext());
  const [all, some] = [await score(), await score('global')];
  const walked = some.sse.findIndex((value) => value === Infinity) / genes;
  expect(walked).toBeGreaterThan(0);
  expect(some.sse.subarray(0, walked * genes)).toEqual(all.sse.subarray(0, walked * genes));
  expect(some.sse.subarray(walked * genes).every((value) => value === Infinity)).toBe(true);
  const choiceOf = (scores: typeof all) => selectSettings([scores], { select: 'global' }).choice;
  expect(choiceOf(some)).toBe(choiceOf(all));
});
