import { lassoParams } from '../elastic-net/elastic-net-params.js';
import { penalisedEstimator } from '../elastic-net/penalised-estimator.js';

/** The lasso (Tibshirani 1996; Xie et al. 2017, Eq. 6) with a free intercept: (1/2n)‖Xw − y‖² + α‖w‖₁. */
export const lasso = penalisedEstimator({
  type: 'lasso',
  summary: 'Linear regression on few markers per gene, chosen by an absolute-value penalty.',
  params: lassoParams,
  l1Ratio: () => 1,
});
