import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { parseParams } from '../../src/contract/parse-params.js';
import type { RandomForest } from '../../src/random-forest/gram-forest.js';
import { markersPerSplit } from '../../src/random-forest/random-forest-params.js';
import { randomForest } from '../../src/random-forest/random-forest.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';

const rng = createRng('random-forest.test');
const train = makeTrainingSet(rng.fork('train'), { samples: 40, markers: 30, genes: 5 });
const unseen = makeTrainingSet(rng.fork('unseen'), { samples: 7, markers: 30, genes: 5 }).genotypes;

async function fit(set: TrainingSet, params: object): Promise<RandomForest> {
  return (await randomForest.fit(set, parseParams(randomForest, params), {
    rng: createRng(3),
  })) as RandomForest;
}

function value({ samples, values }: Matrix, row: number, feature: number): number {
  return values[feature * samples.length + row]!;
}

describe('random-forest', () => {
  it('of 50 trees is the beginning of one of 200', async () => {
    const [small, large] = [await fit(train, { trees: 50 }), await fit(train, { trees: 200 })];
    const [smaller, larger] = [small.save().arrays, large.save().arrays];
    for (const name of ['marker', 'threshold', 'right', 'gain', 'leaf', 'counts']) {
      const beginning = smaller[name] as Int32Array;
      expect((larger[name] as Int32Array).slice(0, beginning.length)).toEqual(beginning);
    }
  });

  it('predicts each training sample exactly when grown to purity on all samples', async () => {
    const distinct = { ...train, genotypes: withIdentifyingMarker(train.genotypes) };
    const forest = await fit(distinct, { trees: 3, bootstrap: false });
    expect(forest.predict(distinct.genotypes).values).toEqual(train.expression.values);
  });

  it('predicts means of training expression, within its range', async () => {
    const forest = await fit(train, { trees: 20, minLeaf: 3, maxFeatures: 'sqrt' });
    const predicted = forest.predict(unseen);
    train.expression.features.forEach((_, gene) => {
      const column = train.expression.values.subarray(gene * 40, (gene + 1) * 40);
      for (let row = 0; row < 7; row++) {
        expect(value(predicted, row, gene)).toBeGreaterThan(Math.min(...column));
        expect(value(predicted, row, gene)).toBeLessThan(Math.max(...column));
      }
    });
  });

  it('limits depth and leaf size', async () => {
    const { arrays } = (await fit(train, { trees: 10, maxDepth: 1 })).save();
    const firstNode = arrays.firstNode as Int32Array;
    for (let tree = 0; tree < 10; tree++)
      expect(firstNode[tree + 1]! - firstNode[tree]!).toBeLessThanOrEqual(3);
    const deep = (await fit(train, { trees: 1, minLeaf: 5, bootstrap: false })).save().arrays.leaf;
    const sizes = new Map<number, number>();
    for (const leaf of deep as Int32Array) sizes.set(leaf, (sizes.get(leaf) ?? 0) + 1);
    for (const size of sizes.values()) expect(size).toBeGreaterThanOrEqual(5);
  });

  it('counts the markers of a split like scikit-learn', () => {
    expect(markersPerSplit('all', 2956)).toBe(2956);
    expect(markersPerSplit('sqrt', 2956)).toBe(54);
    expect(markersPerSplit('third', 2956)).toBe(985);
    expect(markersPerSplit('third', 2)).toBe(1);
    expect(markersPerSplit(0.1, 2956)).toBe(295);
    expect(markersPerSplit(1, 2956)).toBe(1);
    expect(markersPerSplit(5000, 2956)).toBe(2956);
  });

  it('says which parameters are wrong', () => {
    const given = { trees: 0, maxFeatures: 'half', minLeaf: 1.5, maxDepth: 0, leaves: 3 };
    expect(() => parseParams(randomForest, given)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of random-forest: trees: Too small: expected number to be >=1; maxFeatures: expected all, sqrt, third, a whole number of markers from 1 on or a share below 1; minLeaf: Invalid input: expected int, received number; maxDepth: Too small: expected number to be >=1; leaves: there is no such parameter]`,
    );
    expect(() => parseParams(randomForest, { engine: 'ml', minLeaf: 2 })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: wrong parameters of random-forest: minLeaf: engine "ml" knows no minLeaf; leave it at 1 or use engine "gram"]`,
    );
  });
});

describe('out-of-bag predictions', () => {
  it('are those of the trees that left a sample out', async () => {
    const trees = 6;
    const forest = await fit(train, { trees });
    const { predictions, r2, mse } = forest.outOfBag();
    const { counts, leaf } = forest.save().arrays as { counts: Uint8Array; leaf: Int32Array };
    const errors: number[] = [];
    let missing = 0;
    for (let gene = 0; gene < 5; gene++) {
      const truth: number[] = [];
      const residuals: number[] = [];
      for (let row = 0; row < 40; row++) {
        const means: number[] = [];
        for (let tree = 0; tree < trees; tree++) {
          const at = tree * 40;
          if (counts[at + row] !== 0) continue;
          let sum = 0;
          let weight = 0;
          for (let other = 0; other < 40; other++) {
            if (leaf[at + other] !== leaf[at + row]) continue;
            sum += counts[at + other]! * value(train.expression, other, gene);
            weight += counts[at + other]!;
          }
          means.push(sum / weight);
        }
        if (means.length === 0) {
          missing++;
          expect(value(predictions, row, gene)).toBeNaN();
          continue;
        }
        const expected = means.reduce((sum, mean) => sum + mean, 0) / means.length;
        expect(value(predictions, row, gene)).toBeCloseTo(expected, 5);
        truth.push(value(train.expression, row, gene));
        residuals.push(truth.at(-1)! - expected);
      }
      const mean = truth.reduce((sum, one) => sum + one, 0) / truth.length;
      const deviation = truth.reduce((sum, one) => sum + (one - mean) ** 2, 0);
      const squares = residuals.map((residual) => residual ** 2);
      errors.push(...squares);
      expect(r2[gene]).toBeCloseTo(1 - squares.reduce((sum, one) => sum + one, 0) / deviation, 4);
    }
    expect(missing).toBeGreaterThan(0);
    const expected = errors.reduce((sum, one) => sum + one, 0) / errors.length;
    expect(mse).toBeCloseTo(expected, 5);
    expect(forest.save().metadata.outOfBagMse).toBeCloseTo(expected, 5);
  });

  it('do not exist without bootstrap', async () => {
    const forest = await fit(train, { trees: 3, bootstrap: false });
    expect(forest.outOfBag().mse).toBeNaN();
    expect(forest.outOfBag().r2.every(Number.isNaN)).toBe(true);
    expect(forest.save().metadata.outOfBagMse).toBeNull();
    expect(() => forest.permutationImportance(train.genotypes, rng)).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: no permutation importance: no tree left a sample out of its bag; fit with bootstrap: true and more samples or trees]`,
    );
  });
});

describe('importances', () => {
  const causal = causalSet();

  it('of impurity sum to 1, are shared by identical markers and are zero for constant ones', async () => {
    const importance = (await fit(causal, { trees: 50 })).impurityImportance();
    expect(importance.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
    expect(importance[4]).toBe(importance[11]);
    expect(importance[4]).toBeGreaterThan(0.25);
    expect(importance[2]).toBe(0);
  });

  it('of permutation are the growth of the out-of-bag error', async () => {
    const forest = await fit(causal, { trees: 8, minLeaf: 2 });
    const importance = forest.permutationImportance(causal.genotypes, createRng('permute'));
    const expected = explicitPermutation(forest, causal);
    expect(Math.max(...expected)).toBeGreaterThan(0);
    importance.forEach((one, marker) => {
      expect(one).toBeCloseTo(expected[marker]!, 9);
    });
  });

  it('of permutation find the causal markers', async () => {
    const forest = await fit(causal, { trees: 60 });
    const importance = forest.permutationImportance(causal.genotypes, createRng('permute'));
    expect(importance[4]).toBe(importance[11]);
    expect(importance[2]).toBe(0);
    const others = importance.filter((_, marker) => marker !== 4 && marker !== 11);
    expect(importance[4]).toBeGreaterThan(2 * Math.max(...others));
  });

  it('of permutation refuse other samples', async () => {
    const forest = await fit(causal, { trees: 2 });
    const rows = causal.genotypes.samples.map((_, row) => 59 - row);
    expect(() =>
      forest.permutationImportance(selectSamples(causal.genotypes, rows), rng),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: permutation importance needs the 60 training samples in their order; row 1 is "strain60" where training had "strain1"]`,
    );
    expect(() =>
      forest.permutationImportance(
        {
          ...causal.genotypes,
          samples: [...causal.genotypes.samples, 'more'],
          values: new Float32Array(61 * 16),
        },
        rng,
      ),
    ).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: permutation importance needs the 60 training samples in their order; the genotypes have 61]`,
    );
  });
});

describe('engine ml', () => {
  for (const { name, run } of conformanceChecks(randomForest, {
    params: { engine: 'ml', trees: 4 },
    settings: [{ trees: 2 }, { trees: 4 }],
  })) {
    it(name, run);
  }

  it('predicts what ml-random-forest predicts', async () => {
    const params = { engine: 'ml', trees: 5, maxDepth: 4, minSplit: 4 };
    const forest = await fit(train, params);
    const { RandomForestRegression } = (await import('ml-random-forest')) as unknown as {
      RandomForestRegression: new (options: object) => {
        train(rows: number[][], values: number[]): void;
        predict(rows: number[][]): number[];
      };
    };
    const rows = ({ samples, features, values }: Matrix) =>
      samples.map((_, row) => features.map((__, marker) => values[marker * samples.length + row]!));
    const predicted = forest.predict(unseen);
    train.expression.features.forEach((_, gene) => {
      const reference = new RandomForestRegression({
        nEstimators: 5,
        maxFeatures: 1,
        noOOB: true,
        replacement: false,
        treeOptions: { maxDepth: 4, minNumSamples: 3 },
        seed: createRng(3)
          .fork('ml-random-forest')
          .integer(2 ** 31 - 1),
      });
      const column = [...train.expression.values.subarray(gene * 40, (gene + 1) * 40)];
      reference.train(rows(train.genotypes), column);
      reference.predict(rows(unseen)).forEach((expected, row) => {
        expect(value(predicted, row, gene)).toBeCloseTo(expected, 5);
      });
    });
  });
});

/** Marker 0 tells all samples apart. */
function withIdentifyingMarker(genotypes: Matrix): Matrix {
  const values = genotypes.values.slice();
  genotypes.samples.forEach((_, row) => (values[row] = row));
  return { ...genotypes, values };
}

/** 60 samples × 16 markers: markers 5 and 12 are identical and drive both genes, marker 3 is constant. */
function causalSet(): TrainingSet {
  const draw = createRng('causal');
  const samples = Array.from({ length: 60 }, (_, row) => `strain${row + 1}`);
  const values = Float32Array.from({ length: 60 * 16 }, () => draw.integer(2));
  values.copyWithin(11 * 60, 4 * 60, 5 * 60);
  values.fill(1, 2 * 60, 3 * 60);
  const features = Array.from({ length: 16 }, (_, marker) => `snp${marker + 1}`);
  const expression = Float32Array.from(
    { length: 60 * 2 },
    (_, at) => 3 * values[4 * 60 + (at % 60)]! + draw.normal(),
  );
  return {
    genotypes: { samples, features, values },
    expression: { samples, features: ['gene1', 'gene2'], values: expression },
  };
}

/** Permutation importance by predicting all genes with one tree at a time. */
function explicitPermutation(forest: RandomForest, { genotypes, expression }: TrainingSet): Float64Array {
  const { arrays } = forest.save();
  const counts = arrays.counts as Uint8Array;
  const leaf = arrays.leaf as Int32Array;
  const firstNode = arrays.firstNode as Int32Array;
  const [marker, threshold, right] = [
    arrays.marker as Int32Array,
    arrays.threshold as Float64Array,
    arrays.right as Int32Array,
  ];
  const importance = new Float64Array(16);
  for (let tree = 0; tree < 8; tree++) {
    const first = firstNode[tree]!;
    const random = createRng('permute').fork(tree);
    const left = genotypes.samples.flatMap((_, row) => (counts[tree * 60 + row] === 0 ? [row] : []));
    const squaredError = (values: Float32Array): number => {
      let sum = 0;
      for (const row of left) {
        let node = 0;
        while (marker[first + node]! >= 0) {
          const low = values[marker[first + node]! * 60 + row]! <= threshold[first + node]!;
          node = low ? node + 1 : right[first + node]!;
        }
        for (let gene = 0; gene < 2; gene++) {
          let total = 0;
          let weight = 0;
          for (let other = 0; other < 60; other++) {
            if (leaf[tree * 60 + other] !== node) continue;
            total += counts[tree * 60 + other]! * value(expression, other, gene);
            weight += counts[tree * 60 + other]!;
          }
          sum += (total / weight - value(expression, row, gene)) ** 2;
        }
      }
      return sum / (left.length * 2);
    };
    const asked = [...new Set(marker.subarray(first, firstNode[tree + 1]))].filter((one) => one >= 0);
    for (const one of asked.sort((a, b) => a - b)) {
      const order = random.permutation(left.length);
      const values = genotypes.values.slice();
      left.forEach((row, k) => (values[one * 60 + row] = value(genotypes, left[order[k]!]!, one)));
      importance[one]! += (squaredError(values) - squaredError(genotypes.values)) / 8;
    }
  }
  const shared = (importance[4]! + importance[11]!) / 2;
  return importance.fill(shared, 4, 5).fill(shared, 11, 12);
}
