import type { ArrayBundle } from '@snpress/data';
import { mergeMarkers } from '../bins/marker-bins.js';
import { type BinScaling, binScaling, standardiseBins } from '../bins/standardise-bins.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { descend } from '../network/descent.js';
import type { LearningCurve } from '../network/early-stopping.js';
import { fastRandom } from '../network/fast-random.js';
import { rotateTargets } from '../target-rotation/rotate-targets.js';
import { loadBasis, predictGenes, type RotationBasis, saveBasis } from '../target-rotation/rotation-basis.js';
import { hotspotPlaces } from '../weighted-inputs/hotspot-inputs.js';
import { genomeSequences, sequenceLayout, type SequenceLayout } from './genome-sequences.js';
import { readerLearner } from './reader-learner.js';
import { randomNetwork, readGenomes, type ReaderNetwork } from './reader-network.js';
import { type RnnParams, rnnParams } from './rnn-params.js';

const type = 'rnn';

/**
 * A bidirectional recurrent network of gated units (Cho et al. 2014) that reads each chromosome from both ends, some neighbouring places of
 * markers at a step; a linear layer on all states predicts all genes at once.
 */
export const rnn = defineEstimator({
  type,
  summary: 'A bidirectional recurrent network (gated units) that reads the chromosomes bin by bin.',
  params: rnnParams,
  traits: { joint: true, seeded: true, needsFinite: true, network: true },
  async fit(train, params, context) {
    const { genotypes } = train;
    const { scaling, chromosome } = await readPlaces(train, params, context);
    const layout = sequenceLayout(chromosome, params.width);
    const basis = rotateTargets(train.expression);
    const model = { markers: genotypes.features, basis, scaling, layout };
    if (basis.rank === 0) return fitted({ ...model, network: undefined, curve: undefined });
    const columns = standardiseBins(genotypes.values, genotypes.samples.length, scaling);
    const inputs = genomeSequences(columns, genotypes.samples.length, layout);
    const targets = { rows: inputs.rows, columns: basis.rank, values: Float32Array.from(basis.scores) };
    const { units } = params;
    const start = randomNetwork(context.rng.fork('start'), layout, units, basis.rank);
    const next = fastRandom(context.rng.fork('dropout'));
    const learner = readerLearner({ inputs, layout, start, targets, total: basis.total }, params, next);
    const curve = await descend(learner, params, context);
    return fitted({ ...model, network: learner.kept(), curve });
  },
  load: ({ metadata, arrays }) => {
    const {
      chromosomes,
      steps,
      width,
      learningCurves = [],
    } = metadata as unknown as SequenceLayout & {
      learningCurves?: readonly LearningCurve[];
    };
    const floats = (name: string): Float32Array => arrays[name] as Float32Array;
    const bias = arrays.outputBias as Float32Array | undefined;
    return fitted({
      markers: arrays.markers as readonly string[],
      basis: loadBasis(arrays),
      scaling: {
        binOf: arrays.binOf as Int32Array,
        markerMeans: arrays.markerMeans as Float64Array,
        scales: arrays.scales as Float64Array,
      },
      layout: { chromosomes, steps, width, slotOf: arrays.slotOf as Int32Array },
      network: bias && {
        readers: [0, 1].map((k) => ({
          input: floats(`${k}/input`),
          state: floats(`${k}/state`),
          bias: floats(`${k}/bias`),
        })),
        weights: floats('outputWeights'),
        bias,
      },
      curve: learningCurves[0],
    });
  },
});

interface State {
  readonly markers: readonly string[];
  readonly basis: RotationBasis;
  readonly scaling: BinScaling;
  readonly layout: SequenceLayout;
  /** None where the training expression does not vary. */
  readonly network: ReaderNetwork | undefined;
  readonly curve: LearningCurve | undefined;
}

/** Places with their scaling, weighted where that is asked for. */
async function readPlaces(
  train: TrainingSet,
  { merge, inputs }: RnnParams,
  context: FitContext,
): Promise<{ readonly scaling: BinScaling; readonly chromosome: readonly string[] }> {
  if (inputs.weights === 'equal') {
    const bins = mergeMarkers(train.genotypes, merge);
    return { scaling: binScaling(train.genotypes, bins), chromosome: bins.chromosome };
  }
  const { scaling, bins, weights } = await hotspotPlaces(train, context, merge);
  return {
    scaling: { ...scaling, scales: scaling.scales.map((scale, place) => scale * weights[place]!) },
    chromosome: bins.chromosome,
  };
}

function fitted(model: State): Fitted {
  const { markers, basis, scaling, layout, network, curve } = model;
  return {
    predict(genotypes) {
      checkGenotypes(type, genotypes, markers);
      const { samples, values } = genotypes;
      if (network === undefined) return predictGenes(basis, new Float64Array(0), samples);
      const columns = standardiseBins(values, samples.length, scaling);
      const inputs = genomeSequences(columns, samples.length, layout);
      return predictGenes(basis, readGenomes(network, inputs, layout).output, samples);
    },
    save(): ArrayBundle {
      const { slotOf, ...shape } = layout;
      const readers = (network?.readers ?? []).flatMap((reader, k) =>
        Object.entries(reader).map(([name, values]) => [`${k}/${name}`, values as Float32Array] as const),
      );
      return {
        metadata: { type, ...shape, ...(curve && { learningCurves: [{ ...curve }] }) },
        arrays: {
          ...{ markers, ...saveBasis(basis), ...scaling, slotOf, ...Object.fromEntries(readers) },
          ...(network && { outputWeights: network.weights, outputBias: network.bias }),
        },
      };
    },
  };
}
