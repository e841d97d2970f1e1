import assert from 'node:assert/strict';
import { createRng } from '@snpress/data/random/rng';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { expectClose } from './expect-close.js';
import { type ConformanceCheck, type Subject } from './subject.js';

/** Properties of fitting: no side effects, determined by the seed, indifferent to the order of genes and samples. */
export function fitChecks(subject: Subject): ConformanceCheck[] {
  const { estimator, train, validation, tolerance, fit, rng } = subject;
  const bytes = async (fitted: Fitted) => encodeBundle(fitted.save());

  const checks: ConformanceCheck[] = [
    {
      name: 'fit does not change its inputs',
      async run() {
        const copy = structuredClone(train);
        await fit(train);
        assert.deepEqual(train, copy);
      },
    },
    {
      name: 'the same seed gives the same bytes',
      async run() {
        const [first, second] = [await fit(train), await fit(structuredClone(train))];
        assert.deepEqual(await bytes(first), await bytes(second), 'saved models differ');
        assert.deepEqual(first.predict(validation.genotypes), second.predict(validation.genotypes));
      },
    },
    {
      name: estimator.traits.seeded
        ? 'seeded: another seed gives another model'
        : 'not seeded: another seed gives the same bytes',
      async run() {
        const first = await bytes(await fit(train));
        const second = await bytes(await fit(train, { rng: createRng('another seed') }));
        const equal = Buffer.compare(first, second) === 0;
        assert.equal(equal, !estimator.traits.seeded, `traits.seeded is ${estimator.traits.seeded}`);
      },
    },
    {
      name: 'permuting genes permutes predictions',
      async run() {
        const order = rng.fork('genes').permutation(train.expression.features.length);
        const expected = (await fit(train)).predict(validation.genotypes);
        const permuted = { ...train, expression: selectFeatures(train.expression, order) };
        const actual = (await fit(permuted)).predict(validation.genotypes);
        expectClose(actual, selectFeatures(expected, order), tolerance);
      },
    },
    {
      name: 'an aborted fit rejects with the reason of its signal',
      async run() {
        const reason = new Error('stopped by the user');
        const context = { rng, signal: AbortSignal.abort(reason) };
        await assert.rejects(estimator.fit(train, subject.params, context), reason);
      },
    },
  ];
  if (!estimator.traits.joint) {
    checks.push({
      name: 'not joint: a gene does not depend on the others',
      async run() {
        const some = [4, 1];
        const expected = (await fit(train)).predict(validation.genotypes);
        const alone = { ...train, expression: selectFeatures(train.expression, some) };
        const actual = (await fit(alone)).predict(validation.genotypes);
        expectClose(actual, selectFeatures(expected, some), tolerance);
      },
    });
  }
  if (!estimator.traits.seeded) {
    checks.push({
      name: 'not seeded: the order of the samples does not matter',
      async run() {
        const expected = (await fit(train)).predict(validation.genotypes);
        const actual = (await fit(reversed(train))).predict(validation.genotypes);
        expectClose(actual, expected, tolerance);
      },
    });
  }
  return checks;
}

function reversed({ genotypes, expression }: TrainingSet): TrainingSet {
  const rows = genotypes.samples.map((_, row) => genotypes.samples.length - 1 - row);
  return { genotypes: selectSamples(genotypes, rows), expression: selectSamples(expression, rows) };
}
