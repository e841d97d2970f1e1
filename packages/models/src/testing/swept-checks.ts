import assert from 'node:assert/strict';
import { blocksOfMatrix } from '@snpress/data/matrix/blocks-of-matrix';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import type { GenotypeBlocks, Matrix } from '@snpress/data';
import type { SweptEstimator, SweptPath } from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import { scoreSettings } from '../tuning/score-settings.js';
import { expectClose } from './expect-close.js';
import { withHoles } from './missing-checks.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';

/** Markers of a block: no divisor of how many there are. */
const WIDTH = 7;
const FOLDS = 3;

/** A fit to blocks of markers must give what the fit in memory gives; empty for an estimator without one. */
export function sweptChecks(subject: Subject): ConformanceCheck[] {
  const { estimator, params, settings, validation, tolerance, fit } = subject;
  const { swept } = estimator;
  if (swept === undefined) return [];
  const parsed = parseParams(estimator, params);
  const sizes = (set: TrainingSet) => ({
    samples: set.genotypes.samples.length,
    markers: set.genotypes.features.length,
    genes: set.expression.features.length,
    folds: FOLDS,
    settings: settings.length,
  });
  const checks = casesOf(subject).map(({ name, set, context }): ConformanceCheck => ({
    name: `swept, ${name}: the same predictions as in memory, in so many sweeps`,
    async run() {
      const counted = countSweeps(set.genotypes);
      const fitted = await swept.fit({ ...set, genotypes: counted.blocks }, parsed, context);
      const most = swept.sweeps(parsed, sizes(set))?.fit ?? Infinity;
      assert.ok(counted.count() <= most, `${counted.count()} sweeps where at most ${most} are told`);
      const inMemory = await fit(set, context);
      const expected = inMemory.predict(validation.genotypes);
      const importance = fitted.markerImportance?.().values;
      inMemory.markerImportance?.().values.forEach((wanted, marker) => {
        const value = importance?.[marker] ?? NaN;
        assert.ok(Math.abs(value - wanted) <= tolerance, `importance of marker ${marker + 1}`);
      });
      expectClose(fitted.predict(validation.genotypes), expected, tolerance);
      const bytes = await encodeBundle(fitted.save());
      const loaded = estimator.load(await decodeBundle(bytes));
      for (const model of [fitted, loaded]) {
        assert.ok(model.predictBlocks !== undefined, 'there is no predictBlocks');
        const blocks = blocksOfMatrix(validation.genotypes, WIDTH);
        expectClose(model.predictBlocks(blocks), expected, tolerance);
        for (const ablation of model.ablations?.() ?? []) {
          assert.ok(
            ablation.predictBlocks !== undefined,
            `there is no predictBlocks without ${ablation.part}`,
          );
          expectClose(ablation.predictBlocks(blocks), ablation.predict(validation.genotypes), tolerance);
        }
      }
    },
  }));
  const { path } = swept;
  return [
    ...checks,
    ...((swept.score ?? path) ? [scoreCheck(subject, swept)] : []),
    ...(path ? [perGeneCheck(subject, path)] : []),
  ];
}

/** What fits in blocks and in memory are given. */
function casesOf({ train, rng }: Pick<Subject, 'train' | 'rng'>) {
  const markerWeights = new Map(train.genotypes.features.map((id, marker) => [id, 1 + (marker % 4)]));
  return [
    { name: 'all values', set: train, context: { rng, markerWeights: undefined } },
    { name: 'missing values', set: withHoles(train), context: { rng, markerWeights: undefined } },
    { name: 'weights of markers', set: train, context: { rng, markerWeights } },
  ];
}

type Params = Record<string, unknown>;

function scoreCheck(subject: Subject, swept: SweptEstimator<Params>): ConformanceCheck {
  const { estimator, params, settings: along, train, tolerance } = subject;
  const settings = along.length > 0 ? along : [{}];
  const rows = train.genotypes.samples.map((_, row) => row);
  const held = Array.from({ length: FOLDS }, (_, fold) =>
    Int32Array.from(rows.filter((row) => row % FOLDS === fold)),
  );
  const genotypes = blocksOfMatrix(train.genotypes, WIDTH);
  return {
    name: 'swept: scores agree with those in memory',
    async run() {
      for (const { set, context } of casesOf(subject)) {
        const { expression } = set;
        const { markerWeights } = context;
        const folds = held.map((_, fold) => ({
          train: selectRows(set, (row) => row % FOLDS !== fold),
          validation: selectRows(set, (row) => row % FOLDS === fold),
          markerWeights,
        }));
        const expected = await scoreSettings(estimator, { train: set, folds }, params, settings, context);
        const problem = { train: { genotypes, expression }, folds: held };
        const given = [problem, params, settings, context] as const;
        const actual = await (swept.score ? swept.score(...given) : swept.path!.score(...given));
        assert.deepEqual(actual.settings, settings);
        assert.equal(actual.rows, expected.rows);
        expected.sse.forEach((wanted, at) => {
          const value = actual.sse[at]!;
          const isClose = Math.abs(value - wanted) <= tolerance * (1 + wanted);
          assert.ok(isClose, `squared error ${at}: ${value} is not ${wanted} of the fit in memory`);
        });
      }
    },
  };
}

function perGeneCheck(subject: Subject, swept: SweptPath<Params>): ConformanceCheck {
  const { estimator, params, settings, train, validation, tolerance, rng } = subject;
  const genotypes = blocksOfMatrix(train.genotypes, WIDTH);
  return {
    name: 'swept: path.fitPerGene agrees with that in memory',
    async run() {
      const choice = train.expression.features.map((_, gene) => (gene * 2 + 1) % settings.length);
      const perGene = [params, settings, Int32Array.from(choice), { rng }] as const;
      const expected = await estimator.path!.fitPerGene(train, ...perGene);
      const actual = await swept.fitPerGene({ ...train, genotypes }, ...perGene);
      const predicted = actual.predict(validation.genotypes);
      expectClose(predicted, expected.predict(validation.genotypes), tolerance);
    },
  };
}

/** Blocks of a matrix that tell how often they were all read. */
function countSweeps(genotypes: Matrix): { readonly blocks: GenotypeBlocks; readonly count: () => number } {
  const source = blocksOfMatrix(genotypes, WIDTH);
  let count = 0;
  return {
    count: () => count,
    blocks: {
      ...source,
      *blocks() {
        count++;
        yield* source.blocks();
      },
    },
  };
}
