import type { FitContext } from '../contract/fit-context.js';
import type { TrainingSet } from '../contract/training-set.js';
import { markerWeightsOf } from '../contract/marker-weights.js';
import { nextTurn } from '../contract/next-turn.js';
import { type ObservedGroup, observedGroups } from '../contract/observed-groups.js';
import { remember } from '../contract/remember.js';
import { type MarkerBins, mergeMarkers } from '../bins/marker-bins.js';
import { type BinScaling, binScaling, standardiseBins } from '../bins/standardise-bins.js';
import { featureMeans } from '../linear-algebra/feature-means.js';
import { cisPrior } from './cis-prior.js';
import { credibleSets, type PlaceSet } from './credible-sets.js';
import { createSha256 } from '../platform/sha256.js';
import { anywhere, byWeight, hotspots, type PlacePrior } from './place-prior.js';
import { sharesOfPlaces, weightsOfPlaces } from './place-weights.js';
import { fitSharedEffects, type SharedPriors } from './shared-effects.js';
import { placesAmong } from './places-among.js';
import { orderRows, sparseRowCollector, type SparseRows } from './sparse-rows.js';
import type { EffectParams } from './susie-params.js';

/** Inclusion probabilities up to this are not kept. */
const LEAST_INCLUSION = 1e-3;
/** Squared change, in units of a gene's variance, at which its effects are good enough to learn from. */
const EARLY_TOLERANCE = 1e-3;
/** Genes that are enough to learn what all share; of more, every second, every third … is looked at before the last sweep. */
const LEARN_FROM = 3000;
/** Genes below which little is learned of what genes share. */
const FEW_GENES = 20;

/** Sums of single effects of all genes of a training set, in its standardised bins. */
export interface PlaceFit {
  readonly bins: MarkerBins;
  readonly scaling: BinScaling;
  readonly samples: number;
  /** Standardised bins of the training samples, one after the other. */
  readonly columns: Float64Array;
  /** Genes less their means, one after the other; 0 where a value is missing. */
  readonly targets: Float64Array;
  /** Of the known values of each gene. */
  readonly means: Float64Array;
  /** Genes by the samples that they have. */
  readonly groups: readonly ObservedGroup[];
  readonly priors: SharedPriors;
  /** Names of the sources of the prior over places, as `priors.mix`. */
  readonly sources: readonly string[];
  readonly hotspots: Float64Array;
  /** The distribution over places of what is anywhere: all alike, or by the weights of markers. */
  readonly anywhere: Float64Array;
  /** Of each marker: its share of what its bin has, where markers have weights. */
  readonly markerShares?: Float64Array;
  /** Genes × bins: expected effects, and how many effects are expected. */
  readonly effects: SparseRows;
  readonly inclusion: SparseRows;
  readonly residualVariance: Float64Array;
  /** How likely each gene has an effect at all. */
  readonly anyEffect: Float64Array;
  /** Of each gene. */
  readonly sets: readonly (readonly PlaceSet[])[];
  readonly notes: readonly string[];
}

const remembered = remember<Promise<PlaceFit>>();

/** Called for each gene after the last sweep: what was likely before it was seen, and how many effects are expected at each place. */
export type ObserveGene = (
  gene: number,
  prior: Float32Array,
  inclusion: Float64Array,
  bins: MarkerBins,
) => void;

/** The same for every model of a training set that asks for it with the same parameters: it is fitted once. */
export function fitPlaces(train: TrainingSet, params: EffectParams, context: FitContext): Promise<PlaceFit> {
  const { effects, sizes, passes, iterations, earlyIterations, merge, cisScale, cisClasses } = params;
  const own = { effects, sizes, passes, iterations, earlyIterations, merge, cisScale, cisClasses };
  const { features, positions } = train.genotypes;
  const weights = markerWeightsOf(features, context);
  const key = JSON.stringify([own, positions?.chromosome.length ?? 0, weights && digestOf(weights)]);
  return remembered(train, key, () => fitPlacesAnew(train, own, context)).catch(() => {
    context.signal?.throwIfAborted();
    return fitPlacesAnew(train, own, context);
  });
}

function digestOf(weights: Float64Array): string {
  const hash = createSha256();
  hash.update(new Uint8Array(weights.buffer, weights.byteOffset, weights.byteLength));
  return hash.digest();
}

/** Fits the places of a training set whether that was done before or not. */
export async function fitPlacesAnew(
  { genotypes, expression }: TrainingSet,
  params: EffectParams,
  context: FitContext,
  observe?: ObserveGene,
): Promise<PlaceFit> {
  const samples = genotypes.samples.length;
  const genes = expression.features.length;
  const bins = mergeMarkers(genotypes, params.merge);
  const scaling = binScaling(genotypes, bins);
  const columns = standardiseBins(genotypes.values, samples, scaling);
  await nextTurn(context, 0);
  const means = featureMeans(expression.values, samples, genes);
  const targets = Float64Array.from(expression.values, (value, at) =>
    Number.isNaN(value) ? 0 : value - means[Math.floor(at / samples)]!,
  );
  const groups = observedGroups([expression]);
  const places = bins.sizes.length;
  const ofMarkers = markerWeightsOf(genotypes.features, context);
  const weights = ofMarkers && weightsOfPlaces(bins, ofMarkers);
  const hot = hotspots(places, weights?.places);
  const cis =
    params.cisScale > 0 || params.cisClasses.length > 0
      ? cisPrior(
          bins,
          expression.positions,
          { scale: params.cisScale, classes: params.cisClasses },
          weights?.places,
        )
      : undefined;
  const sources: PlacePrior[] = [...(cis ? [cis] : []), hot, anywhere(places, weights?.places)];
  const effects = sparseRowCollector(0);
  const inclusion = sparseRowCollector(LEAST_INCLUSION);
  const residualVariance = new Float64Array(genes);
  const anyEffect = new Float64Array(genes);
  const sets: PlaceSet[][] = [];
  const order = new Int32Array(genes);
  let visited = 0;
  let scales: Float64Array | undefined;
  const sum = new Float64Array(places);
  const priors = await fitSharedEffects(
    groups.map(({ genes: own, rows }) => ({
      genes: own,
      load() {
        const data = placesAmong({ samples, columns, targets }, own, rows[0]!);
        scales = data.scales;
        return data;
      },
    })),
    sources,
    { ...params, earlyTolerance: EARLY_TOLERANCE, learnFrom: LEARN_FROM },
    (gene, fitted, chances, workspace) => {
      sum.fill(0);
      for (const { places: at, values } of fitted.effects) {
        for (let k = 0; k < at.length; k++) sum[at[k]!]! += values[k]! * (scales?.[at[k]!] ?? 1);
      }
      order[gene] = visited++;
      effects.add(sum);
      inclusion.add(chances);
      residualVariance[gene] = fitted.residualVariance;
      anyEffect[gene] = 1 - fitted.empty.reduce((product, chance) => product * chance, 1);
      sets[gene] = credibleSets(workspace, fitted);
      observe?.(gene, workspace.prior, chances, bins);
    },
    (done) => nextTurn(context, done),
  );
  const inOrder = (rows: SparseRows): SparseRows => (groups.length > 1 ? orderRows(rows, order) : rows);
  return {
    bins,
    scaling,
    samples,
    columns,
    targets,
    means,
    groups,
    priors,
    sources: sources.map(({ name }) => name),
    hotspots: hot.profile,
    anywhere: byWeight(places, weights?.places),
    ...(weights && { markerShares: sharesOfPlaces(bins, weights) }),
    effects: inOrder(effects.rows()),
    inclusion: inOrder(inclusion.rows()),
    residualVariance,
    anyEffect,
    sets,
    notes: notesOf(cis === undefined && params.cisScale > 0, genes),
  };
}

function notesOf(withoutCis: boolean, genes: number): string[] {
  return [
    ...(withoutCis
      ? [
          'the prior has no cis part: no gene lies near a marker, or the positions of genes or markers are not known',
        ]
      : []),
    ...(genes < FEW_GENES
      ? [
          `hotspots and sizes of effects are learned from ${genes} of the ${FEW_GENES} genes or more that it takes`,
        ]
      : []),
  ];
}
