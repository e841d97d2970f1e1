import type { EffectWorkspace, PlaceList } from './effect-workspace.js';

/** What every effect of every gene shares before its gene is seen. */
export interface EffectPriors {
  /** Variances that an effect may have, in units of the gene's variance. */
  readonly sizes: Float64Array;
  /** How likely each size is. */
  readonly shares: Float64Array;
  /** How likely each effect is to be no effect. */
  readonly empty: Float64Array;
}

/** When the updates of one gene end. */
export interface EffectLimits {
  readonly iterations: number;
  /** Squared change of the effects, in units of the gene's variance. */
  readonly tolerance: number;
}

/** Some places with a number each; the others have 0. */
interface SparseVector {
  /** Ascending. */
  readonly places: Int32Array;
  readonly values: Float32Array;
}

/** A gene as a sum of single effects. */
export interface GeneEffects {
  /** Variance of what is not explained. */
  readonly residualVariance: number;
  readonly iterations: number;
  /** How likely each effect is to be none. */
  readonly empty: Float64Array;
  /** How often each size was used. */
  readonly sizeUse: Float64Array;
  /** Those in use, each as what it is expected to be at each standardised place. */
  readonly effects: readonly SparseVector[];
  /** For each effect l: `EffectWorkspace.weight[l][j] / totals[l]` is the chance that it is at place j. */
  readonly totals: Float64Array;
}

/** Observations that pull the residual variance towards the gene's. */
const PRIOR_SAMPLES = 5;
/** Share of the gene's variance below which the residual does not fall. */
const LEAST_RESIDUAL = 0.02;
/** Chances below this share of an effect's are left out of its expected value. */
const NEGLIGIBLE = 1e-3;
/** An effect that is none by this chance ends the sum. */
const SURELY_EMPTY = 0.95;

/**
 * Fits a gene as a sum of single effects by iterative Bayesian stepwise selection (Wang et al. 2020), each of a size out of a
 * few and each possibly none. The gene is that of `workspace.setGene`; `workspace.prior` says how likely an effect is at each place.
 *
 * @param variance - of the gene over the samples (÷ n).
 */
export function fitEffects(
  workspace: EffectWorkspace,
  variance: number,
  priors: EffectPriors,
  { iterations, tolerance }: EffectLimits,
): GeneEffects {
  const { samples, z, products, image } = workspace;
  const count = priors.empty.length;
  const sizeUse = new Float64Array(priors.sizes.length);
  const empty = new Float64Array(count).fill(1);
  const totals = new Float64Array(count).fill(Infinity);
  if (variance <= 1e-12) {
    return { residualVariance: 0, iterations: 0, empty, sizeUse, effects: [], totals };
  }
  z.set(products);
  for (const vector of image) vector.fill(0);
  const effects = workspace.lists.map(([list]) => list);
  for (const list of effects) list.count = 0;
  const second = new Float64Array(count);
  let used = count;
  let residualVariance = variance;
  let turn = 0;
  for (let change = Infinity; turn < iterations && !(change < tolerance * variance && turn > 1); turn++) {
    change = 0;
    sizeUse.fill(0);
    const steepest = fillTable(workspace, priors, variance, residualVariance);
    for (let effect = 0; effect < used; effect++) {
      const chance = weigh(workspace, effect, steepest, priors.empty[effect]!);
      totals[effect] = chance.total;
      empty[effect] = chance.empty;
      second[effect] = (samples * workspace.sums[1]!) / chance.total;
      const [first, other] = workspace.lists[effect]!;
      const updated = effects[effect] === first ? other : first;
      keep(workspace, effect, chance, sizeUse, updated);
      change += squaredDifference(effects[effect]!, updated);
      effects[effect] = updated;
      workspace.project(effect, updated);
      workspace.kernels.subtractVector(workspace.at.z, workspace.at.image[effect]!, workspace.width);
      if (chance.empty > SURELY_EMPTY && turn > 0 && effect + 1 < used) {
        for (let later = effect + 1; later < used; later++) {
          workspace.kernels.addVector(workspace.at.z, workspace.at.image[later]!, workspace.width);
          image[later]!.fill(0);
          effects[later]!.count = 0;
          second[later] = 0;
          empty[later] = 1;
        }
        used = effect + 1;
      }
    }
    const rest = expectedResidual(workspace, variance, effects.slice(0, used), second);
    const updated = Math.max(
      (rest + PRIOR_SAMPLES * variance) / (samples + PRIOR_SAMPLES),
      LEAST_RESIDUAL * variance,
    );
    change += (updated - residualVariance) ** 2 / variance;
    residualVariance = updated;
  }
  const found = effects.slice(0, used).map(({ places, values, count: length }) => ({
    places: places.slice(0, length),
    values: values.slice(0, length),
  }));
  return { residualVariance, iterations: turn, empty, sizeUse, effects: found, totals };
}

/** Fills the table of sizes for `weighPlaces`; returns the largest gain. */
function fillTable(
  { samples, table }: EffectWorkspace,
  { sizes, shares }: EffectPriors,
  variance: number,
  residualVariance: number,
): number {
  let steepest = 0;
  const error = residualVariance / samples;
  sizes.forEach((size, k) => {
    const shrink = (size * variance) / (size * variance + error);
    const gain = (0.5 * shrink) / (samples * residualVariance);
    table.set([gain, shares[k]! * Math.sqrt(1 - shrink), shrink / samples, shrink * error], 4 * k);
    steepest = Math.max(steepest, gain);
  });
  return steepest;
}

interface Chance {
  /** The common factor of the weights: they sum to 1 − empty. */
  readonly total: number;
  readonly empty: number;
}

/** Takes an effect out of what is explained and weighs its places anew. */
function weigh(workspace: EffectWorkspace, effect: number, steepest: number, empty: number): Chance {
  const { at, width, table, sums, kernels } = workspace;
  const shift = steepest * kernels.addVector(at.z, at.image[effect]!, width);
  kernels.weighPlaces(
    at.z,
    at.prior,
    width,
    at.table,
    table.length / 4,
    shift,
    at.parts,
    at.weight[effect]!,
    at.mean,
    at.sums,
  );
  const without = (empty / Math.max(1 - empty, 1e-12)) * Math.exp(-shift);
  const total = sums[0]! + without;
  return { total, empty: without / total };
}

/** Lists the expected effect where it is likely enough, and counts the sizes that were used. */
function keep(
  { at, width, use, kernels }: EffectWorkspace,
  effect: number,
  { total, empty }: Chance,
  sizeUse: Float64Array,
  list: PlaceList,
): void {
  list.count = kernels.listPlaces(
    at.weight[effect]!,
    at.mean,
    width,
    NEGLIGIBLE * (1 - empty) * total,
    1 / total,
    at.parts,
    use.length,
    list.placesAt,
    list.valuesAt,
    at.use,
  );
  for (let k = 0; k < use.length; k++) sizeUse[k]! += use[k]! / total;
}

/** Expected sum of squares that the effects leave, their uncertainty included. */
function expectedResidual(
  { samples, z, products, image }: EffectWorkspace,
  variance: number,
  effects: readonly PlaceList[],
  second: Float64Array,
): number {
  let rest = samples * variance;
  effects.forEach(({ places, values, count }, effect) => {
    const own = image[effect]!;
    rest += second[effect]!;
    for (let k = 0; k < count; k++) {
      const place = places[k]!;
      rest -= values[k]! * (products[place]! + z[place]! + own[place]!);
    }
  });
  return rest;
}

function squaredDifference(first: PlaceList, second: PlaceList): number {
  let sum = 0;
  let k = 0;
  for (let at = 0; at < first.count; at++) {
    const place = first.places[at]!;
    while (k < second.count && second.places[k]! < place) sum += second.values[k++]! ** 2;
    const same = k < second.count && second.places[k] === place;
    sum += (first.values[at]! - (same ? second.values[k++]! : 0)) ** 2;
  }
  while (k < second.count) sum += second.values[k++]! ** 2;
  return sum;
}
