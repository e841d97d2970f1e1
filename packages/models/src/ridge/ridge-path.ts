import { nextTurn } from '../contract/next-turn.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import { foldErrors } from './fold-errors.js';
import { decomposeKernel } from './kernel-decomposition.js';
import { leaveOneOutErrors } from './leave-one-out.js';
import { fitRidge, ridgeModel } from './ridge-model.js';
import { absoluteLambda, defaultPath, ridgeParams, type RidgeParams } from './ridge-params.js';

/** All penalties from one decomposition: of the training set (leave-one-out), or of each inner fold. */
export const ridgePath: PathEstimator<RidgeParams> = {
  parameters: ['lambda', 'relativeLambda'],

  settings: ({ lambda, relativeLambda }) =>
    lambda === undefined && relativeLambda === undefined ? defaultPath : [],

  folds: ({ chooseBy }) => (chooseBy === 'loo' ? 'none' : 'each'),

  async score({ train, folds }, params, settings, context) {
    const genes = train.expression.features.length;
    const sse = new Float64Array(settings.length * genes);
    const penalties = settings.map((setting) => ridgeParams.parse({ ...params, ...setting }));
    if (params.chooseBy === 'loo') {
      const decomposition = decomposeKernel(train, context.pretrained);
      for (const [index, penalty] of penalties.entries()) {
        await nextTurn(context, index / settings.length);
        const lambda = absoluteLambda(penalty, decomposition.meanSquare);
        leaveOneOutErrors(decomposition, lambda, sse, index * genes);
      }
      return { settings, sse, rows: train.genotypes.samples.length };
    }
    let rows = 0;
    for (const [fold, inner] of folds.entries()) {
      rows += inner.validation.genotypes.samples.length;
      const decomposition = decomposeKernel(inner.train);
      const addErrors = foldErrors(decomposition, inner.train, inner.validation);
      for (const [index, penalty] of penalties.entries()) {
        await nextTurn(context, (fold + index / settings.length) / folds.length);
        addErrors(absoluteLambda(penalty, decomposition.meanSquare), sse, index * genes);
      }
    }
    return { settings, sse, rows };
  },

  fitPerGene(train, params, settings, choice, context) {
    const decomposition = decomposeKernel(train, context.pretrained);
    const penalties = settings.map((setting) =>
      absoluteLambda(ridgeParams.parse({ ...params, ...setting }), decomposition.meanSquare),
    );
    const lambdas = Float64Array.from(choice, (index) => penalties[index]!);
    return ridgeModel(fitRidge(train, decomposition, lambdas));
  },
};
