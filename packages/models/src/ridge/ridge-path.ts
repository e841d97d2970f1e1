import { nextTurn } from '../contract/next-turn.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { foldErrors } from './fold-errors.js';
import { genesWithHoles } from './genes-with-holes.js';
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
      const { meanSquares, holes } = decomposition;
      const withHoles = genesWithHoles(decomposition);
      const whole = meanSquares.findIndex((_, gene) => !holes.has(gene));
      const leaveOneOut = whole < 0 ? undefined : leaveOneOutErrors(decomposition);
      for (const [index, penalty] of penalties.entries()) {
        await nextTurn(context, index / settings.length);
        const lambdas = meanSquares.map((meanSquare) => absoluteLambda(penalty, meanSquare));
        // All genes without holes have the same penalty.
        leaveOneOut?.(lambdas[whole]!, sse, index * genes);
        for (const gene of holes.keys())
          sse[index * genes + gene] = withHoles.leaveOneOut(gene, lambdas[gene]!);
      }
      return { settings, sse, rows: valuesPerGene([train.expression]) };
    }
    for (const [fold, inner] of folds.entries()) {
      const decomposition = decomposeKernel(inner.train);
      const addErrors = foldErrors(decomposition, inner.train, inner.validation);
      for (const [index, penalty] of penalties.entries()) {
        await nextTurn(context, (fold + index / settings.length) / folds.length);
        const lambdas = decomposition.meanSquares.map((meanSquare) => absoluteLambda(penalty, meanSquare));
        addErrors(lambdas, sse, index * genes);
      }
    }
    return { settings, sse, rows: valuesPerGene(folds.map(({ validation }) => validation.expression)) };
  },

  fitPerGene(train, params, settings, choice, context) {
    const decomposition = decomposeKernel(train, context.pretrained);
    const penalties = settings.map((setting) => ridgeParams.parse({ ...params, ...setting }));
    const lambdas = decomposition.meanSquares.map((meanSquare, gene) =>
      absoluteLambda(penalties[choice[gene]!]!, meanSquare),
    );
    return ridgeModel(fitRidge(train, decomposition, lambdas));
  },
};
