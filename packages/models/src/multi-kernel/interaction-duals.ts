import { LANES } from '../kernels/lane-kernels.js';
import { type GeneLanes, laneOf } from '../relationship/gene-lanes.js';
import type { DualReceiver } from '../relationship/kernel-posterior.js';
import { interact, type Interaction, interactionScale } from '../relationship/interactions.js';
import { type MarkerProfile, weightedRelationship } from '../relationship/weighted-relationship.js';

/** What predicts the part of interactions: for each profile of places the dual weights of the genes that it acts on. */
export interface InteractionDuals {
  readonly kind: Exclude<Interaction, 'none'>;
  readonly depth: number;
  readonly samples: number;
  /** Standardised places of the training samples, one after the other. */
  readonly columns: Float64Array;
  /** The weights that profiles have in common. */
  readonly common: Float64Array;
  readonly profiles: readonly MarkerProfile[];
  /** For each profile, ascending genes and a vector of samples for each. */
  readonly genes: readonly Int32Array[];
  readonly duals: readonly Float32Array[];
}

/** Collects dual weights of interactions while the posterior runs. */
export interface InteractionCollector {
  /** @param weight - of the interactions beside the additive relationship. */
  receiver(profile: number, weight: number): DualReceiver;
  /** @param total - of all weights of each gene. */
  finish(total: Float64Array): Pick<InteractionDuals, 'genes' | 'duals'>;
}

/** Duals whose weight is below this share of their gene's are left out in the end. */
const NEGLIGIBLE = 1e-3;

export function collectInteractions(
  { genes, samples, size, floats }: GeneLanes,
  profiles: number,
  weightOf: (gene: number) => number = () => 1,
): InteractionCollector {
  const logScale = new Float64Array(genes);
  const entries = Array.from({ length: profiles }, () => new Map<number, Entry>());
  return {
    receiver: (profile, weight) => ({
      rescale(gene, factor) {
        logScale[gene]! += Math.log(factor);
      },
      add({ first }, chosen) {
        if (weight === 0) return;
        const own = entries[profile]!;
        for (const gene of chosen) {
          let entry = own.get(gene);
          if (entry === undefined) {
            own.set(gene, (entry = { log: logScale[gene]!, values: new Float32Array(samples) }));
          }
          const factor = Math.exp(logScale[gene]! - entry.log);
          entry.log = logScale[gene]!;
          const lane = laneOf(gene - first, size);
          for (let i = 0; i < samples; i++) {
            entry.values[i] = entry.values[i]! * factor + weight * floats.duals[lane + i * LANES]!;
          }
        }
      },
    }),
    finish(total) {
      const scaleOf = (gene: number, { log }: Entry): number =>
        (weightOf(gene) * Math.exp(logScale[gene]! - log)) / total[gene]!;
      const kept = entries.map((own) =>
        [...own.entries()]
          .filter(([gene, entry]) => Math.exp(logScale[gene]! - entry.log) > NEGLIGIBLE)
          .sort(([a], [b]) => a - b),
      );
      return {
        genes: kept.map((own) => Int32Array.from(own, ([gene]) => gene)),
        duals: kept.map((own) => {
          const values = new Float32Array(own.length * samples);
          own.forEach(([gene, entry], k) => {
            const scale = scaleOf(gene, entry);
            values.set(
              entry.values.map((value) => value * scale),
              k * samples,
            );
          });
          return values;
        }),
      };
    },
  };
}

/** Dual weights of some rows as weights of all samples: those of the others are 0. */
export function dualsOfAll(duals: Float32Array, rows: Int32Array, samples: number): Float32Array {
  if (rows.length === samples) return duals;
  const count = duals.length / rows.length;
  const result = new Float32Array(count * samples);
  for (let k = 0; k < count; k++) {
    rows.forEach((row, at) => (result[k * samples + row] = duals[k * rows.length + at]!));
  }
  return result;
}

interface Entry {
  /** The gene's logScale when the values were last brought up to date. */
  log: number;
  readonly values: Float32Array;
}

/** Adds the part of interactions to predictions, genes × rows. */
export function addInteractions(
  model: InteractionDuals,
  columns: Float64Array,
  rows: number,
  predicted: Float32Array,
): void {
  const { samples, profiles, kind, depth } = model;
  profiles.forEach((profile, at) => {
    const genes = model.genes[at]!;
    if (genes.length === 0) return;
    const { places, weights } = placesOf(profile, model.common);
    const training = weightedRelationship(model.columns, samples, model.columns, samples, places, weights);
    const own = diagonalOf(model.columns, samples, places, weights);
    const scale = interactionScale(training, samples);
    const means = columnMeans(interact(kind, depth, scale, training, own, own), samples);
    const others = diagonalOf(columns, rows, places, weights);
    const between = weightedRelationship(columns, rows, model.columns, samples, places, weights);
    const kernel = interact(kind, depth, scale, between, others, own);
    genes.forEach((gene, k) => {
      const duals = model.duals[at]!.subarray(k * samples, (k + 1) * samples);
      for (let row = 0; row < rows; row++) {
        let sum = 0;
        for (let i = 0; i < samples; i++) sum += (kernel[row * samples + i]! - means[i]!) * duals[i]!;
        predicted[gene * rows + row]! += sum;
      }
    });
  });
}

/** All places of a profile with a weight, those in common included. */
export function placesOf(
  { places, weights, common }: MarkerProfile,
  shared: Float64Array,
): Pick<MarkerProfile, 'places' | 'weights'> {
  if (common === 0) return { places, weights };
  const sum = shared.map((weight) => weight * common);
  places.forEach((place, k) => (sum[place]! += weights[k]!));
  return { places: Int32Array.from(sum.keys()), weights: sum };
}

/** The relationship of each sample with itself. */
export function diagonalOf(
  columns: Float64Array,
  rows: number,
  places: Int32Array,
  weights: Float64Array,
): Float64Array {
  const diagonal = new Float64Array(rows);
  places.forEach((place, k) => {
    for (let row = 0; row < rows; row++) diagonal[row]! += weights[k]! * columns[place * rows + row]! ** 2;
  });
  return diagonal;
}

function columnMeans(matrix: Float64Array, size: number): Float64Array {
  const means = new Float64Array(size);
  for (let at = 0; at < matrix.length; at++) means[at % size]! += matrix[at]! / size;
  return means;
}
