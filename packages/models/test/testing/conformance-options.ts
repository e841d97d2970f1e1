import type { ConformanceOptions } from '../../src/testing/index.js';

/** How the conformance suite runs each estimator; the defaults where a type is not listed. */
export const conformanceOptions: Readonly<Record<string, ConformanceOptions>> = {
  knn: { settings: [{ k: 1 }, { k: 5 }, { k: 30 }] },
  'random-forest': { params: { trees: 10 }, settings: [{ trees: 3 }, { trees: 10 }, { trees: 7 }] },
  lasso: { settings: [{ alpha: 0.5 }, { alpha: 0.3 }, { alpha: 0.2 }] },
  'elastic-net': { settings: [{ alpha: 0.4 }, { alpha: 0.2 }, { alpha: 0.02 }] },
  ridge: { settings: [{ lambda: 0.3 }, { lambda: 4 }, { relativeLambda: 'infinity' }] },
  sdae: { params: { hidden: [8, 5], pretrain: { epochs: 5 } } },
  mlp: { params: { hidden: [8, 5], epochs: 10, dropout: { hidden: 0.2 }, ensemble: 2 } },
  'mlp-sae': { params: { hidden: [8, 5], epochs: 10, pretrain: { epochs: 5 } } },
  rnn: { params: { units: 3, width: 4, epochs: 5 } },
  residual: { params: { folds: 3 } },
  blend: { params: { of: ['susie', { type: 'knn', k: 5 }], weights: 'nnls', perGene: true, folds: 3 } },
};
