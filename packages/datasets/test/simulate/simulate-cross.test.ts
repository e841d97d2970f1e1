import { describe, expect, test } from 'vitest';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { createRng } from '@snpress/data/random/rng';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { simulateCross } from '../../src/index.js';
import type { Matrix } from '@snpress/data';

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: ArrayLike<number>): number => {
  const middle = mean(values);
  return mean(Array.from(values, (value) => (value - middle) ** 2));
};

test('equal seeds give equal crosses, other seeds give others', () => {
  const options = { samples: 20, markers: 50, genes: 30 };
  expect(simulateCross(options, createRng(1))).toEqual(simulateCross(options, createRng(1)));
  expect(simulateCross(options, createRng(1))).not.toEqual(simulateCross(options, createRng(2)));
});

test('the random stream is not advanced', () => {
  const rng = createRng(1);
  simulateCross({ samples: 5, markers: 5, genes: 5, hotspots: 1 }, rng);
  expect(rng.uniform()).toBe(createRng(1).uniform());
});

test('other genes on the same genotypes', () => {
  const few = simulateCross({ samples: 20, markers: 50, genes: 30 }, createRng(1));
  const many = simulateCross({ samples: 20, markers: 50, genes: 60 }, createRng(1));
  expect(few.dataset.genotypes).toEqual(many.dataset.genotypes);
});

describe('genotypes', () => {
  const cross = (kind: 'haploid' | 'f2') =>
    simulateCross({ cross: kind, samples: 400, markers: 600, genes: 1, missingRate: 0.05 }, createRng('x'))
      .dataset;

  test.each([
    ['haploid', 1],
    ['f2', 2],
  ] as const)('dosages of a %s cross lie in 0 … %i, half of the alleles from each line', (kind, ploidy) => {
    const { genotypes, ploidy: actual } = cross(kind);
    expect(actual).toBe(ploidy);
    checkGenotypes(genotypes, ploidy);
    const called = genotypes.values.filter((value) => !Number.isNaN(value));
    expect(mean(called)).toBeCloseTo(ploidy / 2, 1);
    expect(called.every(Number.isInteger)).toBe(true);
    expect(1 - called.length / genotypes.values.length).toBeCloseTo(0.05, 2);
    if (ploidy === 2) expect(mean(called.map((value) => Number(value === 1)))).toBeCloseTo(0.5, 1);
  });

  test('recombination between markers follows the Haldane map', () => {
    const { genotypes } = simulateCross(
      { samples: 2000, markers: 120, genes: 1, missingRate: 0 },
      createRng('map'),
    ).dataset;
    const { chromosome, start } = genotypes.positions!;
    for (let marker = 1; marker < 120; marker++) {
      const isLinked = chromosome[marker] === chromosome[marker - 1];
      const distance = isLinked ? (start[marker]! - start[marker - 1]!) * 3.5e-6 : Infinity;
      const expected = (1 - Math.exp(-2 * distance)) / 2;
      const before = featureValues(genotypes, marker - 1);
      const recombinant = mean(
        featureValues(genotypes, marker).map((allele, sample) => Number(allele !== before[sample])),
      );
      expect(Math.abs(recombinant - expected)).toBeLessThan(
        5 * Math.sqrt((expected * (1 - expected) + 1e-3) / 2000),
      );
    }
  });

  test('markers lie in order on all sixteen chromosomes, within their lengths', () => {
    const { positions } = cross('haploid').genotypes;
    const chromosomes = positions!.chromosome.map(Number);
    expect([...new Set(chromosomes)]).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    chromosomes.forEach((chromosome, marker) => {
      const before = chromosomes[marker - 1] === chromosome ? positions!.start[marker - 1]! : 0;
      expect(positions!.start[marker]).toBeGreaterThan(before);
    });
    const onFourth = positions!.start.filter((_, marker) => chromosomes[marker] === 4);
    expect(Math.max(...onFourth)).toBeLessThanOrEqual(1531933);
    expect(Math.max(...onFourth)).toBeGreaterThan(1_400_000);
    expect(positions!.end).toEqual(positions!.start);
  });
});

describe('expression', () => {
  const options = { samples: 150, markers: 300, genes: 400, heritability: 0.4, missingRate: 0 };
  const { dataset, trueGeneticValues, causal, heritability } = simulateCross(options, createRng('traits'));

  const columnOf = (matrix: Matrix, id: string): Float32Array =>
    featureValues(matrix, matrix.features.indexOf(id));

  test('mean heritability is the one asked for, and the truth explains it', () => {
    expect(mean(heritability)).toBeCloseTo(0.4, 1);
    heritability.forEach((share, gene) => {
      const explained =
        variance(featureValues(trueGeneticValues, gene)) / variance(featureValues(dataset.expression, gene));
      expect(share).toBeCloseTo(explained, 4);
    });
  });

  test('genetic values are the sum of the effects of the causal markers', () => {
    for (const gene of dataset.expression.features.slice(0, 50)) {
      const effects = causal.filter((effect) => effect.gene === gene);
      const sums = Array.from(dataset.genotypes.samples, (_, sample) =>
        effects.reduce(
          (sum, { marker, effect }) => sum + effect * (columnOf(dataset.genotypes, marker)[sample]! - 0.5),
          0,
        ),
      );
      columnOf(trueGeneticValues, gene).forEach((value, sample) => {
        expect(value).toBeCloseTo(sums[sample]!, 5);
      });
    }
  });

  test('cis markers are the nearest ones, of the share of genes asked for', () => {
    const cis = causal.filter(({ kind }) => kind === 'cis');
    expect(cis).toHaveLength(0.3 * 400);
    const genes = dataset.expression.positions!;
    const markers = dataset.genotypes.positions!;
    for (const { gene, marker } of cis) {
      const locus = dataset.expression.features.indexOf(gene);
      const distances = Array.from(markers.start, (start, index) =>
        markers.chromosome[index] === genes.chromosome[locus]
          ? Math.abs(start - genes.start[locus]!)
          : Infinity,
      );
      expect(distances[dataset.genotypes.features.indexOf(marker)]).toBe(Math.min(...distances));
    }
  });

  test('hotspots act on as many genes as asked for', () => {
    const { causal: effects } = simulateCross(
      { ...options, cisShare: 0, transLoci: 0, hotspots: 2, genesPerHotspot: 25 },
      createRng('hot'),
    );
    const hotspots = [...new Set(effects.map(({ marker }) => marker))];
    const counts = hotspots.map((hotspot) => effects.filter(({ marker }) => marker === hotspot).length);
    expect(counts).toEqual([25, 25]);
    expect(effects.every(({ kind }) => kind === 'trans')).toBe(true);
  });

  test('a gene that no marker acts on has no genetic value', () => {
    const cross = simulateCross({ ...options, cisShare: 0, transLoci: 0, hotspots: 0 }, createRng(1));
    expect(cross.causal).toEqual([]);
    expect(cross.trueGeneticValues.values).toEqual(new Float32Array(150 * 400));
  });

  test('no heritability: exactly no genetic value, and expression all the same', () => {
    const cross = simulateCross({ ...options, heritability: 0 }, createRng(1));
    expect(cross.causal).toEqual([]);
    expect(cross.trueGeneticValues.values).toEqual(new Float32Array(150 * 400));
    expect(cross.heritability).toEqual(new Float64Array(400));
    expect(variance(featureValues(cross.dataset.expression, 0))).toBeGreaterThan(0.01);
  });

  test('full heritability: expression is the gene mean plus the genetic value', () => {
    const cross = simulateCross({ ...options, heritability: 1 }, createRng(1));
    const rest = featureValues(cross.dataset.expression, 3).map(
      (value, sample) => value - featureValues(cross.trueGeneticValues, 3)[sample]!,
    );
    expect(variance(rest)).toBeLessThan(1e-12);
  });

  test('latent factors are shared by genes', () => {
    const common = (batchShare: number): number => {
      const { expression } = simulateCross(
        { ...options, heritability: 0, batchFactors: 1, batchShare },
        createRng(1),
      ).dataset;
      const correlations = Array.from({ length: 40 }, (_, gene) => {
        const [a, b] = [featureValues(expression, gene), featureValues(expression, gene + 40)];
        const covariance = mean(a.map((value, sample) => (value - mean(a)) * (b[sample]! - mean(b))));
        return covariance ** 2 / variance(a) / variance(b);
      });
      return mean(correlations);
    };
    expect(common(0)).toBeLessThan(0.03);
    expect(common(0.5)).toBeGreaterThan(0.15);
  });
});

test('the smallest cross', () => {
  const { dataset } = simulateCross({ samples: 1, markers: 1, genes: 1, hotspots: 1 }, createRng(1));
  expect(dataset.genotypes.values).toHaveLength(1);
  expect(Number.isFinite(dataset.expression.values[0])).toBe(true);
});

test('options out of range are all named', () => {
  expect(() => simulateCross({ samples: 0, heritability: 1.5, hotspots: 2.5 }, createRng(1)))
    .toThrowErrorMatchingInlineSnapshot(`
    [DataError: simulate: options.samples: Too small: expected number to be >=1.
    simulate: options.heritability: Too big: expected number to be <=1.
    simulate: options.hotspots: Invalid input: expected int, received number.]
  `);
  expect(() => simulateCross({ genes: 5, genesPerHotspot: 6, markers: 2 }, createRng(1)))
    .toThrowErrorMatchingInlineSnapshot(`
    [DataError: simulate: options.genesPerHotspot: a hotspot cannot act on more genes than there are.
    simulate: options.hotspots: there cannot be more hotspots than markers.]
  `);
});
