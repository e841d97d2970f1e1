import assert from 'node:assert/strict';
import { decodeBundle } from '@snpress/data/bundle/decode-bundle';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import type { TrainingSet } from '../contract/training-set.js';
import { ModelError } from '../contract/model-error.js';
import { expectClose } from './expect-close.js';
import type { ConformanceCheck, Subject } from './subject.js';

/** Properties of predicting, saving and loading, and of what is refused. */
export function predictionChecks(subject: Subject): ConformanceCheck[] {
  const { estimator, train, validation, tolerance, fit } = subject;
  return [
    {
      name: 'predicting does not change the model or the genotypes',
      async run() {
        const fitted = await fit(train);
        const copy = structuredClone(validation.genotypes);
        const first = structuredClone(fitted.predict(validation.genotypes));
        fitted.predict(train.genotypes);
        assert.deepEqual(fitted.predict(validation.genotypes), first);
        assert.deepEqual(validation.genotypes, copy);
      },
    },
    {
      name: 'predicting a subset equals predicting all',
      async run() {
        const fitted = await fit(train);
        const rows = [7, 2, 3];
        const expected = selectSamples(fitted.predict(validation.genotypes), rows);
        expectClose(fitted.predict(selectSamples(validation.genotypes, rows)), expected, tolerance);
      },
    },
    {
      name: 'save, encode, decode and load give the same predictions to the last bit',
      async run() {
        const fitted = await fit(train);
        const saved = fitted.save();
        assert.equal(saved.metadata.type, estimator.type, 'metadata.type is the type of the estimator');
        const bytes = await encodeBundle(saved);
        const loaded = estimator.load(await decodeBundle(bytes));
        assert.deepEqual(loaded.predict(validation.genotypes), fitted.predict(validation.genotypes));
        const [own, restored] = [fitted, loaded].map((model) =>
          model.ablations?.().map((one) => [one.part, one.additive, one.predict(validation.genotypes)]),
        );
        assert.deepEqual(restored, own, 'a loaded model predicts otherwise without a part');
        assert.deepEqual(await encodeBundle(loaded.save()), bytes, 'a loaded model saves other bytes');
      },
    },
    {
      name: 'genotypes with a missing value are refused by name when predicting',
      async run() {
        const fitted = await fit(train);
        const genotypes = withMissing(validation.genotypes, 3, 5);
        assert.throws(() => fitted.predict(genotypes), namedError(['snp4', genotypes.samples[5]!]));
      },
    },
    {
      name: 'genotypes with other markers are refused by name when predicting',
      async run() {
        const fitted = await fit(train);
        const features = validation.genotypes.features.with(2, 'stranger');
        const genotypes = { ...validation.genotypes, features };
        assert.throws(() => fitted.predict(genotypes), namedError(['snp3', 'stranger']));
      },
    },
    {
      name: estimator.traits.needsFinite
        ? 'a training set with a missing genotype or an infinite value is refused by name'
        : 'a training set may hold missing genotypes',
      async run() {
        const sets: [TrainingSet, string[]][] = [
          [{ ...train, genotypes: withMissing(train.genotypes, 3, 5) }, ['snp4', 'sample6']],
          [{ ...train, expression: withMissing(train.expression, 1, 2, Infinity) }, ['gene2', 'sample3']],
        ];
        for (const [set, names] of sets) {
          if (estimator.traits.needsFinite) await assert.rejects(fit(set), namedError(names));
          else await fit(set);
        }
      },
    },
    {
      name: 'samples in another order in genotypes and expression are refused by name',
      async run() {
        const samples = train.genotypes.samples.toReversed();
        const set = { ...train, genotypes: { ...train.genotypes, samples } };
        await assert.rejects(fit(set), namedError(['sample1', 'sample24']));
      },
    },
    {
      name: 'a training set without samples, markers or genes is refused',
      async run() {
        const none = new Float32Array(0);
        const { genotypes, expression } = train;
        const empty: TrainingSet[] = [
          {
            genotypes: { ...genotypes, samples: [], values: none },
            expression: { ...expression, samples: [], values: none },
          },
          { genotypes: { ...genotypes, features: [], values: none }, expression },
          { genotypes, expression: { ...expression, features: [], values: none } },
        ];
        for (const set of empty) await assert.rejects(fit(set), namedError(['at least one']));
      },
    },
  ];
}

function withMissing(matrix: Matrix, feature: number, row: number, value = NaN): Matrix {
  return { ...matrix, values: matrix.values.with(feature * matrix.samples.length + row, value) };
}

/** Accepts a ModelError whose message names everything in `names`. */
function namedError(names: readonly string[]): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ModelError, `expected a ModelError, got ${String(error)}`);
    for (const name of names) {
      assert.ok(error.message.includes(name), `the message does not say "${name}": ${error.message}`);
    }
    return true;
  };
}
