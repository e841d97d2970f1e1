import type { ArrayBundle, Matrix, Rng } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { ModelError } from '../contract/model-error.js';
import { gram } from '../linear-algebra/gram.js';
import type { Forest } from './forest.js';
import { forestWeights } from './forest-weights.js';
import { geneSums } from './gene-sums.js';
import { growForest } from './grow-forest.js';
import { impurityImportance } from './impurity-importance.js';
import { outOfBag, outOfBagMse, type OutOfBag } from './out-of-bag.js';
import { permutationImportance } from './permutation-importance.js';
import { markersPerSplit, type RandomForestParams } from './random-forest-params.js';
import { createSplitTable, type SplitTable } from './split-table.js';
import { weightedExpression } from '../sample-weights/weighted-expression.js';

/** A fitted multi-output random forest. */
export interface RandomForest extends Fitted {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  /** Importance of every marker by decrease of the sum of squares, shared among equivalent markers; sums to 1. */
  impurityImportance(): Float64Array;
  /** Out-of-bag predictions and errors. */
  outOfBag(): OutOfBag;
  /**
   * Importance of every marker by how much the out-of-bag error grows when its values are permuted.
   * @param genotypes those that the forest was fitted to: a saved forest does not hold them.
   * @throws ModelError where they are others, or where no tree left a sample out of its bag.
   */
  permutationImportance(genotypes: Matrix, rng: Rng): Float64Array;
}

/** What a fitted forest consists of. */
interface ForestParts {
  readonly forest: Forest;
  readonly markers: readonly string[];
  readonly expression: Matrix;
  /** Gene → how many trees predict it, from the first on. */
  readonly geneTrees: Int32Array;
  readonly importance: Float64Array;
  /** Out-of-bag mean squared error of the whole forest; NaN where no tree left a sample out. */
  readonly outOfBagMse: number;
}

/** Grows the trees for a training set; what they say of expression does not matter beyond its Gram matrix. */
export function growForestFor(
  { genotypes, expression }: TrainingSet,
  params: RandomForestParams,
  context: FitContext,
  kernel: Float64Array = expressionGram(expression),
  table: SplitTable = createSplitTable(genotypes),
): Promise<Forest> {
  const options = {
    trees: params.trees,
    drawnMarkers: markersPerSplit(params.maxFeatures, genotypes.features.length),
    minLeaf: params.minLeaf,
    minSplit: params.minSplit,
    maxDepth: params.maxDepth ?? Infinity,
    bootstrap: params.bootstrap,
  };
  return growForest(genotypes, table, kernel, options, context, geneSums(expression));
}

/** Fits a forest in which gene `g` is predicted by the first `geneTrees[g]` trees. */
export async function fitGramForest(
  train: TrainingSet,
  params: RandomForestParams,
  geneTrees: Int32Array,
  context: FitContext,
): Promise<RandomForest> {
  const { genotypes, expression } = train;
  const kernel = expressionGram(expression);
  const trees = geneTrees.reduce((largest, count) => Math.max(largest, count), 1);
  const table = createSplitTable(genotypes);
  const forest = await growForestFor(train, { ...params, trees }, context, kernel, table);
  return fittedForest({
    forest,
    markers: genotypes.features,
    expression: { samples: expression.samples, features: expression.features, values: expression.values },
    geneTrees,
    importance: impurityImportance(forest, table),
    outOfBagMse: outOfBagMse(forest, kernel, expression.features.length),
  });
}

/** Restores what `save` of a fitted forest gave. */
export function loadGramForest({ metadata, arrays }: ArrayBundle): RandomForest {
  const samples = arrays.samples as readonly string[];
  const firstNode = arrays.firstNode as Int32Array;
  return fittedForest({
    forest: {
      trees: firstNode.length - 1,
      samples: samples.length,
      firstNode,
      marker: arrays.marker as Int32Array,
      threshold: arrays.threshold as Float64Array,
      right: arrays.right as Int32Array,
      gain: arrays.gain as Float64Array,
      leaf: arrays.leaf as Int32Array,
      counts: arrays.counts as Uint8Array,
    },
    markers: arrays.markers as readonly string[],
    expression: {
      samples,
      features: arrays.genes as readonly string[],
      values: arrays.expression as Float32Array,
    },
    geneTrees: arrays.geneTrees as Int32Array,
    importance: arrays.impurityImportance as Float64Array,
    outOfBagMse: (metadata.outOfBagMse as number | null) ?? NaN,
  });
}

function fittedForest(parts: ForestParts): RandomForest {
  const { forest, markers, expression, geneTrees, importance } = parts;
  return {
    markers,
    genes: expression.features,
    predict(genotypes) {
      checkGenotypes('random-forest', genotypes, markers);
      const weights = forestWeights(forest, genotypes, [...new Set(geneTrees)]);
      return weightedExpression((gene) => weights.get(geneTrees[gene]!)!, expression, genotypes.samples);
    },
    impurityImportance: () => importance.slice(),
    markerImportance: () => ({
      measure: 'share of the decrease in the sum of squares',
      values: importance.slice(),
    }),
    outOfBag: () => outOfBag(forest, expression, geneTrees),
    permutationImportance(genotypes, rng) {
      checkGenotypes('random-forest', genotypes, markers);
      checkTrainingSamples(genotypes.samples, expression.samples);
      if (Number.isNaN(parts.outOfBagMse)) {
        throw new ModelError('input', {
          code: 'no-out-of-bag',
          message: 'no permutation importance: no tree left a sample out of its bag',
          hint: 'fit with bootstrap: true and more samples or trees',
        });
      }
      const kernel = expressionGram(expression);
      return permutationImportance(forest, genotypes, kernel, expression.features.length, rng);
    },
    save: () => saveForest(parts),
  };
}

function saveForest({
  forest,
  markers,
  expression,
  geneTrees,
  importance,
  ...parts
}: ForestParts): ArrayBundle {
  const { trees, firstNode, marker, threshold, right, gain, leaf, counts } = forest;
  const mse = Number.isNaN(parts.outOfBagMse) ? null : parts.outOfBagMse;
  return {
    metadata: { type: 'random-forest', engine: 'gram', trees, outOfBagMse: mse },
    arrays: {
      markers,
      genes: expression.features,
      samples: expression.samples,
      expression: expression.values,
      geneTrees,
      firstNode,
      marker,
      threshold,
      right,
      gain,
      leaf,
      counts,
      impurityImportance: importance,
    },
  };
}

function checkTrainingSamples(given: readonly string[], trained: readonly string[]): void {
  const row = trained.findIndex((sample, index) => sample !== given[index]);
  if (row === -1 && given.length === trained.length) return;
  throw new ModelError('input', {
    code: 'other-samples',
    subject: trained[row],
    message:
      `permutation importance needs the ${trained.length} training samples in their order; ` +
      (row === -1
        ? `the genotypes have ${given.length}`
        : `row ${row + 1} is "${given[row] ?? 'nothing'}" where training had "${trained[row]!}"`),
  });
}

function expressionGram({ samples, features, values }: Matrix): Float64Array {
  return gram(values, samples.length, features.length, { centre: true });
}
