import type { ArrayBundle, Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { ModelError } from '../contract/model-error.js';
import { nextTurn } from '../contract/next-turn.js';
import { nodeRequire } from '../platform/node-require.js';
import { markersPerSplit, type RandomForestParams } from './random-forest-params.js';

/** What is used of ml-random-forest, whose own types do not compile. */
interface MlForest {
  train(genotypes: number[][], expression: number[]): void;
  /** Predicted samples × trees. */
  predictionValues(genotypes: number[][]): { get(row: number, tree: number): number };
  toJSON(): object;
}

interface MlForests {
  readonly RandomForestRegression: {
    new (options: object): MlForest;
    load(model: object): MlForest;
  };
}

/** The genes' forests, each with the JSON that it is saved as. */
export interface MlForestParts {
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly geneTrees: Int32Array;
  readonly models: readonly string[];
}

/**
 * Grows one `ml-random-forest` per gene, gene `g` with `geneTrees[g]` trees. The trees come from one stream of seeds, so a
 * smaller forest is the beginning of a larger one. The library draws `maxFeatures` once per tree, not at each split.
 */
export async function growMlForests(
  { genotypes, expression }: TrainingSet,
  params: RandomForestParams,
  geneTrees: Int32Array,
  context: FitContext,
): Promise<MlForestParts> {
  const rows = sampleRows(genotypes);
  const samples = genotypes.samples.length;
  const markers = genotypes.features.length;
  const seed = context.rng.fork('ml-random-forest').integer(2 ** 31 - 1);
  const { RandomForestRegression } = loadLibrary();
  const models: string[] = [];
  for (let gene = 0; gene < expression.features.length; gene++) {
    await nextTurn(context, gene / expression.features.length);
    const forest = new RandomForestRegression({
      nEstimators: geneTrees[gene]!,
      // A share, because the library takes 1 for all of them; it rounds down.
      maxFeatures: Math.min(1, (markersPerSplit(params.maxFeatures, markers) + 0.5) / markers),
      replacement: false,
      useSampleBagging: params.bootstrap,
      noOOB: true,
      seed,
      treeOptions: { minNumSamples: params.minSplit - 1, maxDepth: params.maxDepth ?? Infinity },
    });
    forest.train(rows, Array.from(expression.values.subarray(gene * samples, (gene + 1) * samples)));
    models.push(JSON.stringify(forest.toJSON()));
  }
  return { markers: genotypes.features, genes: expression.features, geneTrees, models };
}

/** Restores what `save` gave. */
export function loadMlForests({ arrays }: ArrayBundle): Fitted {
  return fittedMlForests({
    markers: arrays.markers as readonly string[],
    genes: arrays.genes as readonly string[],
    geneTrees: arrays.geneTrees as Int32Array,
    models: arrays.models as readonly string[],
  });
}

/** Predicts gene `g` by its first `geneTrees[g]` trees. */
export function fittedMlForests({ markers, genes, geneTrees, models }: MlForestParts): Fitted {
  return {
    predict(genotypes) {
      checkGenotypes('random-forest', genotypes, markers);
      const { RandomForestRegression } = loadLibrary();
      const rows = sampleRows(genotypes);
      const samples = genotypes.samples;
      const values = new Float32Array(samples.length * genes.length);
      models.forEach((model, gene) => {
        const perTree = RandomForestRegression.load(JSON.parse(model) as object).predictionValues(rows);
        const trees = geneTrees[gene]!;
        for (let row = 0; row < samples.length; row++) {
          let sum = 0;
          for (let tree = 0; tree < trees; tree++) sum += perTree.get(row, tree);
          values[gene * samples.length + row] = sum / trees;
        }
      });
      return { samples, features: genes, values };
    },
    save: () => ({
      metadata: { type: 'random-forest', engine: 'ml' },
      arrays: { markers, genes, geneTrees, models },
    }),
  };
}

/** Loaded when first used, and at once, because a saved model is restored without waiting. */
function loadLibrary(): MlForests {
  const require = nodeRequire();
  if (require !== undefined) return require('ml-random-forest') as MlForests;
  throw new ModelError('input', {
    code: 'needs-node',
    subject: 'engine',
    message: 'a random forest of engine "ml" works in Node only',
    hint: 'use engine "gram"',
  });
}

function sampleRows({ samples, features, values }: Matrix): number[][] {
  return samples.map((_, row) => features.map((__, marker) => values[marker * samples.length + row]!));
}
