import type { Estimator } from '../contract/estimator.js';
import { fitChecks } from './fit-checks.js';
import { markerChecks } from './marker-checks.js';
import { missingChecks } from './missing-checks.js';
import { mannerChecks } from './manner-checks.js';
import { parameterChecks } from './parameter-checks.js';
import { pathChecks } from './path-checks.js';
import { predictionChecks } from './prediction-checks.js';
import { pretrainingChecks } from './pretraining-checks.js';
import { shapeChecks } from './shape-checks.js';
import { sweptChecks } from './swept-checks.js';
import { weightChecks } from './weight-checks.js';
import { makeSubject, type ConformanceCheck, type ConformanceOptions } from './subject.js';

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
    ...mannerChecks(subject),
    ...missingChecks(subject),
    ...shapeChecks(subject),
    ...predictionChecks(subject),
    ...pathChecks(subject),
    ...sweptChecks(subject),
    ...pretrainingChecks(subject),
    ...markerChecks(subject),
    ...weightChecks(subject),
  ];
}
