import type { ConformanceOptions } from '../../src/testing/index.js';

/** How the conformance suite runs each estimator; the defaults where a type is not listed. */
export const conformanceOptions: Readonly<Record<string, ConformanceOptions>> = {
  'random-forest': { params: { trees: 10 }, settings: [{ trees: 3 }, { trees: 10 }, { trees: 7 }] },
  ridge: { settings: [{ lambda: 0.3 }, { lambda: 4 }, { relativeLambda: 'infinity' }] },
};
