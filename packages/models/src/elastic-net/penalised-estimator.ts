import type { ZodType } from 'zod';
import { defineEstimator } from '../definition/define-estimator.js';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { crossValidate } from './cross-validate.js';
import { relativePath, type ElasticNetParams, type LassoParams } from './elastic-net-params.js';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { linearImportance } from '../linear/linear-importance.js';
import { fitGenes } from './fit-genes.js';
import { linearSparseModel, loadSparseModel, sparseModel } from './sparse-model.js';
import { sweptPenalised } from './swept-penalised.js';
import { tellUnsolved } from './tell-unsolved.js';

/** What the lasso and the elastic net differ in. */
interface Kind<P, I> {
  readonly type: string;
  readonly summary: string;
  readonly params: ZodType<P, I>;
  readonly l1Ratio: (params: P) => number;
}

/** An estimator with an absolute-value penalty, gene by gene on shared genotypes. */
export function penalisedEstimator<P extends LassoParams, I extends object>({
  type,
  summary,
  params: schema,
  l1Ratio,
}: Kind<P, I>): Estimator<P, I> {
  const complete = (params: P): ElasticNetParams => ({ ...params, l1Ratio: l1Ratio(params) });

  async function fit(
    train: TrainingSet,
    params: P,
    penaltyOf: (gene: number) => Pick<LassoParams, 'alpha' | 'relativeAlpha'>,
    context: FitContext,
  ): Promise<Fitted> {
    const fits = await fitGenes(train, complete(params), penaltyOf, context);
    tellUnsolved(type, fits.unconverged, 'maxIterations', 'model', context);
    const markers = train.genotypes.features;
    const model = {
      type,
      markers,
      genes: train.expression.features,
      markerMeans: markerMeans(train.genotypes),
      ...fits,
    };
    return sparseModel({ ...model, importance: linearImportance(linearSparseModel(model), train) });
  }

  return defineEstimator<P, I>({
    type,
    summary,
    params: schema,
    traits: { joint: false, seeded: false, needsFinite: true, missingTargets: 'native', weighsMarkers: true },
    fit: (train, params, context) => fit(train, params, () => params, context),
    load: loadSparseModel,
    swept: sweptPenalised(type, complete, (params, setting) => schema.parse({ ...params, ...setting })),
    path: {
      parameters: ['alpha', 'relativeAlpha'],
      settings: relativePath,
      folds: () => 'all',
      score: (problem, params, settings, context) =>
        crossValidate(type, problem, complete(params), settings, context),
      fitPerGene(train, params, settings, choice, context) {
        const penalties = settings.map((setting) => schema.parse({ ...params, ...setting }));
        return fit(train, params, (gene) => penalties[choice[gene]!]!, context);
      },
    },
  });
}
