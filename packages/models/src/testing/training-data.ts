import type { Matrix, Rng } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';

/** What to simulate. */
export interface TrainingShape {
  readonly samples: number;
  readonly markers: number;
  readonly genes: number;
}

/**
 * A small haploid cross: markers in linkage along one chromosome, some of them identical or complementary, and genes
 * that each follow a few markers, with noise.
 */
export function makeTrainingSet(rng: Rng, { samples, markers, genes }: TrainingShape): TrainingSet {
  const ids = Array.from({ length: samples }, (_, row) => `sample${row + 1}`);
  const genotypes: Matrix = {
    samples: ids,
    features: Array.from({ length: markers }, (_, marker) => `snp${marker + 1}`),
    values: linkedMarkers(rng.fork('genotypes'), samples, markers),
  };
  const noise = rng.fork('expression');
  const values = new Float32Array(samples * genes);
  for (let gene = 0; gene < genes; gene++) {
    const causal = [noise.integer(markers), noise.integer(markers)];
    const effects = causal.map(() => noise.normal());
    const level = 3 * noise.normal();
    for (let row = 0; row < samples; row++) {
      const genetic = causal.reduce(
        (sum, marker, k) => sum + effects[k]! * genotypes.values[marker * samples + row]!,
        0,
      );
      values[gene * samples + row] = level + genetic + 0.5 * noise.normal();
    }
  }
  const features = Array.from({ length: genes }, (_, gene) => `gene${gene + 1}`);
  return { genotypes, expression: { samples: ids, features, values } };
}

/** 0/1 markers; each copies the one before it but for recombinations, and every seventh is its complement. */
function linkedMarkers(rng: Rng, samples: number, markers: number): Float32Array {
  const values = new Float32Array(samples * markers);
  for (let marker = 0; marker < markers; marker++) {
    const rate = marker === 0 ? 0.5 : marker % 7 === 0 ? 1 : 0.1;
    for (let row = 0; row < samples; row++) {
      const before = marker === 0 ? 0 : values[(marker - 1) * samples + row]!;
      values[marker * samples + row] = rng.uniform() < rate ? 1 - before : before;
    }
  }
  return values;
}
