import type { ConformanceOptions } from '../../src/testing/index.js';

/** How the conformance suite runs each estimator; the defaults where a type is not listed. */
export const conformanceOptions: Readonly<Record<string, ConformanceOptions>> = {
  ridge: { settings: [{ lambda: 0.3 }, { lambda: 4 }, { relativeLambda: 'infinity' }] },
};
