import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { nextTurn } from '../contract/next-turn.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import { expressionVariance } from '../linear/expression-variance.js';
import { mean } from '../mean/mean.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { cisGroups } from './cis-groups.js';
import { cisModel } from './cis-model.js';
import { restrict } from './restrict.js';

/**
 * Fits each group of genes on its cis markers; genes without any are predicted by their training mean.
 * @param fit - fits a group, given its training set and which genes it has.
 */
export async function fitCisGroups(
  base: Pick<Estimator, 'type'>,
  window: number,
  train: TrainingSet,
  context: FitContext,
  fit: (set: TrainingSet, genes: Int32Array, context: FitContext) => Promise<Fitted> | Fitted,
): Promise<Fitted> {
  const total = train.expression.features.length;
  const parts: CompositePart[] = [];
  const means: CompositePart[] = [];
  let done = 0;
  for (const { genes, markers } of cisGroups([train.genotypes], train.expression, window)) {
    await nextTurn(context, done / total);
    // A pretraining is of all markers.
    const own = { ...partOfProgress(context, done / total, genes.length / total), pretrained: undefined };
    const columns = markers[0]!;
    const place = { from: Int32Array.from(genes.keys()), genes };
    if (columns.length === 0) {
      const expression = selectFeatures(train.expression, genes);
      const fitted = await mean.fit({ ...train, expression }, {}, own);
      means.push({ ...place, fitted, variance: expressionVariance(expression) });
    } else {
      const set = restrict(train, columns, genes);
      const fitted = await fit(set, genes, own);
      parts.push({ ...place, fitted, markers: columns, variance: expressionVariance(set.expression) });
    }
    done += genes.length;
  }
  return cisModel(base.type, train, [...parts, ...means]);
}
