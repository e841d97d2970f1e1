import type { ArrayBundle, BundleArray, Json, Matrix } from '@snpress/data';
import { ablatedParts, without } from '../contract/ablated-parts.js';
import type { Ablation } from '../contract/ablation.js';
import { checkGenotypes } from '../contract/check-genotypes.js';
import type { Fitted } from '../contract/fitted.js';
import type { TrainingSet } from '../contract/training-set.js';
import type { LinearModel } from '../contract/linear-model.js';
import { actingAmong } from '../linear/acting-among.js';
import { interceptAt } from '../linear/intercept-at.js';
import { linearImportance, linearMeasure } from '../linear/linear-importance.js';

/** Models of the same training set that are added up. */
export interface WeightedSum {
  readonly type: string;
  readonly markers: readonly string[];
  readonly genes: readonly string[];
  readonly parts: readonly Fitted[];
  /** Genes × parts. */
  readonly weights: Float64Array;
  /** Added to each gene. */
  readonly constants: Float64Array;
  /** The same sum without its networks, where it has some and something else. */
  readonly withoutNetworks?: SumWeights | undefined;
}

/** What a sum does with its parts. */
interface SumWeights extends Pick<WeightedSum, 'weights' | 'constants'> {
  /** Whether the others keep their weights. */
  readonly additive: boolean;
}

const networks = 'networks';

/** The sum as a fitted model; it is linear where all its parts are. */
export function sumOfModels(sum: WeightedSum, train: TrainingSet): Fitted {
  return fitted(sum, isLinear(sum) ? linearImportance(linearSum(sum), train) : undefined);
}

function isLinear({ parts }: WeightedSum): boolean {
  return parts.every((part) => part.linear !== undefined);
}

function fitted(sum: WeightedSum, importance: Float64Array | undefined): Fitted {
  const { type, markers, genes, parts, weights, constants, withoutNetworks } = sum;
  const ablated = [...new Set([...ablatedParts(parts), ...(withoutNetworks ? [networks] : [])])];
  const withInclusion = parts.find((part) => part.inclusion !== undefined);
  return {
    predict: (genotypes) => predictSum(sum, parts, genotypes),
    save(use): ArrayBundle {
      const arrays: Record<string, BundleArray> = { markers, genes, weights, constants };
      if (importance !== undefined) arrays.importance = importance;
      if (withoutNetworks !== undefined) {
        arrays['without:weights'] = withoutNetworks.weights;
        arrays['without:constants'] = withoutNetworks.constants;
      }
      const metadata = parts.map((part, index): Json => {
        const saved = part.save(use);
        for (const [name, array] of Object.entries(saved.arrays)) arrays[`${index}/${name}`] = array;
        return saved.metadata;
      });
      return {
        metadata: { type, parts: metadata, ...(withoutNetworks && { additive: withoutNetworks.additive }) },
        arrays,
      };
    },
    ...(importance !== undefined && {
      linear: () => linearSum(sum),
      markerImportance: () => ({ measure: linearMeasure, values: importance.slice() }),
    }),
    ...(withInclusion && { inclusion: () => withInclusion.inclusion!() }),
    ...(ablated.length > 0 && { ablations: () => ablated.map((part) => sumWithout(sum, part)) }),
  };
}

function predictSum(
  { type, markers, genes, weights, constants }: WeightedSum,
  parts: readonly Pick<Fitted, 'predict'>[],
  genotypes: Matrix,
): Matrix {
  checkGenotypes(type, genotypes, markers);
  const rows = genotypes.samples.length;
  const total = Float64Array.from(
    { length: genes.length * rows },
    (_, at) => constants[Math.floor(at / rows)]!,
  );
  parts.forEach((part, index) => {
    const { values } = part.predict(genotypes);
    for (let at = 0; at < total.length; at++) {
      total[at]! += weights[Math.floor(at / rows) * parts.length + index]! * values[at]!;
    }
  });
  return { samples: genotypes.samples, features: genes, values: Float32Array.from(total) };
}

function sumWithout(sum: WeightedSum, part: string): Ablation {
  const own = part === networks ? sum.withoutNetworks : undefined;
  const parts = sum.parts.map((model) => without(model, part));
  return {
    part,
    additive: (own?.additive ?? true) && parts.every(({ additive }) => additive),
    predict: (genotypes) => predictSum({ ...sum, ...own }, parts, genotypes),
  };
}

/** Restores what `sumOfModels` made, with a function that restores a part. */
export function loadSum(
  { metadata, arrays }: ArrayBundle,
  loadPart: (bundle: ArrayBundle) => Fitted,
): Fitted {
  const parts = (metadata.parts as ArrayBundle['metadata'][]).map((part, index) => {
    const prefix = `${index}/`;
    const own = Object.entries(arrays).filter(([name]) => name.startsWith(prefix));
    return loadPart({
      metadata: part,
      arrays: Object.fromEntries(own.map(([name, array]) => [name.slice(prefix.length), array])),
    });
  });
  return fitted(
    {
      type: metadata.type as string,
      markers: arrays.markers as readonly string[],
      genes: arrays.genes as readonly string[],
      parts,
      weights: arrays.weights as Float64Array,
      constants: arrays.constants as Float64Array,
      withoutNetworks:
        'without:weights' in arrays
          ? {
              weights: arrays['without:weights'] as Float64Array,
              constants: arrays['without:constants'] as Float64Array,
              additive: metadata.additive as boolean,
            }
          : undefined,
    },
    arrays.importance as Float64Array | undefined,
  );
}

function linearSum({ markers, genes, parts, weights, constants }: WeightedSum): LinearModel {
  const models = parts.map((part) => part.linear!());
  const { markerMeans } = models[0]!;
  const all = Int32Array.from(markers.keys());
  const weightOf = (gene: number, part: number): number => weights[gene * parts.length + part]!;
  return {
    markers,
    genes,
    markerMeans,
    intercepts: constants.map((constant, gene) =>
      models.reduce(
        (sum, model, part) => sum + weightOf(gene, part) * interceptAt(model, gene, markerMeans),
        constant,
      ),
    ),
    effectsOf(gene, among) {
      const sums = new Float64Array(markers.length);
      models.forEach((model, part) => {
        const own = model.effectsOf(gene, among);
        const weight = weightOf(gene, part);
        for (let k = 0; k < own.markers.length; k++) sums[own.markers[k]!]! += weight * own.effects[k]!;
      });
      return actingAmong(among ?? all, (marker) => sums[marker]!);
    },
  };
}
