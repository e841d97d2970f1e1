import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import type { StepInput } from '@snpress/preprocess';
import type { ModelArtifact } from '../../src/artifact/model-artifact.js';
import { getEstimator } from '../../src/registry.js';
import { makeTrainingSet } from '../../src/testing/index.js';

/** What is to be made otherwise than by default. */
export interface ArtifactOptions {
  readonly params?: object;
  readonly genotypeSteps?: readonly StepInput[];
  readonly expressionSteps?: readonly StepInput[];
  readonly genes?: number;
  /** Ids of the 20 markers. */
  readonly markers?: readonly string[];
}

const rng = createRng('export');
const small: Record<string, object> = {
  lasso: { alpha: 0.05 },
  sdae: { hidden: [4] },
  mlp: { hidden: [5, 4], epochs: 3 },
  'mlp-sae': { hidden: [4], epochs: 3 },
  'random-forest': { trees: 5 },
};

/** Diploid dosages with fractions and missing calls, of markers that are not all of one allele frequency. */
function dosages(genes: number): { genotypes: Matrix; expression: Matrix } {
  const { genotypes, expression } = makeTrainingSet(rng.fork('data'), { samples: 30, markers: 20, genes });
  const noise = rng.fork('noise');
  const values = genotypes.values.map((call) => {
    const drawn = noise.uniform();
    return drawn < 0.05 ? NaN : drawn < 0.1 ? 1 + call / 2 : 2 * call;
  });
  // One marker that does not vary.
  values.fill(2, 3 * 30, 4 * 30);
  return {
    genotypes: { ...genotypes, values },
    // In units in which the level of a gene is far from 0.
    expression: { ...expression, values: expression.values.map((value) => 50 + 3 * value) },
  };
}

/** A fitted model, and the dosages (with missing calls) and expression that it was fitted to. */
export async function makeArtifact(
  type: string,
  {
    params = {},
    genotypeSteps = [{ impute: {} }, { dropConstant: {} }, { scale: { range: [0, 1] } }],
    expressionSteps = [{ scale: { method: 'standard' } }],
    genes = 7,
    markers,
  }: ArtifactOptions = {},
): Promise<{ artifact: ModelArtifact; genotypes: Matrix; expression: Matrix }> {
  const { genotypes: drawn, expression } = dosages(genes);
  const genotypes = { ...drawn, features: markers ?? drawn.features };
  const onGenotypes = fitSteps(genotypes, genotypeSteps);
  const onExpression = fitSteps(expression, expressionSteps);
  const train = { genotypes: onGenotypes.apply(genotypes), expression: onExpression.apply(expression) };
  const estimator = getEstimator(type);
  const { features } = genotypes;
  const start = Float64Array.from(features, (_, marker) => 1000 + 100 * marker);
  const share = (index: number): number => ((index * 7) % 10) / 10;
  const shares = Float64Array.from(onExpression.features, (_, gene) => (gene === 2 ? NaN : share(gene)));
  const artifact: ModelArtifact = {
    name: `my ${type}`,
    type,
    params: {},
    ploidy: 2,
    markers: {
      ids: features,
      positions: { chromosome: features.map((_, marker) => (marker < 10 ? 'I' : 'II')), start, end: start },
      alleles: {
        counted: features.map((_, marker) => 'ACGT'[marker % 4]!),
        other: features.map((_, marker) => 'ACGT'[(marker + 1) % 4]!),
      },
      frequencies: Float64Array.from(features, (_, marker) => frequency(genotypes, marker)),
    },
    genes: { ids: onExpression.features },
    genotypeSteps: onGenotypes,
    expressionSteps: onExpression,
    fitted: await estimator.fit(train, estimator.params.parse({ ...small[type], ...params }), {
      rng: rng.fork(type),
    }),
    performance: { skill: shares, r: shares, r2: shares, p: shares, q: shares },
    provenance: { experiment: 'test' },
  };
  return { artifact, genotypes, expression };
}

function frequency({ samples, values }: Matrix, marker: number): number {
  const calls = values
    .subarray(marker * samples.length, (marker + 1) * samples.length)
    .filter((call) => !Number.isNaN(call));
  return calls.reduce((sum, call) => sum + call, 0) / (2 * calls.length);
}
