import assert from 'node:assert/strict';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix, Rng } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import type { Setting, TuningFold, TuningProblem } from '../contract/tuning.js';
import { expectClose } from './expect-close.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';

/** A path must give what explicit fits give; empty for an estimator without one. */
export function pathChecks(subject: Subject): ConformanceCheck[] {
  const { estimator, params, settings, train, validation, tolerance, fit, rng } = subject;
  const { path } = estimator;
  if (path === undefined) return [];
  const mode = path.folds(parseParams(estimator, params));
  const genes = train.expression.features.length;
  const checks: ConformanceCheck[] = [
    {
      name: 'path.settings gives legal settings of path.parameters',
      run() {
        for (const setting of [...path.settings(params), ...settings]) {
          assert.deepEqual(
            Object.keys(setting).filter((key) => !path.parameters.includes(key)),
            [],
          );
          parseParams(estimator, params, setting);
        }
        return Promise.resolve();
      },
    },
    {
      name: 'path.fitPerGene with one choice for all genes agrees with fit',
      async run() {
        for (const [index, setting] of settings.entries()) {
          const choice = new Int32Array(genes).fill(index);
          const fitted = await path.fitPerGene(train, params, settings, choice, { rng });
          const expected = await fit(train, { setting, rng });
          expectClose(
            fitted.predict(validation.genotypes),
            expected.predict(validation.genotypes),
            tolerance,
          );
        }
      },
    },
    {
      name: 'path.fitPerGene gives each gene its own setting',
      async run() {
        const choice = Int32Array.from({ length: genes }, (_, gene) => (gene * 2 + 1) % settings.length);
        const fitted = await path.fitPerGene(train, params, settings, choice, { rng });
        const predicted = fitted.predict(validation.genotypes);
        for (const [index, setting] of settings.entries()) {
          const chosen = [...choice.keys()].filter((gene) => choice[gene] === index);
          const expected = (await fit(train, { setting, rng })).predict(validation.genotypes);
          expectClose(selectFeatures(predicted, chosen), selectFeatures(expected, chosen), tolerance);
        }
      },
    },
  ];
  if (mode !== 'none') checks.push(...foldChecks(subject, path));
  else if (!estimator.traits.seeded) checks.push(leaveOneOutCheck(subject, path));
  return checks;
}

function foldChecks(
  { params, settings, train, tolerance, fit, rng }: Subject,
  path: PathEstimator<Record<string, unknown>>,
): ConformanceCheck[] {
  const folds: TuningFold[] = [0, 1, 2].map((fold) => ({
    train: selectRows(train, (row) => row % 3 !== fold),
    validation: selectRows(train, (row) => row % 3 === fold),
  }));
  const problem: TuningProblem = { train, folds };
  const explicit = (): Promise<Float64Array> => explicitErrors(folds, settings, fit, rng);

  return [
    {
      name: 'path.score agrees with explicit fits and predictions',
      async run() {
        const scores = await path.score(problem, params, settings, { rng });
        assert.equal(scores.rows, train.genotypes.samples.length);
        assert.deepEqual(scores.settings, settings);
        expectErrors(scores.sse, await explicit(), tolerance);
      },
    },
    {
      name: 'path.score for a choice per gene abandons only settings that are worse',
      async run() {
        const { sse } = await path.score({ ...problem, choose: 'per-gene' }, params, settings, { rng });
        const expected = await explicit();
        const genes = train.expression.features.length;
        for (let gene = 0; gene < genes; gene++) {
          const kept = settings.map((_, index) => sse[index * genes + gene]!);
          const best = kept.indexOf(Math.min(...kept));
          kept.forEach((value, index) => {
            const at = index * genes + gene;
            if (value === Infinity) assert.ok(expected[at]! > expected[best * genes + gene]!);
            else expectErrors(Float64Array.of(value), Float64Array.of(expected[at]!), tolerance);
          });
        }
      },
    },
  ];
}

function leaveOneOutCheck(
  { params, settings, train, tolerance, fit, rng }: Subject,
  path: PathEstimator<Record<string, unknown>>,
): ConformanceCheck {
  return {
    name: 'path.score agrees with explicit leave-one-out fits',
    async run() {
      const folds = train.genotypes.samples.map((_, left) => ({
        train: selectRows(train, (row) => row !== left),
        validation: selectRows(train, (row) => row === left),
      }));
      const scores = await path.score({ train, folds: [] }, params, settings, { rng });
      assert.equal(scores.rows, folds.length);
      expectErrors(scores.sse, await explicitErrors(folds, settings, fit, rng), tolerance);
    },
  };
}

/** Held-out squared errors, settings × genes, by one fit per fold and setting. */
async function explicitErrors(
  folds: readonly TuningFold[],
  settings: readonly Setting[],
  fit: Subject['fit'],
  rng: Rng,
): Promise<Float64Array> {
  const genes = folds[0]!.train.expression.features.length;
  const sse = new Float64Array(settings.length * genes);
  for (const [fold, { train, validation }] of folds.entries()) {
    for (const [index, setting] of settings.entries()) {
      const fitted = await fit(train, { setting, rng: rng.fork(fold) });
      const predicted = fitted.predict(validation.genotypes);
      addErrors(sse, index * genes, predicted, validation);
    }
  }
  return sse;
}

function addErrors(sse: Float64Array, first: number, predicted: Matrix, { expression }: TrainingSet): void {
  const rows = expression.samples.length;
  predicted.values.forEach((value, at) => {
    sse[first + Math.floor(at / rows)]! += (value - expression.values[at]!) ** 2;
  });
}

function expectErrors(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length, 'settings × genes');
  actual.forEach((value, at) => {
    const wanted = expected[at]!;
    assert.ok(
      Math.abs(value - wanted) <= tolerance * (1 + wanted),
      `squared error ${at}: ${value} is not ${wanted} of the explicit fits`,
    );
  });
}
