import assert from 'node:assert/strict';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import { observedRows } from '../contract/observed-groups.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { TuningFold, TuningProblem } from '../contract/tuning.js';
import { expectClose, expectFinite } from './expect-close.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';

/** Genes whose expression some samples lack: each is learned from the samples that it has. */
export function missingChecks(subject: Subject): ConformanceCheck[] {
  const { estimator, train, validation, tolerance, fit, rng } = subject;
  const holed = withHoles(train);
  const checks: ConformanceCheck[] = [
    {
      name: 'missing values: no gene is lost, the same bytes every time, the same predictions after loading',
      async run() {
        const copy = structuredClone(holed);
        const fitted = await fit(holed);
        assert.deepEqual(holed, copy, 'the training set was changed');
        const predicted = fitted.predict(validation.genotypes);
        assert.deepEqual(predicted.features, train.expression.features);
        expectFinite(predicted);
        const bytes = await encodeBundle(fitted.save());
        assert.deepEqual(await encodeBundle((await fit(structuredClone(holed))).save()), bytes);
        assert.deepEqual(estimator.load(await decodeBundle(bytes)).predict(validation.genotypes), predicted);
      },
    },
    {
      name: 'missing values: permuting genes permutes predictions',
      async run() {
        const order = rng.fork('genes').permutation(train.expression.features.length);
        const expected = (await fit(holed)).predict(validation.genotypes);
        const permuted = { ...holed, expression: selectFeatures(holed.expression, order) };
        const actual = (await fit(permuted)).predict(validation.genotypes);
        expectClose(actual, selectFeatures(expected, order), tolerance);
      },
    },
    {
      name: 'missing values: a gene without any is refused by its name',
      async run() {
        const empty = masked(train, (gene) => gene === 2);
        await assert.rejects(fit(empty), (error: Error) => error.message.includes('"gene3"'));
      },
    },
  ];
  if (!estimator.traits.joint) {
    checks.push({
      name: 'missing values: a gene is fitted to the samples that have a value of it, as if there were no others',
      async run() {
        const predicted = (await fit(holed)).predict(validation.genotypes);
        for (const gene of holed.expression.features.keys()) {
          const expected = (await fit(ofGene(holed, gene))).predict(validation.genotypes);
          expectClose(selectFeatures(predicted, [gene]), selectFeatures(expected, [gene]), tolerance);
        }
      },
    });
  }
  return [...checks, ...pathChecks(subject, holed)];
}

function pathChecks(
  { estimator, params, settings, train, tolerance, rng }: Subject,
  holed: TrainingSet,
): ConformanceCheck[] {
  const { path } = estimator;
  if (path === undefined || settings.length === 0) return [];
  const genes = train.expression.features.length;
  const score = async (problem: TuningProblem) => path.score(problem, params, settings, { rng });
  const expectScores = async (
    actual: TuningProblem,
    gene: number,
    expected: TuningProblem,
  ): Promise<void> => {
    const [all, own] = [await score(actual), await score(expected)];
    for (const setting of settings.keys()) {
      const at = setting * genes + gene;
      const [value, wanted] = [all.sse[at]!, own.sse[at]!];
      assert.ok(
        Math.abs(value - wanted) <= tolerance * (1 + wanted),
        `squared error of gene ${gene + 1}: ${value} is not ${wanted}`,
      );
    }
  };
  const checks: ConformanceCheck[] = [];
  if (path.folds(params) !== 'none') {
    checks.push({
      name: 'missing values: path.score leaves out what a validation sample lacks',
      async run() {
        const folds = foldsOf(train);
        const kept = observedRows(withHoles(folds[0]!.validation).expression, 0);
        const one = { train: folds[0]!.train, validation: withHoles(folds[0]!.validation) };
        const own = { ...one, validation: selectRows(folds[0]!.validation, (row) => kept.includes(row)) };
        const [all, some] = [await score({ train, folds: [one] }), await score({ train, folds: [own] })];
        for (const setting of settings.keys()) {
          const [value, wanted] = [all.sse[setting * genes]!, some.sse[setting * genes]!];
          assert.ok(Math.abs(value - wanted) <= tolerance * (1 + wanted), `${value} is not ${wanted}`);
        }
      },
    });
  }
  if (!estimator.traits.joint) {
    checks.push({
      name: 'missing values: path.score judges a gene by the samples that have a value of it',
      async run() {
        for (const gene of [0, 3, 5]) {
          const folds = foldsOf(holed);
          await expectScores({ train: holed, folds }, gene, {
            train: ofGene(holed, gene),
            folds: folds.map((fold) => ({
              train: ofGene(fold.train, gene),
              validation: ofGene(fold.validation, gene),
            })),
          });
        }
      },
    });
  }
  return checks;
}

function foldsOf(train: TrainingSet): TuningFold[] {
  return [0, 1, 2].map((fold) => ({
    train: selectRows(train, (row) => row % 3 !== fold),
    validation: selectRows(train, (row) => row % 3 === fold),
  }));
}

/** The samples that have a value of a gene, with all genes. */
function ofGene(train: TrainingSet, gene: number): TrainingSet {
  const rows = new Set(observedRows(train.expression, gene));
  return selectRows(train, (row) => rows.has(row));
}

/** Two genes with the same holes, others with holes of their own, the last one complete. */
export function withHoles(train: TrainingSet): TrainingSet {
  const last = train.expression.features.length - 1;
  return masked(train, (gene, row) => gene < last && (7 * row + 3 * Math.max(1, gene)) % 5 === 0);
}

function masked(
  { genotypes, expression }: TrainingSet,
  isMissing: (gene: number, row: number) => boolean,
): TrainingSet {
  const rows = expression.samples.length;
  const values = expression.values.map((value, at) =>
    isMissing(Math.floor(at / rows), at % rows) ? NaN : value,
  );
  return { genotypes, expression: { ...expression, values } satisfies Matrix };
}
