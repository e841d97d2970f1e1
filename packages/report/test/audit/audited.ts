import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { auditPredictions } from '@snpress/evaluate/audit/audit-predictions';
import type { Audit } from '@snpress/evaluate';

/** How predictions are made of a gene's mean and a sample's true deviation. */
export type Predictor = (mean: number, deviation: number, noise: () => number) => number;

/** An audit of made-up predictions. */
export function audited(
  predictors: Readonly<Record<string, Predictor>>,
  {
    samples = 12,
    genes = 40,
    geneName = (gene: number) => `YGR${gene}W`,
    trainMeans = false,
  }: { samples?: number; genes?: number; geneName?: (gene: number) => string; trainMeans?: boolean } = {},
): Audit {
  const rng = createRng('audited');
  const noise = (): number => rng.normal();
  const features = Array.from({ length: genes }, (_, gene) => geneName(gene));
  const means = Float64Array.from(features, () => 3 * rng.normal());
  const deviations = Float64Array.from({ length: genes * samples }, () => rng.normal());
  const matrix = (predictor: Predictor) =>
    createMatrix({
      samples: Array.from({ length: samples }, (_, i) => `s${i}`),
      features,
      values: Float32Array.from(deviations, (deviation, at) =>
        predictor(means[Math.floor(at / samples)]!, deviation, noise),
      ),
    });
  return auditPredictions(
    {
      observed: matrix((mean, deviation) => mean + deviation),
      predictions: Object.entries(predictors).map(([name, predictor]) => ({
        name,
        predicted: matrix(predictor),
      })),
      trainMeans: trainMeans ? { genes: features, means } : undefined,
    },
    createRng('1'),
    { permutations: 300, draws: 100 },
  );
}

export const good: Predictor = (mean, deviation) => mean + 0.5 * deviation;
export const flat: Predictor = (mean) => mean;
export const byChance: Predictor = (mean, _, noise) => mean + 0.001 * noise();
export const drowned: Predictor = (mean, deviation, noise) => mean + 0.5 * deviation + 1.5 * noise();
export const reversed: Predictor = (mean, deviation) => mean - 0.5 * deviation;
export const shifted: Predictor = (mean, deviation) => mean + 2 + 0.5 * deviation;
