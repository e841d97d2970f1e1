import assert from 'node:assert/strict';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { createRng } from '@snpress/data/random/rng';
import { z } from 'zod';
import type { Fitted } from '../contract/fitted.js';
import { ModelError } from '../contract/model-error.js';
import { parseParams } from '../contract/parse-params.js';
import { selectRows, type ConformanceCheck, type Subject } from './subject.js';

/** `fit` takes parameters and a seed as a user gives them, and tells everything that is wrong with them. */
export function parameterChecks({ estimator, params, train }: Subject): ConformanceCheck[] {
  const names = Object.keys(z.toJSONSchema(estimator.params, { io: 'input' }).properties ?? {});
  const few = selectRows(train, (row) => row < 8);
  const bytes = async (fitted: Promise<Fitted>) => encodeBundle((await fitted).save());
  return [
    {
      name: 'every parameter has a default and a description',
      run() {
        parseParams(estimator);
        const schema = z.toJSONSchema(estimator.params, { io: 'input' });
        for (const [name, property] of Object.entries(schema.properties ?? {})) {
          assert.ok(typeof property === 'object' && property.description, `${name} has no description`);
        }
        assert.ok(estimator.summary.length > 0, 'the estimator has no summary');
        return Promise.resolve();
      },
    },
    {
      name: 'complete parameters parse to themselves',
      run() {
        assert.deepEqual(parseParams(estimator, params), params);
        return Promise.resolve();
      },
    },
    {
      name: 'fit(train) and fit(train, {}) equal a fit with the defaults written out',
      async run() {
        const expected = await bytes(estimator.fit(few, parseParams(estimator), { seed: 1 }));
        assert.deepEqual(await bytes(estimator.fit(few)), expected, 'fit(train)');
        assert.deepEqual(await bytes(estimator.fit(few, {})), expected, 'fit(train, {})');
      },
    },
    {
      name: 'a seed is short for its random stream',
      async run() {
        const seeded = await bytes(estimator.fit(few, params, { seed: 'a seed' }));
        const streamed = await bytes(estimator.fit(few, params, { rng: createRng('a seed') }));
        assert.deepEqual(seeded, streamed);
      },
    },
    {
      name: 'unknown parameters are refused by name, all at once',
      async run() {
        await assert.rejects(
          estimator.fit(train, { noSuchParameter: 1, norThisOne: 2 }),
          problemsAbout(['noSuchParameter', 'norThisOne']),
        );
      },
    },
    {
      name: 'wrong parameters are refused by name, all at once',
      async run() {
        if (names.length === 0) return;
        const wrong = Object.fromEntries(names.map((name) => [name, () => name]));
        await assert.rejects(estimator.fit(train, wrong), problemsAbout(names));
      },
    },
    {
      name: 'wrong parameters and a wrong training set are told at once',
      async run() {
        const values = train.genotypes.values.subarray(1);
        const set = { ...train, genotypes: { ...train.genotypes, values } };
        await assert.rejects(
          estimator.fit(set, { noSuchParameter: 1 }),
          problemsAbout(['noSuchParameter', 'genotypes']),
        );
      },
    },
  ];
}

/** Accepts a ModelError with a problem about each subject; a part of a parameter counts for the whole. */
function problemsAbout(subjects: readonly string[]): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ModelError, `expected a ModelError, got ${String(error)}`);
    const told = new Set(error.problems.map(({ subject }) => subject?.split('.')[0]));
    for (const subject of subjects) {
      assert.ok(told.has(subject), `no problem is about ${subject}: ${error.message}`);
      assert.ok(error.message.includes(subject), `the message does not say ${subject}: ${error.message}`);
    }
    return true;
  };
}
