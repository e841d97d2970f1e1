import { selectFeatures } from '@snpress/data/matrix/select-features';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import type { Matrix } from '@snpress/data';
import type { FitContext } from '../contract/fit-context.js';
import type { Fitted } from '../contract/fitted.js';
import { partOfProgress } from '../contract/part-of-progress.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { CompositePart } from '../tuning/composite-part.js';
import { composite } from '../tuning/composite.js';
import { contextTargets, type ContextTargets } from './context-targets.js';
import type { FitOne } from './fit-apart.js';

/** Models that add up to the prediction of every feature: its mean, and its deviation times what both models say. */
export interface JointFit extends Pick<ContextTargets, 'means' | 'deviations'> {
  /** Of each gene's mean over contexts. */
  readonly common: Fitted;
  /** Of how each context differs from that; undefined where no gene was measured in two contexts. */
  readonly own: Fitted | undefined;
  /** The features that `own` says something of. */
  readonly differs: ReadonlySet<number>;
}

/**
 * Fits the mean of each gene over contexts, to the samples of all, and then what each context has of its own: how a sample differs from
 * its mean over the other contexts that it was measured in; where there are none, from what the first model says of it.
 *
 * Where every sample was measured in every context this is a rotation of the targets to means and contrasts, and back.
 */
export async function fitJoint(
  type: string,
  { genotypes, expression }: TrainingSet,
  fit: FitOne,
  context: FitContext,
): Promise<JointFit> {
  const targets = contextTargets(expression);
  const share = 1 / (targets.contexts.length + 1);
  const run = (set: TrainingSet, name: string, done: number): Promise<Fitted> =>
    fit(set, partOfProgress({ ...context, rng: context.rng.fork(name) }, done * share, share));

  const placeOf = firstPlaces(targets);
  const mean: Matrix = {
    ...selectFeatures(expression, placeOf),
    contexts: undefined,
    features: targets.genes,
    // A gene that varies nowhere is its own mean everywhere.
    values: Float32Array.from(targets.sums, (sum, at) =>
      targets.varying[Math.floor(at / genotypes.samples.length)] === 0 ? 0 : sum / targets.counts[at]!,
    ),
  };
  const shared = await run({ genotypes, expression: mean }, 'common', 0);
  const predicted = shared.predict(genotypes);

  const geneOf = new Int32Array(expression.features.length);
  for (const { columns, geneOf: own } of targets.contexts)
    columns.forEach((column, index) => (geneOf[column] = own[index]!));
  const variance = expression.features.length;
  const everywhere = Int32Array.from(expression.features.keys());
  const common = composite(type, expression.features, [
    { fitted: shared, from: geneOf, genes: everywhere, variance },
  ]);

  const parts: CompositePart[] = [];
  for (const [index, { context: name, measured, columns, geneOf: own }] of targets.contexts.entries()) {
    const kept = [...columns.keys()].filter(
      (at) => targets.deviations[columns[at]!]! > 0 && targets.varying[own[at]!]! > 1,
    );
    if (kept.length === 0) continue;
    const genes = Int32Array.from(kept, (at) => columns[at]!);
    const whole = {
      ...selectFeatures(expression, genes),
      contexts: undefined,
      features: kept.map((at) => targets.genes[own[at]!]!),
      values: ownTargets(targets, predicted, columns, own, kept),
    };
    const set = { genotypes: selectSamples(genotypes, measured), expression: selectSamples(whole, measured) };
    parts.push({
      fitted: await run(set, name, index + 1),
      from: Int32Array.from(genes.keys()),
      genes,
      variance: genes.length,
    });
  }
  return {
    means: targets.means,
    deviations: targets.deviations,
    common,
    own: parts.length > 0 ? composite(type, expression.features, parts) : undefined,
    differs: new Set(parts.flatMap(({ genes }) => [...genes])),
  };
}

/** A feature of each gene, which has its position. */
function firstPlaces({ genes, contexts }: ContextTargets): Int32Array {
  const places = new Int32Array(genes.length).fill(-1);
  for (const { columns, geneOf } of contexts)
    columns.forEach((column, index) => {
      if (places[geneOf[index]!] === -1) places[geneOf[index]!] = column;
    });
  return places;
}

/** How the samples differ in a context, chosen genes × all samples; NaN where they were not measured in it. */
function ownTargets(
  { values, counts, sums }: ContextTargets,
  predicted: Matrix,
  columns: Int32Array,
  geneOf: Int32Array,
  kept: readonly number[],
): Float32Array {
  const rows = predicted.samples.length;
  const result = new Float32Array(kept.length * rows);
  kept.forEach((at, index) => {
    const from = columns[at]! * rows;
    const gene = geneOf[at]! * rows;
    // What this context weighs in the gene's mean: contrasts with other contexts are longer than differences from the mean.
    let [weight, known] = [0, 0];
    for (let row = 0; row < rows; row++) {
      const count = counts[gene + row]!;
      if (count === 0) continue;
      known++;
      if (!Number.isNaN(values[from + row])) weight += 1 / count;
    }
    for (let row = 0; row < rows; row++) {
      const value = values[from + row]!;
      const others = counts[gene + row]! - 1;
      result[index * rows + row] =
        others > 0
          ? (1 - weight / known) * (value - (sums[gene + row]! - value) / others)
          : value - predicted.values[gene + row]!;
    }
  });
  return result;
}
