import type { PlainLayer } from '../contract/plain-layer.js';
import type { Matrix, Rng } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { gram } from '../linear-algebra/gram.js';
import { rotateTargets, type TargetRotation } from '../target-rotation/rotate-targets.js';
import type { LearningCurve } from './early-stopping.js';
import type { NetworkModel } from './network-model.js';
import type { NetworkInputs, NetworkTargets } from './kernel-learner.js';
import { networkImportance } from './network-importance.js';
import type { NetworkParams } from './network-params.js';
import { zeroLayer } from './plain-layer.js';
import { rowTable } from './row-table.js';
import { trainNetwork } from './train-network.js';

/** What a network reads in place of dosages. */
export interface WeightedInputs {
  /** Training samples × inputs. */
  readonly genotypes: Matrix;
  /** Layers on those inputs as layers on dosages of all markers. */
  onMarkers(layers: readonly PlainLayer[]): readonly PlainLayer[];
}

/**
 * The networks of an ensemble, trained on rotated targets (and, where it is cheaper, with a dual first layer).
 * @param weighted - what they read in place of dosages.
 */
export async function fitNetworks(
  { genotypes, expression }: TrainingSet,
  params: NetworkParams,
  context: FitContext,
  start: (rng: Rng) => readonly PlainLayer[],
  weighted?: WeightedInputs,
): Promise<Pick<NetworkModel, 'basis' | 'members' | 'curves' | 'importance'>> {
  const basis = rotateTargets(expression);
  const members: (readonly PlainLayer[])[] = [];
  const curves: LearningCurve[] = [];
  if (basis.rank > 0) {
    const inputs = networkInputs(weighted?.genotypes ?? genotypes, params);
    for (let member = 0; member < params.ensemble; member++) {
      const rng = context.rng.fork(`network${member}`);
      const own = partOfProgress(context, member / params.ensemble, 1 / params.ensemble);
      const { layers, curve } = await trainNetwork(
        { inputs, start: startingLayers(start(rng.fork('start')), basis.rank), ...targetsOf(basis) },
        params,
        { ...own, rng },
      );
      members.push(weighted?.onMarkers(layers) ?? layers);
      curves.push(curve);
    }
  }
  const own = { ...genotypes, values: genotypes.values.slice() };
  let known: Float64Array | undefined;
  const importance = () => (known ??= networkImportance(own, members, params.activation, basis));
  return { basis, members, curves, importance };
}

/** The first layer is trained in the dual where no input is dropped and samples are fewer than markers. */
function networkInputs(genotypes: TrainingSet['genotypes'], { dropout }: NetworkParams): NetworkInputs {
  const { samples, features, values } = genotypes;
  const isDual = dropout.input === 0 && samples.length < features.length;
  const kernel = isDual && {
    rows: samples.length,
    columns: samples.length,
    values: Float32Array.from(gram(values, samples.length, features.length)),
  };
  return { genotypes: rowTable(genotypes), ...(kernel && { kernel }) };
}

function startingLayers(hidden: readonly PlainLayer[], rank: number): readonly PlainLayer[] {
  return [...hidden, zeroLayer(hidden.at(-1)!.outputs, rank)];
}

function targetsOf({ expression, rank, scores, total }: TargetRotation): NetworkTargets {
  const values = Float32Array.from(scores);
  return { targets: { rows: expression.samples.length, columns: rank, values }, total };
}
