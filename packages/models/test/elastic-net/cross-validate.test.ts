import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { fitContext } from '../../src/contract/fit-context.js';
import { lasso } from '../../src/lasso/lasso.js';
import { selectSettings } from '../../src/tuning/select-settings.js';

/** Genes of noise first, whose error rises from the first penalty on, then genes that many markers act on. */
function problemOf(noise: number, polygenic: number) {
  const rng = createRng('turn');
  const [samples, markers, genes] = [90, 40, noise + polygenic];
  const ids = (what: string, count: number): string[] =>
    Array.from({ length: count }, (_, k) => `${what}${k}`);
  const dosages = Float32Array.from({ length: samples * markers }, () => rng.normal());
  const effects = Float64Array.from({ length: markers }, () => rng.normal());
  const values = Float32Array.from({ length: samples * genes }, (_, at) => {
    const row = at % samples;
    const own = effects.reduce((sum, effect, m) => sum + effect * dosages[m * samples + row]!, 0);
    return (at < samples * noise ? 0 : own) + rng.normal();
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
  ['ends where the sum has turned', 20, 2, true],
  ['goes on where the first genes turned long before the sum', 8, 12, false],
])(
  'one choice for all genes %s, and is the choice of all scores',
  async (_, noise, polygenic, isAbandoned) => {
    const problem = problemOf(noise, polygenic);
    const params = lasso.params.parse({ pathLength: 30, pathRatio: 0.001 });
    const settings = lasso.path!.settings(params);
    const score = (choose?: 'global') =>
      lasso.path!.score({ ...problem, choose }, params, settings, fitContext());
    const [all, some] = [await score(), await score('global')];
    const genes = noise + polygenic;
    const walked = some.sse.findIndex((value) => value === Infinity) / genes;
    expect(walked > 0).toBe(isAbandoned);
    const places = isAbandoned ? walked : settings.length;
    expect(some.sse.subarray(0, places * genes)).toEqual(all.sse.subarray(0, places * genes));
    expect(some.sse.subarray(places * genes).every((value) => value === Infinity)).toBe(true);
    const choiceOf = (scores: typeof all) => selectSettings([scores], { select: 'global' }).choice;
    expect(choiceOf(some)).toBe(choiceOf(all));
  },
);
