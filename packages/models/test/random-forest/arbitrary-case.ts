import { createRng } from '@snpress/data/random/rng';
import type { Matrix, Rng } from '@snpress/data';
import fc from 'fast-check';

/** A small training set with bootstrap counts. */
export interface ForestCase {
  readonly genotypes: Matrix;
  readonly expression: Matrix;
  readonly counts: Uint8Array;
  readonly rng: Rng;
}

type Kind = 'dosage' | 'imputed' | 'continuous' | 'constant' | 'copy' | 'complement';

/**
 * Small cases of every kind of marker: dosages 0, 1, 2; haploid calls with an imputed mean; continuous values; constants;
 * copies and complements of the marker before. Expression is coarse in a third of the cases, so that gains tie.
 */
export const forestCase: fc.Arbitrary<ForestCase> = fc
  .record({
    seed: fc.integer(),
    samples: fc.integer({ min: 1, max: 40 }),
    genes: fc.integer({ min: 1, max: 4 }),
    kinds: fc.array(
      fc.constantFrom<Kind>('dosage', 'imputed', 'continuous', 'constant', 'copy', 'complement'),
      { minLength: 1, maxLength: 8 },
    ),
    coarse: fc.boolean(),
    weighted: fc.boolean(),
  })
  .map(({ seed, samples, genes, kinds, coarse, weighted }) => {
    const rng = createRng(`forest case ${seed}`);
    const counts = Uint8Array.from({ length: samples }, () => (weighted ? rng.integer(4) : 1));
    counts[rng.integer(samples)] = 1;
    return {
      genotypes: makeGenotypes(kinds, samples, rng),
      expression: toMatrix('gene', genes, samples, () => (coarse ? rng.integer(2) : rng.normal())),
      counts,
      rng: rng.fork('tree'),
    };
  });

function makeGenotypes(kinds: readonly Kind[], samples: number, rng: Rng): Matrix {
  const draw: Record<Kind, (before: number) => number> = {
    dosage: () => rng.integer(3),
    imputed: () => (rng.uniform() < 0.1 ? 0.4375 : rng.integer(2)),
    continuous: () => rng.normal(),
    constant: () => 1,
    copy: (before) => before,
    complement: (before) => 2 - before,
  };
  const columns: number[][] = [];
  for (const kind of kinds) {
    const before = columns.at(-1) ?? new Array<number>(samples).fill(0);
    columns.push(before.map((value) => draw[kind](value)));
  }
  const values = columns.flat();
  return toMatrix('snp', kinds.length, samples, (at) => values[at]!);
}

function toMatrix(name: string, features: number, samples: number, value: (at: number) => number): Matrix {
  return {
    samples: Array.from({ length: samples }, (_, row) => `sample${row + 1}`),
    features: Array.from({ length: features }, (_, feature) => `${name}${feature + 1}`),
    values: Float32Array.from({ length: samples * features }, (_, at) => value(at)),
  };
}
