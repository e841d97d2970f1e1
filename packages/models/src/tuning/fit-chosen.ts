import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { ArrayBundle } from '@snpress/data';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import { expressionVariance } from '../linear/expression-variance.js';
import type { CompositePart } from './composite-part.js';
import { composite } from './composite.js';
import type { Selection } from './selection.js';
import { groupByCell, type PathGroup } from './split-setting.js';

/** Gives the pretraining that was made beforehand for some parameters, where there is one. */
export type FindPretrained = (params: object) => ArrayBundle | undefined;

/**
 * Fits what tuning chose: one setting for all genes, or every gene with its own. Only settings that some gene chose are
 * fitted, and where the genes do not influence one another, only for the genes that chose them.
 *
 * @param params - the model's parameters; the chosen settings override them.
 */
export async function fitChosen<P extends object>(
  estimator: Estimator<P>,
  train: TrainingSet,
  params: P,
  { settings, choice }: Pick<Selection, 'settings' | 'choice'>,
  context: FitContext,
  findPretrained: FindPretrained = () => context.pretrained,
): Promise<Fitted> {
  const genes = train.expression.features;
  const choices = typeof choice === 'number' ? new Int32Array(genes.length).fill(choice) : choice;
  const chosen = [...new Set(choices)].sort((a, b) => a - b);
  const fit = (set: TrainingSet, group: PathGroup, local: Int32Array): Promise<Fitted> =>
    fitGroup(estimator, set, params, group, local, context, findPretrained);

  const parts: CompositePart[] = [];
  for (const group of groupByCell(
    estimator,
    chosen.map((index) => settings[index]!),
  )) {
    const own = group.indices.map((index) => chosen[index]!);
    const members = Int32Array.from([...choices.keys()].filter((gene) => own.includes(choices[gene]!)));
    const local = choices.map((index) => Math.max(0, own.indexOf(index)));
    if (members.length === genes.length) return fit(train, group, local);
    const expression = selectFeatures(train.expression, members);
    const variance = expressionVariance(expression);
    if (estimator.traits.joint) {
      parts.push({ fitted: await fit(train, group, local), from: members, genes: members, variance });
    } else {
      const part = { ...train, expression };
      const fitted = await fit(
        part,
        group,
        members.map((gene) => local[gene]!),
      );
      parts.push({ fitted, from: members.map((_, index) => index), genes: members, variance });
    }
  }
  return composite(estimator.type, genes, parts);
}

async function fitGroup<P extends object>(
  estimator: Estimator<P>,
  train: TrainingSet,
  params: P,
  { cell, along }: PathGroup,
  choice: Int32Array,
  context: FitContext,
  findPretrained: FindPretrained,
): Promise<Fitted> {
  const single = along.length === 1;
  const parsed = parseParams(estimator, params, single ? { ...cell, ...along[0] } : cell);
  const own = { ...context, pretrained: findPretrained(parsed) };
  return single
    ? estimator.fit(train, parsed, own)
    : estimator.path!.fitPerGene(train, parsed, along, choice, own);
}
