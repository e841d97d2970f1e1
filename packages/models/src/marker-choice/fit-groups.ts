import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import type { TrainingSet } from '../contract/training-set.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { restrict } from '../cis-trans/restrict.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { mean } from '../mean/mean.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { groupsModel } from './groups-model.js';
import type { MarkerChoice } from './marker-choice.js';
import { markerGroups } from './marker-groups.js';

/** Of the work: choosing the markers. */
const CHOOSING = 0.1;

/**
 * Fits each group of genes on its markers; genes without any are predicted by their training mean.
 * @param base - of the parts.
 * @param fit - fits a group, given its training set and which genes it has.
 */
export async function fitGroups(
  base: Pick<Estimator, 'type' | 'traits'>,
  choice: MarkerChoice,
  train: SweptTrainingSet,
  context: FitContext,
  fit: (set: TrainingSet, genes: Int32Array, context: FitContext) => Promise<Fitted> | Fitted,
): Promise<Fitted> {
  const total = train.expression.features.length;
  const parts: CompositePart[] = [];
  const means: CompositePart[] = [];
  let done = CHOOSING;
  for (const { genes, markers } of await markerGroups(
    choice,
    base.traits.joint,
    [train],
    partOfProgress(context, 0, done),
  )) {
    await nextTurn(context, done);
    const share = ((1 - CHOOSING) * genes.length) / total;
    // A pretraining is of all markers.
    const own = { ...partOfProgress(context, done, share), pretrained: undefined };
    const columns = markers[0]!;
    const place = { from: Int32Array.from(genes.keys()), genes };
    if (columns.length === 0) {
      const expression = selectFeatures(train.expression, genes);
      const fitted = await mean.swept!.fit({ ...train, expression }, {}, own);
      means.push({ ...place, fitted, variance: expressionVariance(expression) });
    } else {
      const set = restrict(train, columns, genes);
      const fitted = await fit(set, genes, own);
      parts.push({ ...place, fitted, markers: columns, variance: expressionVariance(set.expression) });
    }
    done += share;
  }
  return groupsModel(base.type, choice, train, [...parts, ...means], context);
}
