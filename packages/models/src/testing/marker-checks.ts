import assert from 'node:assert/strict';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Matrix } from '@snpress/data';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { LinearModel } from '../contract/linear-model.js';
import { rangeOf } from '../linear-algebra/least-variance.js';
import { expectClose } from './expect-close.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';

/** The largest difference between predictions and the weights that stand for them. */
const LINEAR_TOLERANCE = 1e-5;

/** What a model says of its markers must be what it predicts by; checks pass where it says nothing. */
export function markerChecks(subject: Subject): ConformanceCheck[] {
  return [...linearChecks(subject), ...importanceChecks(subject), rareCheck(subject)];
}

function linearChecks({ estimator, train, validation, tolerance, fit, rng }: Subject): ConformanceCheck[] {
  return [
    {
      name: 'linear: the weights reproduce the predictions, also after loading',
      async run() {
        for (const set of [train, selectRows(train, (row) => row === 0)]) {
          const fitted = await fit(set);
          const loaded = estimator.load(await decodeBundle(await encodeBundle(fitted.save())));
          assert.equal(
            loaded.linear === undefined,
            fitted.linear === undefined,
            'linear() is lost by loading',
          );
          for (const linear of [fitted.linear?.(), loaded.linear?.()]) {
            if (linear === undefined) continue;
            expectClose(
              predictLinear(linear, validation.genotypes),
              fitted.predict(validation.genotypes),
              LINEAR_TOLERANCE,
            );
          }
        }
      },
    },
    {
      name: 'linear: ids, means and intercepts are those of the training set',
      async run() {
        const linear = (await fit(train)).linear?.();
        if (linear === undefined) return;
        assert.deepEqual(linear.markers, train.genotypes.features);
        assert.deepEqual(linear.genes, train.expression.features);
        expectNumbers(linear.markerMeans, meansOf(train.genotypes), 1e-9);
        assert.equal(linear.intercepts.length, linear.genes.length, 'one intercept per gene');
      },
    },
    {
      name: 'linear: effects among some markers are those among all, of one gene and of several',
      async run() {
        const linear = (await fit(train)).linear?.();
        if (linear === undefined) return;
        const among = Int32Array.of(0, 3, 4, 11, 12, 13, 28, 39);
        for (const gene of linear.genes.keys()) {
          const all = denseEffects(linear, gene);
          const { markers, effects } = linear.effectsOf(gene, among);
          assert.ok(
            markers.every((marker) => among.includes(marker)),
            'effects of other markers than asked for',
          );
          const some = new Float64Array(all.length);
          markers.forEach((marker, k) => (some[marker] = effects[k]!));
          const expected = all.map((effect, marker) => (among.includes(marker) ? effect : 0));
          expectNumbers(some, expected, 1e-12);
        }
        const genes = [linear.genes.length - 1, 0];
        const together = linear.effectsOfGenes?.(genes, among);
        if (together === undefined) return;
        const apart = genes.flatMap((gene) => {
          const all = denseEffects(linear, gene);
          return Array.from(among, (marker) => all[marker]!);
        });
        // Sums of several genes may be in single precision.
        expectNumbers(together, Float64Array.from(apart), tolerance);
      },
    },
    {
      name: 'linear: permuting genes permutes effects',
      async run() {
        const linear = (await fit(train)).linear?.();
        if (linear === undefined) return;
        const order = rng.fork('genes').permutation(linear.genes.length);
        const permuted = await fit({ ...train, expression: selectFeatures(train.expression, order) });
        [...order].forEach((gene, index) => {
          const actual = denseEffects(permuted.linear!(), index);
          expectNumbers(actual, denseEffects(linear, gene), tolerance);
        });
      },
    },
  ];
}

function importanceChecks({ estimator, train, tolerance, fit, rng }: Subject): ConformanceCheck[] {
  const importanceOf = (fitted: Fitted, markers: number): Float64Array | undefined => {
    const importance = fitted.markerImportance?.();
    if (importance === undefined) return undefined;
    assert.ok(importance.measure.length > 0, 'the measure has no name');
    assert.equal(importance.values.length, markers, 'one importance per marker');
    const wrong = importance.values.findIndex((value) => !(value >= 0 && value < Infinity));
    assert.equal(wrong, -1, `the importance of marker ${wrong + 1} is ${importance.values[wrong] ?? NaN}`);
    return importance.values;
  };
  return [
    {
      name: 'importance: the same after loading, to the last bit',
      async run() {
        const fitted = await fit(train);
        const loaded = estimator.load(await decodeBundle(await encodeBundle(fitted.save())));
        assert.deepEqual(loaded.markerImportance?.(), fitted.markerImportance?.());
      },
    },
    {
      name: 'importance: finite and not negative, also where nothing varies',
      async run() {
        const flat = (matrix: Matrix): Matrix => ({ ...matrix, values: matrix.values.map(() => 1) });
        const sets: TrainingSet[] = [
          train,
          selectRows(train, (row) => row === 0),
          { ...train, genotypes: flat(train.genotypes) },
          { ...train, expression: flat(train.expression) },
        ];
        for (const [index, set] of sets.entries()) {
          const values = importanceOf(await fit(set), set.genotypes.features.length);
          if (index > 0) assert.ok(values?.every((value) => value < tolerance) ?? true, 'nothing to explain');
        }
      },
    },
    {
      name: 'importance: the order of the genes does not matter',
      async run() {
        const values = importanceOf(await fit(train), 40);
        if (values === undefined) return;
        const order = rng.fork('genes').permutation(train.expression.features.length);
        const permuted = await fit({ ...train, expression: selectFeatures(train.expression, order) });
        expectNumbers(importanceOf(permuted, 40)!, values, tolerance);
      },
    },
    {
      name: 'importance: identical markers share it equally',
      async run() {
        const { samples, features, values } = train.genotypes;
        const genotypes = createMatrix({
          samples,
          features: [...features, ...features.map((id) => `${id} again`)],
          values: Float32Array.of(...values, ...values),
        });
        const shares = importanceOf(await fit({ ...train, genotypes }), 80);
        if (shares === undefined) return;
        expectNumbers(shares.subarray(40), shares.subarray(0, 40), tolerance);
      },
    },
  ];
}

/** Predictions by the weights alone. */
function predictLinear(linear: LinearModel, { samples, values }: Matrix): Matrix {
  const rows = samples.length;
  const predicted = new Float32Array(rows * linear.genes.length);
  for (const gene of linear.genes.keys()) {
    const { markers, effects } = linear.effectsOf(gene);
    for (let row = 0; row < rows; row++) {
      let sum = linear.intercepts[gene]!;
      markers.forEach((marker, k) => {
        sum += (values[marker * rows + row]! - linear.markerMeans[marker]!) * effects[k]!;
      });
      predicted[gene * rows + row] = sum;
    }
  }
  return { samples, features: linear.genes, values: predicted };
}

function denseEffects(linear: LinearModel, gene: number): Float64Array {
  const dense = new Float64Array(linear.markers.length);
  const { markers, effects } = linear.effectsOf(gene);
  markers.forEach((marker, k) => (dense[marker] = effects[k]!));
  return dense;
}

function meansOf({ samples, features, values }: Matrix): Float64Array {
  return Float64Array.from(features, (_, feature) => {
    const column = values.subarray(feature * samples.length, (feature + 1) * samples.length);
    return column.reduce((sum, value) => sum + value, 0) / samples.length;
  });
}

function expectNumbers(actual: Float64Array, expected: Float64Array, tolerance: number): void {
  assert.equal(actual.length, expected.length, 'numbers of values differ');
  actual.forEach((value, index) => {
    const wanted = expected[index]!;
    assert.ok(
      Math.abs(value - wanted) <= tolerance,
      `value ${index} is ${value}, not ${wanted} ± ${tolerance}`,
    );
  });
}

/** A marker that varies in training by a call that was imputed, in a sample that is far off in every gene. */
function rareCheck({ train, validation, fit }: Subject): ConformanceCheck {
  return {
    name: 'markers: one that hardly varies in training sends no carrier far off',
    async run() {
      const row = 7;
      const imputed = { ...train.genotypes, values: train.genotypes.values.slice() };
      const own = imputed.values.subarray(0, imputed.samples.length).fill(0);
      own[row] = 0.005;
      const far = { ...train.expression, values: train.expression.values.slice() };
      const span = rangeOf(far.values);
      for (let gene = 0; gene < far.features.length; gene++)
        far.values[gene * far.samples.length + row]! += span;
      const fitted = await fit({ genotypes: plain(imputed), expression: far });
      const [without, carriers] = [0, 1].map((dosage) => {
        const values = validation.genotypes.values.slice();
        values.fill(dosage, 0, validation.genotypes.samples.length);
        return fitted.predict(plain({ ...validation.genotypes, values })).values;
      });
      const moved = carriers!.reduce((most, value, at) => Math.max(most, Math.abs(value - without![at]!)), 0);
      assert.ok(moved <= 2 * span, `a carrier is moved by ${moved}, and expression spans ${span}`);
    },
  };
}

/** Values alone, without the calls that they were. */
function plain({ samples, features, positions, values }: Matrix): Matrix {
  return createMatrix({ samples, features, ...(positions && { positions }), values });
}
