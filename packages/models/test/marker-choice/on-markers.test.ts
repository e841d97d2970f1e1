import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { createRng } from '@snpress/data/random/rng';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import { describe, expect, it } from 'vitest';
import { onMarkers } from '../../src/marker-choice/on-markers.js';
import type { Estimator } from '../../src/contract/estimator.js';
import type { SweptTrainingSet } from '../../src/contract/swept-estimator.js';
import type { TrainingSet } from '../../src/contract/training-set.js';
import { parseParams } from '../../src/contract/parse-params.js';
import { expandGrid } from '../../src/tuning/expand-grid.js';
import {
  fitChosen,
  getEstimator,
  loadModel,
  planTuning,
  scoreSettings,
  selectSettings,
} from '../../src/index.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { makeTrainingSet } from '../../src/testing/training-data.js';
import { conformanceOptions } from '../testing/conformance-options.js';

const numberIn = (id: string): number => Number(/\d+/.exec(id)![0]);

/** Markers 100 bases apart, a gene at every seventh of them; gene 6 lies far from all. */
function placed<Set extends TrainingSet | SweptTrainingSet>(set: Set): Set {
  const place = <M extends Pick<Matrix, 'features'>>(matrix: M, at: (number: number) => number): M => {
    const start = Float64Array.from(matrix.features, (id) => at(numberIn(id)));
    return { ...matrix, positions: { chromosome: matrix.features.map(() => 'I'), start, end: start } };
  };
  return {
    ...set,
    genotypes: place(set.genotypes, (snp) => 100 * snp),
    expression: place(set.expression, (gene) => (gene === 6 ? 1e6 : 700 * gene)),
  };
}

/** The estimator on sets without positions, as the conformance suite has them. */
function onPlaced<P extends object>(cis: Estimator<P>): Estimator<P> {
  return {
    ...cis,
    fit: (train, params, context) => cis.fit(placed(train), params, context),
    swept: {
      ...cis.swept!,
      fit: (train, ...rest) => cis.swept!.fit(placed(train), ...rest),
      score: (problem, ...rest) => cis.swept!.score!({ ...problem, train: placed(problem.train) }, ...rest),
      ...(cis.path && {
        path: {
          score: (problem, ...rest) =>
            cis.swept!.path!.score({ ...problem, train: placed(problem.train) }, ...rest),
          fitPerGene: (train, ...rest) => cis.swept!.path!.fitPerGene(placed(train), ...rest),
        },
      }),
    },
    ...(cis.path && {
      path: {
        ...cis.path,
        score: ({ train, folds, ...rest }, params, settings, context) =>
          cis.path!.score(
            {
              ...rest,
              train: placed(train),
              folds: folds.map((fold) => ({
                ...fold,
                train: placed(fold.train),
                validation: placed(fold.validation),
              })),
            },
            params,
            settings,
            context,
          ),
        fitPerGene: (train, ...rest) => cis.path!.fitPerGene(placed(train), ...rest),
      },
    }),
  };
}

describe.each(['lasso', 'ridge', 'top-snp', 'knn', 'random-forest', 'mlp'])('%s on cis markers', (type) => {
  const cis = onPlaced(onMarkers(getEstimator(type), { cis: 1500 }));
  for (const { name, run } of conformanceChecks(cis, conformanceOptions[type])) it(name, run);
});

it('knows which markers it predicts from, loaded too', async () => {
  const forest = onMarkers(getEstimator('random-forest'), { thin: 13 });
  const { genotypes, expression } = makeTrainingSet(createRng('chosen'), {
    samples: 30,
    markers: 40,
    genes: 6,
  });
  const fitted = await forest.fit({ genotypes, expression }, { trees: 5 });
  const chosen = [...loadModel(fitted.save()).chosenMarkers!()];
  expect(chosen).toEqual(Array.from({ length: 13 }, (_, part) => Math.floor(((part + 0.5) * 40) / 13)));
  const others = genotypes.values.map((value, at) =>
    chosen.includes(Math.floor(at / 30)) ? value : 2 - value,
  );
  const predicted = fitted.predict(genotypes);
  expect(fitted.predict({ ...genotypes, values: others })).toEqual(predicted);
  expect(fitted.predict({ ...genotypes, values: genotypes.values.map((value) => 2 - value) })).not.toEqual(
    predicted,
  );
});

it('is taken apart in blocks as in memory', async () => {
  const own = { params: { interactions: 'pairs' } };
  const kernels = onMarkers(getEstimator('multi-kernel'), { thin: 13 });
  const check = conformanceChecks(kernels, own).find(({ name }) => name.startsWith('swept, all values'));
  const set = makeTrainingSet(createRng('parts'), { samples: 30, markers: 40, genes: 6 });
  const fitted = await kernels.fit(set, own.params);
  expect(fitted.ablations!().map(({ part }) => part)).toEqual(['interactions']);
  await check!.run();
});

describe.each(['susie', 'knn', 'random-forest', 'mlp', 'multi-kernel', 'ridge'])('%s', (type) => {
  describe.each([{ thin: 13 }, { screen: 3 }])('on %o', (choice) => {
    const some = onMarkers(getEstimator(type), choice);
    for (const { name, run } of conformanceChecks(some, conformanceOptions[type])) {
      // Markers that correlate best are chosen whatever their weights.
      if (!('screen' in choice && name.startsWith('markers of negligible weight'))) it(name, run);
    }
  });
});

describe('onMarkers', () => {
  const train = placed(makeTrainingSet(createRng('cis'), { samples: 30, markers: 40, genes: 6 }));
  const rng = createRng('fit');
  const near = (gene: number, window: number): number[] =>
    [...train.genotypes.features.keys()].filter(
      (snp) => Math.abs(100 * (snp + 1) - 700 * (gene + 1)) <= window,
    );

  it.each(['lasso', 'ridge', 'top-snp', 'knn', 'random-forest', 'mlp'])(
    'fits a gene as %s does on the markers near it',
    async (type) => {
      const base = getEstimator(type);
      const params = parseParams(base, conformanceOptions[type]?.params) as object;
      const fitted = await onMarkers(base, { cis: 300 }).fit(train, params, { rng });
      const predicted = fitted.predict(train.genotypes);
      for (let gene = 0; gene < 5; gene++) {
        const genotypes = selectFeatures(train.genotypes, near(gene, 300));
        const alone = { genotypes, expression: selectFeatures(train.expression, [gene]) };
        const expected = (await base.fit(alone, params, { rng })).predict(genotypes);
        const found = selectFeatures(predicted, [gene]);
        found.values.forEach((value, row) => {
          expect(value).toBeCloseTo(expected.values[row]!, 4);
        });
      }
    },
  );

  it('predicts a gene without cis markers by its training mean', async () => {
    const lasso = getEstimator('lasso');
    const fitted = await onMarkers(lasso, { cis: 300 }).fit(train, parseParams(lasso, { alpha: 0.1 }), {
      rng,
    });
    const far = selectFeatures(train.expression, [5]).values;
    const mean = far.reduce((sum, value) => sum + value, 0) / far.length;
    for (const value of selectFeatures(fitted.predict(train.genotypes), [5]).values)
      expect(value).toBeCloseTo(mean, 5);
    expect(fitted.linear!().effectsOf(5).effects).toHaveLength(0);
  });

  it('does not see markers outside of the window', async () => {
    const values = train.genotypes.values.map((value, at) =>
      near(1, 300).includes(Math.floor(at / 30)) ? value : 1 - value,
    );
    const other = { ...train, genotypes: createMatrix({ ...train.genotypes, values }) };
    const ridge = onMarkers(getEstimator('ridge'), { cis: 300 });
    const params = parseParams(ridge) as object;
    const [first, second] = [
      await ridge.fit(train, params, { rng }),
      await ridge.fit(other, params, { rng }),
    ];
    const predictions = [first.predict(train.genotypes), second.predict(other.genotypes)];
    const [a, b] = predictions.map((matrix) => selectFeatures(matrix, [1]).values);
    expect(a).toEqual(b);
  });

  it.each(['ridge', 'lasso', 'knn'])(
    'scores %s in blocks by the weights of markers it is given',
    async (type) => {
      const estimator = onMarkers(getEstimator(type), { cis: 900 });
      const params = parseParams(estimator, type === 'ridge' ? { chooseBy: 'inner' } : {}) as object;
      const settings = type === 'knn' ? [{ k: 2 }, { k: 7 }] : estimator.path!.settings(params).slice(0, 3);
      const markerWeights = new Map(
        train.genotypes.features.map((id, marker) => [id, 1 + (marker % 5) ** 2]),
      );
      const rows = Int32Array.from(train.genotypes.samples.keys());
      const held = [0, 1, 2].map((fold) => rows.filter((row) => row % 3 === fold));
      const rowsOf = (kept: Int32Array): TrainingSet => ({
        genotypes: selectSamples(train.genotypes, kept),
        expression: selectSamples(train.expression, kept),
      });
      const scores = async (given: typeof markerWeights | undefined) => {
        const context = { rng, markerWeights: given };
        const folds = held.map((own, fold) => ({
          train: rowsOf(rows.filter((row) => row % 3 !== fold)),
          validation: rowsOf(own),
          markerWeights: given,
        }));
        const inBlocks = { train: { ...train, genotypes: blocksOfMatrix(train.genotypes) }, folds: held };
        return {
          inMemory: (await scoreSettings(estimator, { train, folds }, params, settings, context)).sse,
          swept: (await estimator.swept!.score!(inBlocks, params, settings, context)).sse,
        };
      };
      const weighted = await scores(markerWeights);
      weighted.inMemory.forEach((sse, at) => {
        expect(weighted.swept[at]).toBeCloseTo(sse, 4);
      });
      expect(Math.abs((await scores(undefined)).swept.at(-2)! - weighted.swept.at(-2)!)).toBeGreaterThan(
        1e-4,
      );
    },
  );

  it('tunes per gene with folds whose markers differ, and loads what it saved', async () => {
    const lasso = onMarkers(getEstimator('lasso'), { cis: 300 });
    const params = parseParams(lasso) as object;
    const rows = [...train.genotypes.samples.keys()];
    const part = (keep: (row: number) => boolean, markers: number[]): TrainingSet => {
      const kept = rows.filter(keep);
      const take = (matrix: Matrix): Matrix => ({
        ...matrix,
        samples: kept.map((row) => matrix.samples[row]!),
        values: Float32Array.from(
          matrix.features.flatMap((_, j) => kept.map((row) => matrix.values[j * rows.length + row]!)),
        ),
      });
      return {
        genotypes: selectFeatures(take(train.genotypes), markers),
        expression: take(train.expression),
      };
    };
    // The second fold has no markers near the first gene.
    const markersOf = [[...Array(40).keys()], [...Array(40).keys()].filter((snp) => snp > 12)];
    const folds = markersOf.map((markers, fold) => ({
      train: part((row) => row % 2 !== fold, markers),
      validation: part((row) => row % 2 === fold, markers),
    }));
    const plan = planTuning(lasso, params);
    const { settings } = plan.cells[0]!;
    const scores = await scoreSettings(lasso, { train, folds, choose: 'per-gene' }, params, settings, {
      rng,
    });
    expect(scores.rows).toBe(30);
    const selection = selectSettings([scores], { select: 'per-gene' });
    expect(selection.cvMse.some((mse) => Number.isFinite(mse))).toBe(true);
    const fitted = await fitChosen(lasso, train, params, selection, { rng });
    const loaded = loadModel(fitted.save());
    expect(loaded.predict(train.genotypes)).toEqual(fitted.predict(train.genotypes));
    expect(loaded.save()).toEqual(fitted.save());
  });

  it('tunes a grid of an estimator without a path, and loads what it saved', async () => {
    const knn = onMarkers(getEstimator('knn'), { cis: 300 });
    const params = parseParams(knn) as object;
    const folds = [{ train, validation: train }];
    const settings = expandGrid({ k: [1, 3], weights: ['uniform', 'distance'] });
    const scores = await scoreSettings(knn, { train, folds }, params, settings, { rng });
    const selection = selectSettings([scores], { select: 'per-gene' });
    const fitted = await fitChosen(knn, train, params, selection, { rng });
    const loaded = loadModel(fitted.save());
    expect(loaded.predict(train.genotypes)).toEqual(fitted.predict(train.genotypes));
  });

  it.each([
    ['linear', { of: ['susie', 'ridge'] }],
    ['not linear', { of: ['susie', 'knn'] }],
  ])('says where effects are as its parts do, loaded or not (%s)', async (_, params) => {
    const blend = getEstimator('blend');
    // Each gene follows the marker at its place.
    const values = train.expression.values.map((value, at) => {
      const [gene, row] = [Math.floor(at / 30), at % 30];
      return value + 8 * train.genotypes.values[((7 * gene + 6) % 40) * 30 + row]!;
    });
    const clear = { ...train, expression: { ...train.expression, values } };
    const fitted = await onMarkers(blend, { cis: 900 }).fit(clear, params, { rng });
    const [own, loaded] = [fitted.inclusion!(), loadModel(fitted.save()).inclusion!()];
    for (let gene = 0; gene < 5; gene++) {
      const markers = near(gene, 900);
      const genotypes = selectFeatures(train.genotypes, markers);
      const alone = { genotypes, expression: selectFeatures(clear.expression, [gene]) };
      const expected = (await blend.fit(alone, params, { rng })).inclusion!();
      const rows = expected.probabilitiesOf(0);
      const found = own.probabilitiesOf(gene);
      expect([...found.markers]).toEqual([...rows.markers].map((marker) => markers[marker]));
      expect([...found.probabilities]).toEqual(
        [...rows.probabilities].map((p) => expect.closeTo(p, 6) as number),
      );
      expect(own.credibleSets.filter((set) => set.gene === gene).map((set) => [...set.markers])).toEqual(
        expected.credibleSets.map((set) => [...set.markers].map((marker) => markers[marker])),
      );
      expect(loaded.probabilitiesOf(gene)).toEqual(found);
    }
    expect(own.credibleSets.length).toBeGreaterThan(0);
    expect(own.probabilitiesOf(5).markers).toHaveLength(0);
    expect(own.hotspots.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
    expect(loaded.credibleSets).toEqual(own.credibleSets);
    expect(loaded.mix).toEqual(own.mix);
  });

  it('says what is missing', async () => {
    const lasso = onMarkers(getEstimator('lasso'), { cis: 300 });
    const fit = (set: TrainingSet) => lasso.fit(set, parseParams(lasso), { rng });
    const without = (matrix: Matrix): Matrix => ({ ...matrix, positions: undefined });
    await expect(
      fit({ ...train, genotypes: without(train.genotypes) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: no gene has a marker within 300 bases. The positions of the markers are not known, so that no marker is cis to a gene.]`,
    );
    await expect(
      fit({ ...train, expression: without(train.expression) }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: no gene has a marker within 300 bases. The positions of the genes are not known, so that no marker is cis to a gene.]`,
    );
    const elsewhere = {
      ...train.expression.positions!,
      chromosome: train.expression.features.map(() => 'II'),
    };
    await expect(
      fit({ ...train, expression: { ...train.expression, positions: elsewhere } }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: no gene has a marker within 300 bases. No gene is on a chromosome that has markers: genes are on "II", markers on "I". No marker is cis to a gene; name the chromosomes alike in both files.]`,
    );
    expect(() => onMarkers(getEstimator('lasso'), { cis: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[ModelError: the cis window is -1; give a number of bases, 0 or more]`,
    );
  });
});
