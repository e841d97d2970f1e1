import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '../../src/index.js';
import type { Matrix } from '@snpress/data';

const { positions, alleles } = simulateCross({ samples: 2, markers: 40, genes: 2 }, createRng('places'))
  .dataset.genotypes;

/** Genotypes of so many samples and 40 markers, in the order of their positions, a few calls missing. */
function genotypes(samples: number, ploidy: 1 | 2, value: (random: () => number) => number): Matrix {
  const rng = createRng(`${samples} ${ploidy}`);
  return createMatrix({
    samples: Array.from({ length: samples }, (_, sample) => `s${sample + 1}`),
    features: Array.from({ length: 40 }, (_, marker) => `rs${marker + 1}`),
    values: Float32Array.from({ length: samples * 40 }, () =>
      rng.uniform() < 0.1 ? NaN : value(() => rng.uniform()),
    ),
    positions,
    alleles,
    ploidy,
  });
}

/** Genotypes that every genotype format must carry unharmed; dosages those that know them. */
export const genotypeCatalogue: readonly {
  readonly name: string;
  readonly matrix: Matrix;
  readonly hasDosages: boolean;
}[] = [
  ...[1, 3, 4, 5, 61].flatMap((samples) => [
    {
      name: `calls of ${samples} diploids`,
      matrix: genotypes(samples, 2, (random) => Math.floor(random() * 3)),
      hasDosages: false,
    },
    {
      name: `calls of ${samples} haploids`,
      matrix: genotypes(samples, 1, (random) => Math.floor(random() * 2)),
      hasDosages: false,
    },
  ]),
  ...([1, 2] as const).flatMap((ploidy) =>
    [2, 8, 9].map((samples) => ({
      name: `dosages of ${samples} samples, ploidy ${ploidy}`,
      // A multiple of the unit of PLINK 2 in either ploidy; a third of them are whole.
      matrix: genotypes(samples, ploidy, (random) =>
        random() < 0.3 ? Math.floor(random() * (ploidy + 1)) : Math.floor(random() * ploidy * 16384) / 16384,
      ),
      hasDosages: true,
    })),
  ),
];
