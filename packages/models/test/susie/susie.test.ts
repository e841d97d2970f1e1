import { createRng } from '@snpress/data/random/rng';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { susie } from '../../src/susie/susie.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';
import type { TrainingSet } from '../../src/contract/training-set.js';

const samples = 120;

/** Independent markers, one per megabase of two chromosomes, and genes of which the even ones follow marker 7. */
function simulated({
  genes,
  effect,
  ploidy = 1,
}: {
  genes: number;
  effect: number;
  ploidy?: 1 | 2;
}): TrainingSet {
  const rng = createRng(`susie ${genes} ${effect} ${ploidy}`);
  const markers = 60;
  const ids = Array.from({ length: samples }, (_, row) => `sample${row}`);
  const values = new Float32Array(samples * markers);
  for (let at = 0; at < values.length; at++) {
    for (let copy = 0; copy < ploidy; copy++) values[at]! += rng.integer(2);
  }
  const expressed = new Float32Array(samples * genes);
  for (let at = 0; at < expressed.length; at++) {
    const [gene, row] = [Math.floor(at / samples), at % samples];
    const genetic = gene % 2 === 0 ? effect * values[7 * samples + row]! : 0;
    expressed[at] = genetic + rng.normal();
  }
  const start = Float64Array.from({ length: markers }, (_, marker) => 1e6 * (1 + (marker % 30)));
  const genotypes: Matrix = {
    samples: ids,
    features: Array.from({ length: markers }, (_, marker) => `snp${marker}`),
    values,
    positions: {
      chromosome: Array.from({ length: markers }, (_, marker) => (marker < 30 ? '1' : '2')),
      start,
      end: start,
    },
  };
  const at = new Float64Array(genes).fill(25e6);
  return {
    genotypes,
    expression: {
      samples: ids,
      features: Array.from({ length: genes }, (_, gene) => `gene${gene}`),
      values: expressed,
      positions: { chromosome: Array.from({ length: genes }, () => '1'), start: at, end: at },
    },
  };
}

describe('susie', () => {
  it('finds a hotspot, and credible sets of the genes that follow it alone', async () => {
    const inclusion = (await susie.fit(simulated({ genes: 40, effect: 2 }))).inclusion!();
    expect(inclusion.hotspots.indexOf(Math.max(...inclusion.hotspots))).toBe(7);
    expect(inclusion.credibleSets.map(({ gene }) => gene)).toEqual(
      Array.from({ length: 20 }, (_, k) => 2 * k),
    );
    for (const { markers, probability, purity } of inclusion.credibleSets) {
      expect([...markers]).toEqual([7]);
      expect(probability).toBeGreaterThan(0.95);
      expect(purity).toBe(1);
    }
    const { markers, probabilities } = inclusion.probabilitiesOf(0);
    expect(probabilities[markers.indexOf(7)]).toBeGreaterThan(0.99);
    expect(Object.keys(inclusion.mix)).toEqual(['cis', 'hotspots', 'anywhere']);
    expect(Object.values(inclusion.mix).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(inclusion.notes).toEqual([]);
  });

  it('finds nothing where there is nothing', async () => {
    const set = simulated({ genes: 40, effect: 0 });
    const fitted = await susie.fit(set);
    expect(fitted.inclusion!().credibleSets).toEqual([]);
    const predicted = fitted.predict(set.genotypes);
    const spread = Array.from({ length: 40 }, (_, gene) => {
      const own = predicted.values.subarray(gene * samples, (gene + 1) * samples);
      return Math.max(...own) - Math.min(...own);
    });
    expect(spread.sort((a, b) => a - b)[20]!).toBeLessThan(0.25);
  });

  it('says which part of the prior it lacks, and works without', async () => {
    const { genotypes, expression } = simulated({ genes: 1, effect: 2, ploidy: 2 });
    const bare = {
      genotypes: { ...genotypes, positions: undefined },
      expression: { ...expression, positions: undefined },
    };
    const inclusion = (await susie.fit(bare)).inclusion!();
    expect(inclusion.notes.join('; ')).toMatch(/no cis part.*learned from 1 of the 20 genes/);
    expect(Object.keys(inclusion.mix)).toEqual(['hotspots', 'anywhere']);
    expect(inclusion.credibleSets.map(({ markers }) => [...markers])).toEqual([[7]]);
  });

  it('learns how near to the gene effects are, by classes of distance', async () => {
    const set = simulated({ genes: 60, effect: 0 });
    const rng = createRng('cis');
    const start = Float64Array.from({ length: 60 }, () => 1e6 * (1 + rng.integer(30)) + 1e5);
    const values = set.expression.values.map((value, at) => {
      const marker = Math.round(start[Math.floor(at / samples)]! / 1e6 - 1.1);
      return value + 1.5 * set.genotypes.values[marker * samples + (at % samples)]!;
    });
    const positions = { ...set.expression.positions!, start, end: start };
    const near = { ...set, expression: { ...set.expression, values, positions } };
    const shareOf = async (params: object): Promise<number> =>
      (await susie.fit(near, params)).inclusion!().mix.cis!;
    expect(await shareOf({ cisClasses: [2e5, 3e6, 3e7] })).toBeGreaterThan(0.8);
    expect(await shareOf({ cisScale: 1e5 })).toBeGreaterThan(0.8);
  });

  it('keeps what it says when it is loaded, and puts linked markers into one set', async () => {
    const set = makeTrainingSet(createRng('linked'), { samples: 60, markers: 30, genes: 8 });
    const fitted = await susie.fit(set, { residual: 'none', merge: 0.1 });
    const loaded = susie.load(fitted.save());
    expect(loaded.inclusion!().credibleSets).toEqual(fitted.inclusion!().credibleSets);
    expect(loaded.inclusion!().probabilitiesOf(3)).toEqual(fitted.inclusion!().probabilitiesOf(3));
    for (const { purity, probability } of fitted.inclusion!().credibleSets) {
      expect(purity).toBeGreaterThan(0);
      expect(probability).toBeGreaterThanOrEqual(0.95);
    }
  });
});
