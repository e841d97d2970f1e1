import { attrition } from './attrition.js';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { bootstrapEvaluation } from '@snpress/evaluate/bootstrap/bootstrap-evaluation';
import { comparePaired } from '@snpress/evaluate/comparison/compare-paired';
import { evaluateModel } from '@snpress/evaluate/model/evaluate-model';
import type { ModelEvaluation } from '@snpress/evaluate';
import type { HeldOutPredictions, ReportInput } from '../../src/index.js';

/** How large the made-up experiment is and how well its models do. */
export interface SimulatedSize {
  readonly genes: number;
  readonly samples: number;
  readonly splits: number;
  /** By model: how much of the genetic signal it finds (0 to 1) and how much noise of its own it adds. */
  readonly models: { readonly [name: string]: { readonly finds: number; readonly adds: number } };
  readonly geneName?: (i: number) => string;
}

/** The held-out rows of all splits as one matrix. */
function allObserved(predictions: readonly HeldOutPredictions[]): Matrix {
  const rows = predictions.flatMap(({ observed }) => observed.samples);
  const { features } = predictions[0]!.observed;
  const values = new Float32Array(rows.length * features.length);
  let first = 0;
  for (const { observed } of predictions) {
    const n = observed.samples.length;
    features.forEach((_, j) => {
      values.set(observed.values.subarray(j * n, (j + 1) * n), j * rows.length + first);
    });
    first += n;
  }
  return { samples: rows, features, values };
}

function evaluate(
  name: string,
  observed: Matrix,
  predictions: readonly HeldOutPredictions[],
): ModelEvaluation {
  const input = {
    name,
    observed,
    splits: predictions.map(({ split, predicted }) => ({
      label: split,
      trainSamples: Math.max(observed.samples.length - predicted.mean!.samples.length, 1),
      predicted: predicted[name]!,
      baseline: predicted.mean!,
    })),
  };
  const evaluation = evaluateModel(input);
  if (name === 'mean' || predictions.length === 1) return evaluation;
  return { ...evaluation, intervals: bootstrapEvaluation(input, createRng('interval'), { draws: 200 }) };
}

/** The share of the expression variance of each gene that is genetic in `simulatedInput`. */
export function simulatedHeritability(genes: number): readonly number[] {
  const rng = createRng('heritability');
  return Array.from({ length: genes }, () => rng.uniform() ** 4);
}

/** A whole experiment made from random numbers: predictions, their scores and everything else that a page shows. */
export function simulatedInput(size: SimulatedSize): ReportInput {
  const rng = createRng('report');
  const genes = Array.from(
    { length: size.genes },
    (_, i) => size.geneName?.(i) ?? `YGR${String(i + 1).padStart(4, '0')}W`,
  );
  const levels = genes.map(() => 1.6 * rng.normal());
  const heritability = simulatedHeritability(size.genes);
  const perSplit = Math.ceil(size.samples / size.splits);
  const predictions = Array.from({ length: size.splits }, (_, s): HeldOutPredictions => {
    const samples = Array.from({ length: perSplit }, (_, i) => `strain-${s * perSplit + i + 1}`);
    const matrix = (): Matrix => ({
      samples,
      features: genes,
      values: new Float32Array(perSplit * genes.length),
    });
    const observed = matrix();
    const predicted: Record<string, Matrix> = { mean: matrix() };
    for (const model of Object.keys(size.models)) predicted[model] = matrix();
    genes.forEach((_, j) => {
      const spread = 0.25 + 0.35 * heritability[j]!;
      for (let i = 0; i < perSplit; i++) {
        const at = j * perSplit + i;
        const genetic = spread * Math.sqrt(heritability[j]!) * rng.normal();
        observed.values[at] = levels[j]! + genetic + spread * Math.sqrt(1 - heritability[j]!) * rng.normal();
        predicted.mean!.values[at] = levels[j]!;
        for (const [model, { finds, adds }] of Object.entries(size.models)) {
          predicted[model]!.values[at] = levels[j]! + finds * genetic + adds * spread * rng.normal();
        }
      }
    });
    return { split: `fold ${s + 1}`, observed, predicted };
  });
  const names = Object.keys(size.models);
  const observed = allObserved(predictions);
  const evaluations = ['mean', ...names].map((name) => evaluate(name, observed, predictions));
  const alphas = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  return {
    title: 'Yeast cross: how much of expression do genotypes predict?',
    experiment: 'simulated-cross',
    data: {
      samples: size.samples,
      markers: 2956,
      genes: size.genes,
      attrition: attrition(size.samples, 2956, size.genes, ['strain-901', 'strain-902']),
      ploidy: 1,
      source: 'simulated haploid cross on 16 chromosomes',
      simulated: true,
    },
    protocol: {
      outer: size.splits === 1 ? '1 holdout' : `${size.splits}-fold cross-validation`,
      inner: '5-fold cross-validation within each training set',
      preprocessing: ['genotypes: impute the mean', 'genotypes: scale to 0…1'],
      fitOn: 'train',
    },
    evaluations,
    comparisons: comparePaired(evaluations),
    selections: names.slice(0, 2).map((model, m) => ({
      model,
      mode: m === 0 ? 'global' : 'per-gene',
      settings: alphas.map((alpha) => ({ label: `alpha=${alpha}`, parameters: { alpha } })),
      splits: predictions.map(({ split }, s) => ({
        split,
        mse: alphas.map((alpha) => 0.11 + 0.01 * (Math.log10(alpha) + 1) ** 2 + 0.001 * ((s % 3) - 1)),
        ...(m === 0
          ? { chosen: 3 + (s % 2) }
          : { chosenGenes: alphas.map((_, i) => Math.round(size.genes / (1 + (i - 3) ** 2))) }),
      })),
    })),
    predictions,
    warnings: ['25 SNP ids occur more than once; they were made unique by a suffix.'],
    reconciliation: {
      inputs: [
        { name: 'genotypes', samples: size.samples + 2 },
        { name: 'expression', samples: size.samples },
      ],
      matched: size.samples,
      dropped: ['strain-901', 'strain-902'].map((sample) => ({
        sample,
        from: 'genotypes',
        reason: 'not in expression',
      })),
    },
    provenance: {
      spec: 'name: simulated-cross\nseed: 1\nmodels:\n  lasso: { type: lasso, grid: { alpha: [0.01, 0.1] } }\n',
      seed: 1,
      inputs: [
        {
          name: 'genotypes',
          path: 'data/genotypes.tsv.gz',
          digest: '3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8553',
        },
      ],
    },
  };
}

/** Three models of which the best is good. */
export const goodModels: SimulatedSize['models'] = {
  lasso: { finds: 0.8, adds: 0.1 },
  ridge: { finds: 0.5, adds: 0.15 },
  forest: { finds: 0.3, adds: 0.25 },
};
