import { elasticNetParams } from './elastic-net-params.js';
import { penalisedEstimator } from './penalised-estimator.js';

/**
 * The elastic net (Zou & Hastie 2005), scikit-learn's objective with a free intercept:
 * (1/2n)‖Xw − y‖² + α·l1Ratio·‖w‖₁ + ½·α·(1 − l1Ratio)·‖w‖².
 */
export const elasticNet = penalisedEstimator({
  type: 'elastic-net',
  summary: 'Linear regression on few markers per gene, correlated markers kept together.',
  params: elasticNetParams,
  l1Ratio: (params) => params.l1Ratio,
});
