import { describe, it } from 'vitest';
import { estimators } from '../../src/registry.js';
import { conformanceChecks } from '../../src/testing/index.js';
import { conformanceOptions } from './conformance-options.js';

describe.each(estimators.map((estimator) => [estimator.type, estimator] as const))(
  '%s',
  (type, estimator) => {
    for (const { name, run } of conformanceChecks(estimator, conformanceOptions[type])) it(name, run);
  },
);
