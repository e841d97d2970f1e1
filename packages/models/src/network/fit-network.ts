import type { Rng } from '@snpress/data';
import type { FitContext, TrainingSet } from '../contract/estimator.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { rotateTargets, type TargetRotation } from '../target-rotation/rotate-targets.js';
import { descend } from './descent.js';
import type { LearningCurve } from './early-stopping.js';
import { fastRandom } from './fast-random.js';
import { dualFirstLayer, type FirstLayer, kernelInputs, primalFirstLayer } from './first-layer.js';
import type { NetworkModel } from './fitted-network.js';
import { networkImportance } from './network-importance.js';
import { networkObjective, type NetworkProblem, plainLayers } from './network-objective.js';
import type { NetworkParams } from './network-params.js';
import { type PlainLayer, zeroLayer } from './plain-layer.js';
import { type RowTable, rowTable } from './row-table.js';
import { selectBackend } from './select-backend.js';
import type { TensorFlow } from './tensorflow.js';

/** The networks of an ensemble, trained on rotated targets (and, where it is cheaper, with a dual first layer). */
export async function fitNetworks(
  { genotypes, expression }: TrainingSet,
  params: NetworkParams,
  context: FitContext,
  start: (rng: Rng) => readonly PlainLayer[],
): Promise<Pick<NetworkModel, 'basis' | 'members' | 'curves' | 'importance'>> {
  const basis = rotateTargets(expression);
  const members: (readonly PlainLayer[])[] = [];
  const curves: LearningCurve[] = [];
  if (basis.rank > 0) {
    const { tf } = await selectBackend();
    const firstLayer = firstLayers(tf, genotypes, params);
    for (let member = 0; member < params.ensemble; member++) {
      const rng = context.rng.fork(`network${member}`);
      const hidden = start(rng.fork('start'));
      const network = problem(firstLayer, hidden, basis);
      const objective = networkObjective(tf, network, params, fastRandom(rng.fork('dropout')));
      const own = partOfProgress(context, member / params.ensemble, 1 / params.ensemble);
      const { result, curve } = await descend(tf, objective, params, { ...own, rng }, (values) =>
        plainLayers(tf, network.first, values),
      );
      members.push(result);
      curves.push(curve);
    }
  }
  const own = { ...genotypes, values: genotypes.values.slice() };
  let known: Float64Array | undefined;
  const importance = () => (known ??= networkImportance(own, members, params.activation, basis));
  return { basis, members, curves, importance };
}

function firstLayers(
  tf: TensorFlow,
  genotypes: TrainingSet['genotypes'],
  { dropout }: NetworkParams,
): (layer: PlainLayer) => FirstLayer {
  if (dropout.input === 0 && genotypes.samples.length < genotypes.features.length) {
    const inputs = kernelInputs(genotypes);
    return ({ weights, outputs }) => dualFirstLayer(tf, inputs, weights, outputs);
  }
  const inputs = rowTable(genotypes);
  return ({ weights, outputs }) => primalFirstLayer(tf, inputs, weights, outputs, dropout.input);
}

function problem(
  firstLayer: (layer: PlainLayer) => FirstLayer,
  [lowest, ...hidden]: readonly PlainLayer[],
  { expression, rank, scores, total }: TargetRotation,
): NetworkProblem {
  const targets: RowTable = {
    rows: expression.samples.length,
    columns: rank,
    values: Float32Array.from(scores),
  };
  const top = hidden.at(-1) ?? lowest!;
  return {
    first: firstLayer(lowest!),
    targets,
    total,
    firstBias: lowest!.bias,
    upper: [...hidden, zeroLayer(top.outputs, rank)],
  };
}
