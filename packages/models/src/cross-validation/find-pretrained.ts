import type { ArrayBundle, Matrix } from '@snpress/data';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import { parseParams } from '../contract/parse-params.js';
import type { FindPretrained } from '../tuning/fit-chosen.js';
import { pretrainingId } from '../tuning/pretraining-id.js';

/** Runs every pretraining that some parameters ask for, once, on the genotypes of a training set. */
export async function findPretrained(
  estimator: Estimator,
  wanted: readonly object[],
  genotypes: Matrix,
  context: FitContext,
): Promise<FindPretrained> {
  const bundles = new Map<string, ArrayBundle>();
  for (const params of wanted) {
    const id = pretrainingId(estimator, params);
    if (id === undefined || bundles.has(id)) continue;
    const { signal, backend } = context;
    const own = { signal, backend, rng: context.rng.fork('pretrain').fork(id) };
    const complete = parseParams<object>(estimator, params);
    bundles.set(id, await estimator.pretraining!.run(genotypes, complete, own));
  }
  return (params) => bundles.get(pretrainingId(estimator, params) ?? '');
}
