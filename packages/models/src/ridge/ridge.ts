import { defineEstimator } from '../definition/define-estimator.js';
import { decomposeKernel, kernelPretraining } from './kernel-decomposition.js';
import { fitRidge, loadRidge, ridgeModel } from './ridge-model.js';
import { absoluteLambda, ridgeParams } from './ridge-params.js';
import { ridgePath } from './ridge-path.js';
import { sweptRidge } from './swept-ridge.js';

/**
 * Ridge regression on all markers (= GBLUP): min ‖Xw − y‖² + λ‖w‖² with centred, unscaled markers and a free intercept.
 * One eigendecomposition of the n × n matrix X Xᵀ serves every gene, whatever samples it lacks, and every penalty. Where markers have weights f the penalty is
 * λ Σ wⱼ²/fⱼ, and the matrix X diag(f) Xᵀ (Zhang et al. 2010).
 */
export const ridge = defineEstimator({
  type: 'ridge',
  summary: 'Ridge regression on all markers (GBLUP), with one penalty or one per gene, by leave-one-out.',
  params: ridgeParams,
  traits: { joint: false, seeded: false, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
  fit(train, params, context) {
    const decomposition = decomposeKernel(train, context);
    const lambdas = decomposition.meanSquares.map((meanSquare) => absoluteLambda(params, meanSquare));
    return ridgeModel(fitRidge(train, decomposition, lambdas));
  },
  load: loadRidge,
  path: ridgePath,
  swept: sweptRidge(),
  pretraining: kernelPretraining,
});
