import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { ArrayBundle, Matrix } from '@snpress/data';
import type { Estimator } from '../contract/estimator.js';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import type { SweptTrainingSet } from '../contract/swept-estimator.js';
import type { Setting } from '../contract/tuning.js';
import type { TrainingSet } from '../contract/training-set.js';
import { parseParams } from '../contract/parse-params.js';
import { expressionVariance } from '../linear/expression-variance.js';
import type { CompositePart } from './composite-part.js';
import { composite } from './composite.js';
import type { Selection } from './selection.js';
import { groupByCell, type PathGroup } from './split-setting.js';

/** Gives the pretraining that was made beforehand for some parameters, where there is one. */
export type FindPretrained = (params: object) => ArrayBundle | undefined;

/** How training sets of a kind are fitted, in memory or swept from disk. */
interface Fits<P, Set> {
  readonly fit: (train: Set, params: P, context: FitContext) => Promise<Fitted> | Fitted;
  readonly fitPerGene: (
    train: Set,
    params: P,
    settings: readonly Setting[],
    choice: Int32Array,
    context: FitContext,
  ) => Promise<Fitted> | Fitted;
}

type Chosen = Pick<Selection, 'settings' | 'choice'>;

/**
 * Fits what tuning chose: one setting for all genes, or every gene with its own. Only settings that some gene chose are
 * fitted, and where the genes do not influence one another, only for the genes that chose them.
 *
 * @param params - the model's parameters; the chosen settings override them.
 */
export function fitChosen<P extends object>(
  estimator: Estimator<P>,
  train: TrainingSet,
  params: P,
  selection: Chosen,
  context: FitContext,
  findPretrained: FindPretrained = () => context.pretrained,
): Promise<Fitted> {
  const fits: Fits<P, TrainingSet> = {
    fit: (set, own, given) => estimator.fit(set, own, given),
    fitPerGene: (...given) => estimator.path!.fitPerGene(...given),
  };
  return fitBy(estimator, fits, train, params, selection, (parsed) => ({
    ...context,
    pretrained: findPretrained(parsed),
  }));
}

/** The same with genotypes that are read in blocks, by an estimator with `swept`. */
export function fitChosenSwept<P extends object>(
  estimator: Estimator<P>,
  train: SweptTrainingSet,
  params: P,
  selection: Chosen,
  context: FitContext,
): Promise<Fitted> {
  const swept = estimator.swept!;
  const fits: Fits<P, SweptTrainingSet> = {
    fit: (...given) => swept.fit(...given),
    fitPerGene: (...given) => swept.path!.fitPerGene(...given),
  };
  return fitBy(estimator, fits, train, params, selection, () => context);
}

async function fitBy<P extends object, Set extends { readonly expression: Matrix }>(
  estimator: Estimator<P>,
  fits: Fits<P, Set>,
  train: Set,
  params: P,
  { settings, choice }: Chosen,
  contextOf: (params: P) => FitContext,
): Promise<Fitted> {
  const genes = train.expression.features;
  const choices = typeof choice === 'number' ? new Int32Array(genes.length).fill(choice) : choice;
  const chosen = [...new Set(choices)].sort((a, b) => a - b);
  const fit = async (set: Set, { cell, along }: PathGroup, local: Int32Array): Promise<Fitted> => {
    const single = along.length === 1;
    const parsed = parseParams(estimator, params, single ? { ...cell, ...along[0] } : cell);
    const own = contextOf(parsed);
    return single ? fits.fit(set, parsed, own) : fits.fitPerGene(set, parsed, along, local, own);
  };

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
      const part: Set = { ...train, expression };
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
