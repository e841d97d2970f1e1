import type { ArrayBundle } from '@snpress/data';
import { loadSum, sumOfModels } from '../blend/weighted-sum.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import { susie } from '../susie/susie.js';

/**
 * A sparse linear path from markers to genes beside a network: the single effects of `susie`, fitted first; the network learns what they
 * leave.
 *
 * @param fitRest - fits the network.
 */
export async function besideLinearPath(
  type: string,
  train: TrainingSet,
  context: FitContext,
  fitRest: (rest: TrainingSet, context: FitContext) => Promise<Fitted>,
): Promise<Fitted> {
  const { genotypes, expression } = train;
  const path = await susie.fit(train, { residual: 'none' }, partOfProgress(context, 0, 0.3));
  const predicted = path.predict(genotypes).values;
  const rest = {
    genotypes,
    expression: { ...expression, values: expression.values.map((value, at) => value - predicted[at]!) },
  };
  const network = await fitRest(rest, partOfProgress(context, 0.3, 0.7));
  const constants = new Float64Array(expression.features.length);
  const weights = new Float64Array(2 * constants.length).fill(1);
  return sumOfModels(
    {
      ...{ type, markers: genotypes.features, genes: expression.features },
      ...{ parts: [path, network], weights, constants },
      withoutNetworks: { weights: weights.map((_, at) => 1 - (at % 2)), constants, additive: true },
    },
    train,
  );
}

/** Restores a network, or one beside a linear path. */
export function loadBesideLinearPath(
  bundle: ArrayBundle,
  loadNetwork: (bundle: ArrayBundle) => Fitted,
): Fitted {
  if (bundle.metadata.parts === undefined) return loadNetwork(bundle);
  return loadSum(bundle, (part) =>
    part.metadata.type === susie.type ? susie.load(part) : loadNetwork(part),
  );
}
