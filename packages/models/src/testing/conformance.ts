import assert from 'node:assert/strict';
import { z } from 'zod';
import type { Estimator } from '../contract/estimator.js';
import { parseParams } from '../contract/parse-params.js';
import { fitChecks } from './fit-checks.js';
import { markerChecks } from './marker-checks.js';
import { pathChecks } from './path-checks.js';
import { predictionChecks } from './prediction-checks.js';
import { shapeChecks } from './shape-checks.js';
import { makeSubject, type ConformanceCheck, type ConformanceOptions, type Subject } from './subject.js';

/**
 * What every estimator must satisfy, as named checks for any test runner (the idea of scikit-learn's
 * `check_estimator`). A check's `run` rejects, with a message that says what differs, where the estimator does not conform.
 *
 * @example
 * for (const { name, run } of conformanceChecks(ridge)) test(name, run);
 */
export function conformanceChecks<P extends object>(
  estimator: Estimator<P>,
  options: ConformanceOptions = {},
): readonly ConformanceCheck[] {
  const subject = makeSubject(estimator as unknown as Estimator<Record<string, unknown>>, options);
  return [
    ...parameterChecks(subject),
    ...fitChecks(subject),
    ...shapeChecks(subject),
    ...predictionChecks(subject),
    ...pathChecks(subject),
    ...markerChecks(subject),
  ];
}

function parameterChecks({ estimator }: Subject): ConformanceCheck[] {
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
      name: 'an unknown parameter is refused by name',
      run() {
        assert.throws(() => parseParams(estimator, { noSuchParameter: 1 }), /noSuchParameter/);
        return Promise.resolve();
      },
    },
  ];
}
