import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import type { Matrix } from '@snpress/data';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateHeritability, EvaluationError, heritabilityOfBlocks } from '../../src/index.js';

const cross = (samples: number, heritability: number, seed: string | number, genes = 60) =>
  simulateCross({ samples, markers: 150, genes, heritability, missingRate: 0 }, createRng(seed)).dataset;

const reversed = ({ samples }: Matrix) => [...samples.keys()].reverse();

describe('estimateHeritability', () => {
  it('finds the simulated share of the total variance, and none where there is none', () => {
    const { dataset, trueGeneticValues } = simulateCross(
      { samples: 300, markers: 300, genes: 100, heritability: 0.5, missingRate: 0 },
      createRng('found'),
    );
    const { pooled, perGene, samples, markers } = estimateHeritability(dataset);
    const genetic = estimateHeritability({ ...dataset, expression: trueGeneticValues }).perGene.variance;
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value);
    const truth = sum(genetic) / sum(perGene.variance);
    expect([samples, markers]).toEqual([300, 300]);
    expect(Math.abs(pooled.h2 - truth)).toBeLessThan(3 * pooled.standardError);
    expect(pooled.standardError).toBeLessThan(0.05);

    const none = estimateHeritability(cross(112, 0, 'none'));
    expect(none.pooled.h2).toBeLessThan(0.05);
    expect(none.pooled.interval[0]).toBe(0);
    // Cut off at 0 gene by gene, there is no such luck: this is why the pooled share is not their mean.
    expect(none.mean).toBeGreaterThan(none.pooled.h2);
  });

  it('stays in 0 … 1, with standard errors inside and none at the ends', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 40 }),
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer(),
        (samples, markers, heritability, seed) => {
          const { dataset } = simulateCross(
            { samples, markers, genes: 12, heritability, missingRate: 0, hotspots: 1 },
            createRng(seed),
          );
          const { pooled, perGene } = estimateHeritability(dataset);
          for (const [gene, h2] of perGene.h2.entries()) {
            if (Number.isNaN(h2)) continue;
            expect(h2).toBeGreaterThanOrEqual(0);
            expect(h2).toBeLessThanOrEqual(1);
            if (h2 === 0 || h2 === 1) expect(perGene.standardError[gene]).toBeNaN();
            else expect(perGene.standardError[gene]).toBeGreaterThan(0);
          }
          if (Number.isNaN(pooled.standardError)) return;
          expect(pooled.interval[0]).toBeLessThanOrEqual(pooled.h2);
          expect(pooled.interval[1]).toBeGreaterThanOrEqual(pooled.h2);
        },
      ),
      { numRuns: 60, seed: 4 },
    );
  });

  it('does not depend on the order of samples, on units, or on markers that do not vary', () => {
    const { genotypes, expression } = cross(60, 0.5, 'order');
    const { perGene, pooled, markers } = estimateHeritability({ genotypes, expression });
    const more = createMatrix({
      samples: genotypes.samples,
      features: [...genotypes.features, 'constant'],
      values: Float32Array.from([
        ...genotypes.values.map((dosage) => 2 * dosage + 1),
        ...new Array<number>(60).fill(1),
      ]),
    });
    const rescaled = { ...expression, values: expression.values.map((value) => 4 * value) };
    const again = estimateHeritability({
      genotypes: more,
      expression: selectSamples(rescaled, reversed(expression)),
    });
    expect(again.markers).toBe(markers);
    expect(again.pooled.h2).toBeCloseTo(pooled.h2, 5);
    expect(again.pooled.standardError).toBeCloseTo(pooled.standardError, 5);
    for (const [gene, h2] of perGene.h2.entries()) expect(again.perGene.h2[gene]).toBeCloseTo(h2, 4);
  });

  it('counts every marker twice without another result', () => {
    const { genotypes, expression } = cross(50, 0.4, 'twice');
    const values = new Float32Array(2 * genotypes.values.length);
    values.set(genotypes.values);
    values.set(genotypes.values, genotypes.values.length);
    const twice = createMatrix({
      samples: genotypes.samples,
      features: [...genotypes.features, ...genotypes.features.map((id) => `${id} again`)],
      values,
    });
    const once = estimateHeritability({ genotypes, expression }).pooled;
    expect(estimateHeritability({ genotypes: twice, expression }).pooled.h2).toBeCloseTo(once.h2, 10);
  });

  it('knows a gene that the markers explain completely, and one that does not vary', () => {
    const { genotypes, expression } = cross(60, 0.3, 'extremes', 3);
    const values = expression.values.slice();
    for (let row = 0; row < 60; row++) {
      values[row] = genotypes.values[row]! - 3 * genotypes.values[90 * 60 + row]!;
      values[60 + row] = 0.1;
    }
    const { perGene, mean, pooled } = estimateHeritability({
      genotypes: selectFeatures(genotypes, [0, 30, 60, 90, 120]),
      expression: { ...expression, values },
    });
    expect(perGene.h2[0]).toBe(1);
    expect(perGene.standardError[0]).toBeNaN();
    expect([perGene.h2[1], perGene.variance[1]]).toEqual([NaN, 0]);
    expect(mean).toBe((1 + perGene.h2[2]!) / 2);
    expect(pooled.h2).toBeGreaterThan(0.5);
  });

  it('says that nothing is known where no marker varies', () => {
    const { genotypes, expression } = cross(20, 0.3, 'constant');
    const constant = { ...genotypes, values: new Float32Array(genotypes.values.length).fill(1) };
    const { markers, pooled, mean } = estimateHeritability({ genotypes: constant, expression });
    expect({ markers, mean, ...pooled }).toEqual({
      markers: 0,
      mean: NaN,
      h2: NaN,
      standardError: NaN,
      interval: [NaN, NaN],
    });
  });

  it('estimates a gene that some samples lack from the others', () => {
    const { genotypes, expression } = cross(60, 0.4, 'holes', 4);
    const lost = [3, 17, 40];
    const values = expression.values.map((value, at) => (at < 60 && lost.includes(at) ? NaN : value));
    const found = estimateHeritability({ genotypes, expression: { ...expression, values } }).perGene;
    const rows = [...expression.samples.keys()].filter((row) => !lost.includes(row));
    const own = estimateHeritability({
      genotypes: selectSamples(genotypes, rows),
      expression: selectSamples(expression, rows),
    }).perGene;
    const whole = estimateHeritability({ genotypes, expression }).perGene;
    expect(found.h2[0]).toBeCloseTo(own.h2[0]!, 10);
    expect(found.variance[0]).toBeCloseTo(own.variance[0]!, 10);
    expect(found.h2.slice(1)).toEqual(whole.h2.slice(1));
  });

  it('is the same of genotypes that are read in blocks, once', async () => {
    const { genotypes, expression } = cross(50, 0.5, 'blocks', 7);
    const values = expression.values.map((value, at) => (at % 97 === 5 ? NaN : value));
    const set = { genotypes, expression: { ...expression, values } };
    const whole = estimateHeritability(set);
    expect(whole.pooled.h2).toBeGreaterThan(0.2);
    let read = 0;
    const blocks = blocksOfMatrix(genotypes, 13);
    const counted = {
      ...blocks,
      *blocks() {
        read++;
        yield* blocks.blocks();
      },
    };
    const swept = await heritabilityOfBlocks(counted, set.expression);
    expect({ ...swept, read }).toMatchObject({ samples: 50, markers: whole.markers, read: 1 });
    expect(swept.pooled.h2).toBeCloseTo(whole.pooled.h2, 8);
    expect(swept.pooled.standardError).toBeCloseTo(whole.pooled.standardError, 8);
    for (const [gene, h2] of whole.perGene.h2.entries()) expect(swept.perGene.h2[gene]).toBeCloseTo(h2, 8);
    const holed = { ...genotypes, values: genotypes.values.with(51, NaN) };
    await expect(heritabilityOfBlocks(blocksOfMatrix(holed, 13), expression)).rejects.toThrow(
      'Heritability needs complete genotypes',
    );
  });

  it('refuses what it cannot use', () => {
    const { genotypes, expression } = cross(20, 0.3, 'refused');
    const withHole = (matrix: Matrix, at: number): Matrix => ({
      ...matrix,
      values: matrix.values.with(at, NaN),
    });
    const refusal = (attempt: () => unknown): string => {
      try {
        attempt();
      } catch (error) {
        if (error instanceof EvaluationError) return error.message;
      }
      return 'not refused';
    };
    expect(
      [
        () => estimateHeritability({ genotypes: withHole(genotypes, 45), expression }),
        () => estimateHeritability({ genotypes: selectSamples(genotypes, [0, 1, 2, 3, 4]), expression }),
        () => estimateHeritability({ genotypes, expression: selectSamples(expression, [0, 1, 2]) }),
      ].map(refusal),
    ).toMatchInlineSnapshot(`
      [
        "Heritability needs complete genotypes: 1 of 3000 values are missing or infinite, the first of marker "snp003", sample "s06". Impute them first.",
        "15 of 20 samples with expression have no genotypes, "s06" first: match them by id first.",
        "Heritability needs 4 samples or more, and hundreds to be of use; there are 3.",
      ]
    `);
  });
});
