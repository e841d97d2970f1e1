import { nextTurn } from '../contract/next-turn.js';
import type { PathEstimator } from '../contract/path-estimator.js';
import { valuesPerGene } from '../contract/values-per-gene.js';
import { genotypeProducts } from '../linear-algebra/genotype-products.js';
import { foldErrors } from './fold-errors.js';
import { decomposeKernel } from './kernel-decomposition.js';
import { chosenLambdas, leaveOneOutScores, penaltiesOf } from './penalty-scores.js';
import { fitRidge, ridgeModel } from './ridge-model.js';
import { absoluteLambda, defaultPath, type RidgeParams } from './ridge-params.js';

/** All penalties from one decomposition: of the training set (leave-one-out), or of each inner fold. */
export const ridgePath: PathEstimator<RidgeParams> = {
  parameters: ['lambda', 'relativeLambda'],

  settings: ({ lambda, relativeLambda }) =>
    lambda === undefined && relativeLambda === undefined ? defaultPath : [],

  folds: ({ chooseBy }) => (chooseBy === 'loo' ? 'none' : 'each'),

  async score({ train, folds }, params, settings, context) {
    const penalties = penaltiesOf(params, settings);
    if (params.chooseBy === 'loo') {
      const decomposition = decomposeKernel(train, context);
      const sse = await leaveOneOutScores(decomposition, penalties, context);
      return { settings, sse, rows: valuesPerGene([train.expression]) };
    }
    const genes = train.expression.features.length;
    const sse = new Float64Array(settings.length * genes);
    for (const [fold, inner] of folds.entries()) {
      const { genotypes, expression } = inner.validation;
      const decomposition = decomposeKernel(inner.train, { markerWeights: inner.markerWeights });
      const { markerMeans, markerWeights } = decomposition;
      const kernel = genotypeProducts(genotypes, inner.train.genotypes, markerMeans, markerWeights);
      const addErrors = foldErrors(decomposition, kernel, expression);
      for (const [index, penalty] of penalties.entries()) {
        await nextTurn(context, (fold + index / settings.length) / folds.length);
        const lambdas = decomposition.meanSquares.map((meanSquare) => absoluteLambda(penalty, meanSquare));
        addErrors(lambdas, sse, index * genes);
      }
    }
    return { settings, sse, rows: valuesPerGene(folds.map(({ validation }) => validation.expression)) };
  },

  fitPerGene(train, params, settings, choice, context) {
    const decomposition = decomposeKernel(train, context);
    const lambdas = chosenLambdas(decomposition, penaltiesOf(params, settings), choice);
    return ridgeModel(fitRidge(train, decomposition, lambdas));
  },
};
