import { splitContexts } from '@snpress/data/contexts/split-contexts';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import { expressionVariance } from '../linear/expression-variance.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { composite } from '../tuning/composite.js';

/** Fits a model to a training set of one context, or of one target for each gene. */
export type FitOne = (train: TrainingSet, context: FitContext) => Promise<Fitted>;

/** Fits each context by itself, to the samples that were measured in it. */
export async function fitApart(
  type: string,
  { genotypes, expression }: TrainingSet,
  fit: FitOne,
  context: FitContext,
): Promise<Fitted> {
  const all = splitContexts(expression);
  const parts: CompositePart[] = [];
  for (const [index, { context: name, matrix, measured, columns }] of all.entries()) {
    const set = {
      genotypes: selectSamples(genotypes, measured),
      expression: selectSamples(matrix, measured),
    };
    const own = { ...context, rng: context.rng.fork(name) };
    parts.push({
      fitted: await fit(set, partOfProgress(own, index / all.length, 1 / all.length)),
      from: Int32Array.from(columns.keys()),
      genes: columns,
      variance: expressionVariance(set.expression),
    });
  }
  return composite(type, expression.features, parts);
}
