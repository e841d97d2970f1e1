import type { ArrayBundle, Matrix } from '@snpress/data';
import { z } from 'zod';
import { loadGenotypes, saveGenotypes } from '../genotypes/stored-genotypes.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { defineEstimator } from '../definition/define-estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import type { TrainingSet } from '../contract/training-set.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { nextTurn } from '../contract/next-turn.js';
import type { Setting } from '../contract/tuning.js';
import { addWeightedErrors, weightedExpression } from '../sample-weights/weighted-expression.js';
import type { NeighbourWeighting } from './neighbour-weights.js';
import { observedWeights } from './observed-weights.js';
import { squaredDistances } from './squared-distances.js';

const params = z.strictObject({
  k: z.int().min(1).default(20).describe('Number of neighbours; all training samples where they are fewer.'),
  weights: z
    .enum(['uniform', 'distance'])
    .default('uniform')
    .describe('Average the neighbours equally, or each inversely to its distance.'),
});

type KnnParams = z.infer<typeof params>;

/**
 * Mean expression of the nearest training samples, of those that have a value of the gene, by the Euclidean distance of genotypes, in which
 * markers count by their weights; `k` is a path.
 */
export const knn = defineEstimator({
  type: 'knn',
  summary: 'The mean expression of the training samples whose genotypes are nearest.',
  params,
  traits: { joint: false, seeded: false, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
  // Its neighbours are people.
  keepsGenotypes: () => true,
  fit: (train, { k, weights }, context) =>
    fitted(
      train,
      new Int32Array(train.expression.features.length).fill(k),
      weights,
      weightsIn(train, context),
    ),
  load: ({ metadata, arrays }) => {
    const samples = arrays.samples as readonly string[];
    const expression = arrays.expression as Float32Array;
    return fitted(
      {
        genotypes: loadGenotypes(arrays, samples, arrays.markers as readonly string[]),
        expression: { samples, features: arrays.genes as readonly string[], values: expression },
      },
      arrays.geneNeighbours as Int32Array,
      metadata.weights as NeighbourWeighting,
      arrays.markerWeights as Float64Array | undefined,
    );
  },
  path: {
    parameters: ['k'],
    settings: () => [],
    folds: () => 'each',
    async score({ train, folds }, given, settings, context) {
      const genes = train.expression.features.length;
      const sse = new Float64Array(settings.length * genes);
      for (const [fold, { train: inner, validation, markerWeights }] of folds.entries()) {
        await nextTurn(context, fold / folds.length);
        const ofMarkers = weightsIn(inner, { markerWeights });
        const distances = squaredDistances(validation.genotypes, inner.genotypes, ofMarkers);
        const weightsOf = observedWeights(distances, inner.expression, given.weights);
        settings.forEach((setting, index) => {
          const weights = (gene: number) => weightsOf(gene, neighboursOf(setting, given));
          addWeightedErrors(sse, index * genes, weights, inner.expression, validation.expression);
        });
      }
      return { settings, sse, rows: valuesPerGene(folds.map((fold) => fold.validation.expression)) };
    },
    fitPerGene(train, given, settings, choice, context) {
      const geneNeighbours = Int32Array.from(choice, (index) => neighboursOf(settings[index]!, given));
      return fitted(train, geneNeighbours, given.weights, weightsIn(train, context));
    },
  },
});

function neighboursOf(setting: Setting, given: KnnParams): number {
  return (setting.k as number | undefined) ?? given.k;
}

function weightsIn(
  { genotypes }: TrainingSet,
  context: Pick<FitContext, 'markerWeights'>,
): Float64Array | undefined {
  return markerWeightsOf(genotypes.features, context);
}

/** @param geneNeighbours gene → number of neighbours. */
function fitted(
  { genotypes: training, expression }: TrainingSet,
  geneNeighbours: Int32Array,
  weighting: NeighbourWeighting,
  markerWeights: Float64Array | undefined,
): Fitted {
  const { samples, features: markers } = training;
  return {
    predict(genotypes: Matrix): Matrix {
      checkGenotypes('knn', genotypes, markers);
      const distances = squaredDistances(genotypes, training, markerWeights);
      const weightsOf = observedWeights(distances, expression, weighting);
      const own = (gene: number) => weightsOf(gene, geneNeighbours[gene]!);
      return weightedExpression(own, expression, genotypes.samples);
    },
    save(use): ArrayBundle {
      return {
        metadata: { type: 'knn', weights: weighting, genotypesOf: samples.length },
        arrays: {
          markers,
          genes: expression.features,
          samples,
          ...saveGenotypes(training, training, use),
          expression: expression.values,
          geneNeighbours,
          ...(markerWeights && { markerWeights }),
        },
      };
    },
  };
}
