import { createRng, type Matrix } from '@snpress/data';
import type { EvaluatedModel, HeldOutPredictions, R2Bin, ReportInput } from '../../src/index.js';

/** How large the made-up experiment is and how well its models do. */
export interface SimulatedSize {
  readonly genes: number;
  readonly samples: number;
  readonly splits: number;
  /** By model: how much of the genetic signal it finds (0 to 1) and how much noise of its own it adds. */
  readonly models: { readonly [name: string]: { readonly finds: number; readonly adds: number } };
  readonly geneName?: (i: number) => string;
}

const binEdges = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1];

/** Chance that r² of unrelated values of many samples is below x: the normal limit of Beta(½, (n − 2)/2). */
function chanceBelow(x: number, samples: number): number {
  const z = Math.sqrt(x * samples);
  return x >= 1 ? 1 : Math.tanh(0.7978845608 * (z + 0.044715 * z ** 3));
}

function binsOf(r2: readonly number[], samples: number): readonly R2Bin[] {
  return binEdges.slice(1).map((to, i) => {
    const from = binEdges[i]!;
    return {
      from,
      to,
      count: r2.filter((value) => value <= to && (value > from || i === 0)).length,
      expected: r2.length * (chanceBelow(to, samples) - chanceBelow(from, samples)),
    };
  });
}

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    ab += (value - ma) * (b[i]! - mb);
    aa += (value - ma) ** 2;
    bb += (b[i]! - mb) ** 2;
  });
  return ab / Math.sqrt(aa * bb);
}

function evaluate(
  name: string,
  genes: readonly string[],
  splits: readonly HeldOutPredictions[],
  interval: boolean,
): EvaluatedModel {
  const samples = splits.reduce((sum, { observed }) => sum + observed.samples.length, 0);
  const column = ({ values, samples: rows }: Matrix, j: number) => [
    ...values.subarray(j * rows.length, (j + 1) * rows.length),
  ];
  const perGene = genes.map((_, j) => {
    const observed = splits.flatMap((split) => column(split.observed, j));
    const predicted = splits.flatMap((split) => column(split.predicted[name]!, j));
    const means = splits.flatMap((split) => column(split.predicted.mean!, j));
    const sse = (from: readonly number[]) =>
      observed.reduce((sum, value, i) => sum + (value - from[i]!) ** 2, 0);
    const r = correlation(observed, predicted);
    return {
      observedMean: observed.reduce((sum, value) => sum + value, 0) / samples,
      sse: sse(predicted),
      baseline: sse(means),
      skill: 1 - sse(predicted) / sse(means),
      r: Number.isFinite(r) ? r : NaN,
    };
  });
  const total = (of: (gene: (typeof perGene)[number]) => number) =>
    perGene.reduce((sum, gene) => sum + of(gene), 0);
  const skills = perGene.map(({ skill }) => skill);
  const pooled = 1 - total(({ sse }) => sse) / total(({ baseline }) => baseline);
  return {
    name,
    mse: total(({ sse }) => sse) / (samples * genes.length),
    skill: {
      pooled,
      ...(interval && name !== 'mean' ? { interval: [pooled - 0.026, pooled + 0.024] as const } : {}),
      mean: total(({ skill }) => skill) / genes.length,
      median: [...skills].sort((a, b) => a - b)[Math.floor(genes.length / 2)]!,
      positive: skills.filter((skill) => skill > 0).length / genes.length,
      above: [0.1, 0.3, 0.5].map((skill) => ({
        skill,
        count: skills.filter((value) => value > skill).length,
      })),
    },
    r: { mean: total(({ r }) => (Number.isNaN(r) ? 0 : r)) / genes.length },
    r2Bins: binsOf(
      perGene.map(({ r }) => (Number.isNaN(r) ? 0 : r * r)),
      samples,
    ),
    perGene: {
      genes,
      observedMean: Float64Array.from(perGene, (gene) => gene.observedMean),
      mse: Float64Array.from(perGene, ({ sse }) => sse / samples),
      skill: Float64Array.from(skills),
      r: Float64Array.from(perGene, ({ r }) => r),
      r2: Float64Array.from(perGene, ({ r }) => r * r),
    },
    perSplit: splits.map(({ split }, i) => ({ split, mse: 0.1, skill: pooled + ((i % 3) - 1) * 0.02 })),
  };
}

/** A whole experiment made from random numbers: predictions, their scores and everything else that a page shows. */
export function simulatedInput(size: SimulatedSize): ReportInput {
  const rng = createRng('report');
  const genes = Array.from(
    { length: size.genes },
    (_, i) => size.geneName?.(i) ?? `YGR${String(i + 1).padStart(4, '0')}W`,
  );
  const levels = genes.map(() => 1.6 * rng.normal());
  const heritability = genes.map(() => rng.uniform() ** 4);
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
  const alphas = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];
  return {
    title: 'Yeast cross: how much of expression do genotypes predict?',
    experiment: 'simulated-cross',
    data: {
      samples: size.samples,
      markers: 2956,
      genes: size.genes,
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
    evaluations: ['mean', ...names].map((name) => evaluate(name, genes, predictions, size.splits > 1)),
    comparisons:
      names.length > 1 && size.splits > 1
        ? [
            {
              first: names[0]!,
              second: names[1]!,
              difference: 0.125,
              interval: [0.101, 0.149],
              pValue: 0.0004,
            },
          ]
        : [],
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
      versions: { '@snpress/report': '0.1.0', node: '20.20.0' },
      inputs: [
        {
          name: 'genotypes',
          path: 'data/genotypes.tsv.gz',
          digest: '3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b8553',
        },
      ],
      stages: [{ name: 'fit:lasso', count: 25, seconds: 12.34 }],
    },
  };
}

/** Three models of which the best is good. */
export const goodModels: SimulatedSize['models'] = {
  lasso: { finds: 0.8, adds: 0.1 },
  ridge: { finds: 0.5, adds: 0.15 },
  forest: { finds: 0.3, adds: 0.25 },
};
