import type { Activation, PlainLayer } from '../contract/plain-layer.js';
import type { ArrayBundle, Matrix } from '@snpress/data';
import { ModelError } from '../contract/model-error.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { DescentContext } from '../network/descent.js';
import type { LearningCurve } from '../network/early-stopping.js';
import { loadLayers, saveLayers } from '../network/plain-layer.js';
import { type RowTable, rowTable } from '../network/row-table.js';
import { selectBackend } from '../network/select-backend.js';
import type { StackParams } from './stack-params.js';
import { trainAutoencoder } from './train-autoencoder.js';
import { trainBoltzmann } from './train-boltzmann.js';

/** The trained layers of a stacked denoising autoencoder. */
export interface Stack {
  /** The markers it was trained on, in order. */
  readonly markers: readonly string[];
  readonly activation: Activation;
  /** The layers that make codes, from the genotypes on. */
  readonly layers: readonly PlainLayer[];
  /** One learning curve per layer. */
  readonly curves: readonly LearningCurve[];
}

/**
 * Trains each layer as a denoising autoencoder of the codes of the one below (Vincent et al. 2010), or as a restricted Boltzmann machine.
 * @param weighted - whether `genotypes` are weighted inputs: the first layer then reconstructs them linearly.
 */
export async function trainStack(
  genotypes: Matrix,
  { hidden, activation, pretrain }: StackParams,
  context: DescentContext,
  weighted = false,
): Promise<Stack> {
  const layers: PlainLayer[] = [];
  const curves: LearningCurve[] = [];
  let inputs: RowTable = rowTable(genotypes);
  const isBoltzmann = pretrain.unit === 'rbm';
  if (pretrain.loss === 'cross-entropy' && !isBoltzmann) checkRange(genotypes);
  for (const [depth, units] of hidden.entries()) {
    const own = {
      ...partOfProgress(context, depth / hidden.length, 1 / hidden.length),
      rng: context.rng.fork(`layer${depth}`),
    };
    const { layer, codes, curve } = await (isBoltzmann
      ? trainBoltzmann(await selectBackend(context.backend), inputs, units, pretrain, own)
      : trainAutoencoder(
          inputs,
          depth > 0 && pretrain.loss === 'cross-entropy' ? asProbabilities(inputs, activation) : inputs,
          units,
          { activation, loss: pretrain.loss, linear: weighted && depth === 0 },
          pretrain,
          own,
        ));
    layers.push(layer);
    curves.push(curve);
    inputs = codes;
  }
  return { markers: genotypes.features, activation, layers, curves };
}

function checkRange({ values, features, samples }: Matrix): void {
  const at = values.findIndex((value) => value < 0 || value > 1);
  if (at === -1) return;
  const marker = features[Math.floor(at / samples.length)]!;
  throw new ModelError(
    'input',
    {
      code: 'out-of-range',
      subject: marker,
      message: `marker "${marker}" is ${values[at]!} in sample "${samples[at % samples.length]!}"`,
      hint: 'scale the genotypes to [0, 1] or use the squared loss',
    },
    'cannot pretrain with cross-entropy',
  );
}

/** Codes as targets of cross-entropy: those of tanh units are moved from (−1, 1) to (0, 1). */
function asProbabilities(codes: RowTable, activation: Activation): RowTable {
  return activation === 'tanh' ? { ...codes, values: codes.values.map((code) => (1 + code) / 2) } : codes;
}

/** A stack as named arrays. */
export function saveStack({ markers, activation, layers, curves }: Stack): ArrayBundle {
  return {
    metadata: { type: 'sdae-stack', activation, layers: layers.length, learningCurves: curves },
    arrays: { markers, ...saveLayers(layers) },
  };
}

/** Restores what `saveStack` gave. */
export function loadStack({ metadata, arrays }: ArrayBundle): Stack {
  return {
    markers: arrays.markers as readonly string[],
    activation: metadata.activation as Activation,
    layers: loadLayers(arrays, metadata.layers as number),
    curves: metadata.learningCurves as unknown as readonly LearningCurve[],
  };
}
