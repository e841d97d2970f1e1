import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { matchSamples } from '@snpress/data/matching/match-samples';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import type { Matrix } from '@snpress/data';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { describe, expect, it } from 'vitest';
import { mergeMarkers } from '../../src/bins/marker-bins.js';
import { binScaling, standardiseBins } from '../../src/bins/standardise-bins.js';
import { featureMeans } from '../../src/linear-algebra/feature-means.js';
import { cisPrior } from '../../src/susie/cis-prior.js';
import { anywhere, hotspots } from '../../src/susie/place-prior.js';
import { residualEffects } from '../../src/susie/residual-effects.js';
import { fitSharedEffects } from '../../src/susie/shared-effects.js';
import { sparseRowCollector } from '../../src/susie/sparse-rows.js';
import { selectRows } from '../../src/testing/subject.js';

const shared = process.env.SNPRESS_DATA ?? resolve(import.meta.dirname, '../../../../../shared/data');
const folder = join(shared, 'yeast-brem2005');
const referenceFile = join(shared, '../reference/susie-hotspot/fold1.json');
const there = existsSync(folder) && existsSync(referenceFile);

interface Reference {
  readonly bins: number;
  readonly mix: readonly number[];
  readonly pi0: readonly number[];
  readonly omega: readonly number[];
  readonly test: readonly string[];
  readonly genes: readonly {
    readonly gene: string;
    readonly sigma2: number;
    readonly pip: readonly (readonly [bin: number, pip: number])[];
    readonly predict: Readonly<Record<'susie' | 'susie+gblup', readonly number[]>>;
  }[];
}

describe(`susie on the yeast cross${there ? '' : ' (skipped: no yeast-brem2005 and its reference in SNPRESS_DATA)'}`, () => {
  it.skipIf(!there)(
    'agrees with the reference in numpy in exact settings',
    { timeout: 1_200_000 },
    async () => {
      const reference = JSON.parse(readFileSync(referenceFile, 'utf8')) as Reference;
      const all = await readYeast();
      const bins = mergeMarkers(all.genotypes, 0.02);
      expect(bins.sizes).toHaveLength(reference.bins);
      const isTest = new Set(reference.test);
      const { genotypes, expression } = selectRows(all, (row) => !isTest.has(all.genotypes.samples[row]!));
      const samples = genotypes.samples.length;
      const scaling = binScaling(genotypes, bins);
      const columns = standardiseBins(genotypes.values, samples, scaling);
      const means = featureMeans(expression.values, samples, expression.features.length);
      const targets = Float64Array.from(
        expression.values,
        (value, at) => value - means[Math.floor(at / samples)]!,
      );
      const genes = Int32Array.from(expression.features.keys());
      const groups = [{ genes, rows: [Int32Array.from(genotypes.samples.keys())] }];
      const hot = hotspots(reference.bins);
      const collector = sparseRowCollector(0);
      const plain = new Map<number, { variance: number; inclusion: Float64Array; effects: Float64Array }>();
      const places = new Map(reference.genes.map(({ gene }) => [expression.features.indexOf(gene), gene]));
      const priors = await fitSharedEffects(
        [{ genes, load: () => ({ samples, columns, targets }) }],
        [cisPrior(bins, expression.positions, { scale: 10_000 })!, hot, anywhere(reference.bins)],
        { effects: 6, sizes: [0.03, 0.1, 0.25, 0.6], passes: 4, iterations: 25, earlyIterations: 8 },
        (gene, fit, inclusion) => {
          const effects = new Float64Array(reference.bins);
          for (const one of fit.effects)
            one.places.forEach((place, k) => (effects[place]! += one.values[k]!));
          collector.add(effects);
          if (places.has(gene))
            plain.set(gene, {
              variance: fit.residualVariance,
              inclusion: inclusion.slice(),
              effects,
            });
        },
        () => Promise.resolve(),
      );
      expectNear(priors.mix, reference.mix, 1e-3);
      expectNear(priors.empty, reference.pi0, 1e-3);
      expectNear(priors.shares, reference.omega, 1e-3);
      const whole = residualEffects(
        { samples, columns, targets, hotspots: hot.profile, effects: collector.rows(), groups },
        [0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9],
      );
      const test = selectRows(all, (row) => isTest.has(all.genotypes.samples[row]!)).genotypes;
      const tested = standardiseBins(test.values, test.samples.length, scaling);
      const predict = (gene: number, effects: ArrayLike<number>): number[] =>
        reference.test.map((id) => {
          const row = test.samples.indexOf(id);
          let sum = means[gene]!;
          for (let bin = 0; bin < reference.bins; bin++) {
            sum += effects[bin]! * tested[bin * test.samples.length + row]!;
          }
          return sum;
        });
      for (const wanted of reference.genes) {
        const gene = expression.features.indexOf(wanted.gene);
        const own = plain.get(gene)!;
        expect(Math.abs(own.variance - wanted.sigma2)).toBeLessThan(1e-3);
        for (const [bin, pip] of wanted.pip) expect(Math.abs(own.inclusion[bin]! - pip)).toBeLessThan(1e-2);
        expectNear(predict(gene, own.effects), wanted.predict.susie, 1e-3);
        const effects = whole.subarray(gene * reference.bins, (gene + 1) * reference.bins);
        expectNear(predict(gene, effects), wanted.predict['susie+gblup'], 1e-3);
      }
    },
  );
});

function expectNear(actual: ArrayLike<number>, wanted: readonly number[], tolerance: number): void {
  expect(actual.length).toBe(wanted.length);
  wanted.forEach((value, at) => {
    expect(Math.abs(actual[at]! - value)).toBeLessThan(tolerance);
  });
}

async function readYeast(): Promise<{ genotypes: Matrix; expression: Matrix }> {
  const { matrix } = await readMatrix(join(folder, 'matrix_genotypes.txt'), {
    format: 'matrix-eqtl',
    missing: ['2'],
  });
  const expression = await readMatrix(join(folder, 'expression.tsv.gz'), { format: 'matrix-eqtl' });
  const markers = attachPositions(matrix, await readPositions(join(folder, 'snp_position.txt'))).matrix;
  const genes = await readPositions(join(folder, 'gene_positions.tsv'));
  return matchSamples(imputedBetween(markers), attachPositions(expression.matrix, genes).matrix);
}

/** Missing calls as lines between the nearest known ones of the strain on the chromosome, as the reference has them. */
function imputedBetween(matrix: Matrix): Matrix {
  const rows = matrix.samples.length;
  const { chromosome, start } = matrix.positions!;
  const values = matrix.values.slice();
  const order = [...matrix.features.keys()].sort((a, b) => start[a]! - start[b]!);
  for (const name of new Set(chromosome)) {
    const own = order.filter((marker) => chromosome[marker] === name);
    for (let row = 0; row < rows; row++) {
      const call = (marker: number): number => matrix.values[marker * rows + row]!;
      const known = own.filter((marker) => !Number.isNaN(call(marker)));
      for (const marker of own) {
        if (!Number.isNaN(call(marker))) continue;
        const before = known.findLast((other) => start[other]! <= start[marker]!);
        const after = known.find((other) => start[other]! > start[marker]!);
        const [left, right] = [before ?? after!, after ?? before!];
        const width = start[right]! - start[left]!;
        const share = width > 0 ? (start[marker]! - start[left]!) / width : 0;
        values[marker * rows + row] = call(left) + share * (call(right) - call(left));
      }
    }
  }
  return { ...matrix, values };
}
