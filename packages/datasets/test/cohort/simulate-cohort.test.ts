import { describe, expect, test } from 'vitest';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { featureValues } from '@snpress/data/matrix/feature-values';
import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { simulateCohort, type SimulatedCohort } from '../../src/index.js';

const mean = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const covariance = (a: ArrayLike<number>, b: ArrayLike<number>): number => {
  const middles = [mean(a), mean(b)] as const;
  return mean(Array.from(a, (value, index) => (value - middles[0]) * (b[index]! - middles[1])));
};
const variance = (values: ArrayLike<number>): number => covariance(values, values);
const r2 = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  covariance(a, b) ** 2 / (variance(a) * variance(b));

const small = { samples: 40, tissues: { blood: 30, liver: 20 }, genes: 6, ldBlocks: 10, markersPerBlock: 5 };
const large = simulateCohort(
  { samples: 900, tissues: { blood: 900, liver: 80 }, missingRate: 0 },
  createRng(1),
);

test('equal seeds give equal cohorts, other seeds give others; the random stream is not advanced', () => {
  const rng = createRng(1);
  const cohort = simulateCohort(small, rng);
  expect(rng.uniform()).toBe(createRng(1).uniform());
  expect(simulateCohort(small, createRng(1))).toEqual(cohort);
  expect(simulateCohort(small, createRng(2))).not.toEqual(cohort);
});

test('another tissue changes nothing of genotypes and people of the others', () => {
  const two = simulateCohort(small, createRng(1));
  const three = simulateCohort({ ...small, tissues: { ...small.tissues, skin: 10 } }, createRng(1));
  expect(three.genotypes).toEqual(two.genotypes);
  expect(three.tissues.get('liver')!.expression.samples).toEqual(
    two.tissues.get('liver')!.expression.samples,
  );
});

describe('genotypes', () => {
  const { genotypes } = large;
  const markersOf = (matrix: Matrix): Float32Array[] =>
    matrix.features.map((_, marker) => featureValues(matrix, marker));

  test('are diploid, positioned and not too rare', () => {
    checkGenotypes(genotypes, 2);
    expect(new Set(genotypes.positions!.chromosome)).toEqual(new Set(['1', '2']));
    const frequencies = markersOf(genotypes).map((values) => mean(values) / 2);
    expect(mean(frequencies.map((f) => Number(Math.min(f, 1 - f) > 0.01)))).toBeGreaterThan(0.95);
  });

  test('linkage disequilibrium is within blocks, and falls with distance', () => {
    const values = markersOf(genotypes).slice(0, 800);
    const at = (distance: number, isInside: boolean): number => {
      const found = values.flatMap((own, marker) => {
        const other = values[marker + distance];
        if (other === undefined || variance(own) === 0 || variance(other) === 0) return [];
        return (Math.floor(marker / 20) === Math.floor((marker + distance) / 20)) === isInside
          ? [r2(own, other)]
          : [];
      });
      return mean(found);
    };
    expect(at(1, true)).toBeGreaterThan(0.2);
    expect(at(15, true)).toBeLessThan(at(1, true));
    expect(at(20, false)).toBeLessThan(0.02);
  });

  test('populations differ as Fst says', () => {
    const options = { ...small, samples: 800, ldBlocks: 200, missingRate: 0, minorAlleleFrequency: 0.2 };
    const apart = (fst: number): number => {
      const cohort = simulateCohort({ ...options, ancestry: { fst, admixture: 0 } }, createRng(3));
      const share = cohort.covariates.columns.find(({ name }) => name === 'ancestry2')!;
      if (share.kind !== 'numeric') throw new Error('a number');
      const pairs = markersOf(cohort.genotypes).map((dosages) =>
        [0, 1].map(
          (population) => mean(dosages.filter((_, person) => share.values[person] === population)) / 2,
        ),
      );
      const between = mean(pairs.map(([p, q]) => (p! - q!) ** 2));
      return between / mean(pairs.map(([p, q]) => p! * (1 - q!) + q! * (1 - p!)));
    };
    const noise = apart(0);
    expect(noise).toBeLessThan(0.01);
    expect(apart(0.1) - noise).toBeCloseTo(0.1, 1.5);
  });
});

describe('effects', () => {
  const { genotypes, causal, tissues } = large;
  const markerOf = new Map(genotypes.features.map((id, index) => [id, index]));
  const { expression } = tissues.get('blood')!;
  const geneOf = new Map(expression.features.map((id, index) => [id, index]));

  test('every gene has one to three cis markers in its window, and trans ones are elsewhere', () => {
    const markers = genotypes.positions!;
    const genes = expression.positions!;
    const distances = causal.map(({ gene, marker }) => {
      const [at, of] = [markerOf.get(marker)!, geneOf.get(gene)!];
      return markers.chromosome[at] === genes.chromosome[of]
        ? Math.abs(markers.start[at]! - genes.start[of]!)
        : Infinity;
    });
    causal.forEach(({ kind }, index) => {
      if (kind === 'cis') expect(distances[index]).toBeLessThanOrEqual(1e6);
      else expect(distances[index]).toBeGreaterThan(1e6);
    });
    expect(causal.some(({ kind }) => kind === 'trans')).toBe(true);
    const counts = expression.features.map(
      (id) =>
        new Set(causal.flatMap(({ gene, kind, marker }) => (gene === id && kind === 'cis' ? [marker] : [])))
          .size,
    );
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...counts)).toBe(3);
  });

  test('genetic values are the sum of the effects of the tissue, and the true share of variance', () => {
    for (const [tissue, { expression, geneticValues }] of tissues) {
      const rows = expression.samples.map((id) => genotypes.samples.indexOf(id));
      expression.features.forEach((gene, index) => {
        const own = causal.filter((effect) => effect.gene === gene && effect.tissue === tissue);
        const sums = rows.map((row) =>
          own.reduce(
            (sum, { marker, effect }) => sum + effect * featureValues(genotypes, markerOf.get(marker)!)[row]!,
            0,
          ),
        );
        const values = featureValues(geneticValues, index);
        const shift = mean(values) - mean(sums);
        values.forEach((value, at) => {
          expect(value).toBeCloseTo(sums[at]! + shift, 4);
        });
      });
    }
    const { geneticValues } = tissues.get('blood')!;
    const shares = expression.features.map(
      (_, gene) => variance(featureValues(geneticValues, gene)) / variance(featureValues(expression, gene)),
    );
    expect(mean(shares)).toBeGreaterThan(0.1);
    expect(mean(shares)).toBeLessThan(0.3);
  });

  test('a pattern says how an effect differs between tissues', () => {
    const bySite = new Map<string, (typeof causal)[number][]>();
    for (const effect of causal) {
      const key = `${effect.gene} ${effect.marker} ${effect.kind}`;
      bySite.set(key, [...(bySite.get(key) ?? []), effect]);
    }
    const seen = new Set<string>();
    for (const effects of bySite.values()) {
      const [{ pattern, effect }] = effects as [(typeof causal)[number]];
      seen.add(pattern);
      if (pattern === 'specific') expect(effects).toHaveLength(1);
      else
        expect(effects.map((other) => other.effect / effect)).toEqual(
          pattern === 'shared' ? [1, 1] : [1, -1],
        );
    }
    expect([...seen].sort()).toEqual(['opposite', 'shared', 'specific']);
  });

  test('causal markers are in enhancers more often, not in neutral intervals', () => {
    const many = simulateCohort(
      { genes: 400, ldBlocks: 200, samples: 10, tissues: { a: 10 }, annotation: { fold: 5 }, traits: {} },
      createRng(5),
    );
    const { chromosome, start } = many.genotypes.positions!;
    const isIn = (name: keyof SimulatedCohort['annotations'], marker: number): boolean =>
      many.annotations[name].some(
        (one) =>
          one.chromosome === chromosome[marker] && one.start <= start[marker]! && start[marker]! <= one.end,
      );
    const index = new Map(many.genotypes.features.map((id, at) => [id, at]));
    const causalMarkers = many.causal.flatMap(({ kind, marker }) =>
      kind === 'cis' ? [index.get(marker)!] : [],
    );
    const oddsOf = (name: keyof SimulatedCohort['annotations']): number => {
      const odds = (markers: readonly number[]): number => {
        const share = mean(markers.map((marker) => Number(isIn(name, marker))));
        return share / (1 - share);
      };
      return odds(causalMarkers) / odds([...start.keys()]);
    };
    expect(oddsOf('enhancer')).toBeGreaterThan(3.5);
    expect(oddsOf('enhancer')).toBeLessThan(7);
    expect(oddsOf('neutral')).toBeGreaterThan(0.6);
    expect(oddsOf('neutral')).toBeLessThan(1.5);
  });
});

test('traits follow the genetic values of their genes; diseases have the prevalence', () => {
  const { traits, traitGenes, tissues } = simulateCohort(
    { samples: 900, tissues: { blood: 900 }, traits: { share: 0.8 } },
    createRng(4),
  );
  const { geneticValues } = tissues.get('blood')!;
  const predicted = traits.features.map((trait) => {
    const own = traitGenes.filter((gene) => gene.trait === trait);
    return traits.samples.map((_, person) =>
      own.reduce((sum, { gene, effect }) => {
        const values = featureValues(geneticValues, geneticValues.features.indexOf(gene));
        return sum + (effect * values[person]!) / Math.sqrt(variance(values));
      }, 0),
    );
  });
  expect(r2(predicted[0]!, featureValues(traits, 0))).toBeCloseTo(0.8, 1);
  expect(mean(featureValues(traits, 2))).toBeCloseTo(0.2, 2);
});

test('everything that is wrong is told at once', () => {
  const wrong = (): SimulatedCohort =>
    simulateCohort({ samples: 50, tissues: { blood: 60 }, genes: 3, traits: { genes: 4 } }, createRng(1));
  expect(wrong).toThrow(/a tissue of 60 cannot come from 50 people[\s\S]*more genes than there are/);
});
