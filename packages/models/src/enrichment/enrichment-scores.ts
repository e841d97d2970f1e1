import type { MarkerBins } from '../bins/marker-bins.js';

/** Sums over genes of what annotations have to do with where effects are. */
export interface EnrichmentScores {
  /** Derivative of the log likelihood by each log fold. */
  readonly score: Float64Array;
  /** Sum of squares of the scores of genes: what was observed says so much of log folds. */
  readonly observed: Float64Array;
  /** The same by stretches of the genome, whose genes may share effects. */
  readonly clustered: Float64Array;
  /** What could be said where all effects were seen. */
  readonly complete: Float64Array;
  genes: number;
  /** @param markers - index of each marker of the bins in the training set. */
  add(prior: Float32Array, inclusion: Float64Array, means: Float64Array, regions: Int32Array): void;
  finish(): void;
}

/**
 * Where the prior of an effect at place j of gene g is π ∝ base · e^(λᵀa), and α are the expected effects, the derivative of the log
 * likelihood by λ is Σ α (a − ā), ā the mean of a under π (Fisher's identity): the score of a multinomial logistic regression of
 * expected effects on annotations, as the M step of TORUS has it (Wen 2016).
 */
export function enrichmentScores(annotations: number, regions: number): EnrichmentScores {
  const score = new Float64Array(annotations);
  const observed = new Float64Array(annotations * annotations);
  const clustered = new Float64Array(annotations * annotations);
  const complete = new Float64Array(annotations * annotations);
  const byRegion = new Float64Array(regions * annotations);
  const own = new Float64Array(annotations);
  const middle = new Float64Array(annotations);
  return {
    ...{ score, observed, clustered, complete, genes: 0 },
    add(prior, inclusion, means, regionOf) {
      const places = inclusion.length;
      let effects = 0;
      middle.fill(0);
      own.fill(0);
      for (let place = 0; place < places; place++) {
        effects += inclusion[place]!;
        for (let k = 0; k < annotations; k++) middle[k]! += prior[place]! * means[place * annotations + k]!;
      }
      for (let place = 0; place < places; place++) {
        const excess = inclusion[place]! - effects * prior[place]!;
        const expected = effects * prior[place]!;
        const from = place * annotations;
        for (let k = 0; k < annotations; k++) {
          const centred = means[from + k]! - middle[k]!;
          own[k]! += excess * centred;
          byRegion[regionOf[place]! * annotations + k]! += excess * centred;
          if (centred === 0) continue;
          for (let l = 0; l < annotations; l++)
            complete[k * annotations + l]! += expected * centred * (means[from + l]! - middle[l]!);
        }
      }
      addSquare(observed, own, 0, annotations);
      for (let k = 0; k < annotations; k++) score[k]! += own[k]!;
      this.genes++;
    },
    finish() {
      for (let region = 0; region < regions; region++)
        addSquare(clustered, byRegion, region * annotations, annotations);
    },
  };
}

function addSquare(sum: Float64Array, vector: Float64Array, from: number, size: number): void {
  for (let k = 0; k < size; k++)
    for (let l = 0; l < size; l++) sum[k * size + l]! += vector[from + k]! * vector[from + l]!;
}

/** Of each bin the mean of each annotation over its markers, by their weights: bin after bin. */
export function annotationMeans(
  { binOf, sizes }: Pick<MarkerBins, 'binOf' | 'sizes'>,
  columns: readonly { readonly values: Float64Array }[],
  weights: Float64Array | undefined,
): Float64Array {
  const count = columns.length;
  const means = new Float64Array(sizes.length * count);
  const totals = new Float64Array(sizes.length);
  binOf.forEach((bin, marker) => {
    const weight = weights?.[marker] ?? 1;
    totals[bin]! += weight;
    columns.forEach(({ values }, k) => (means[bin * count + k]! += weight * values[marker]!));
  });
  return means.map((sum, at) => sum / totals[Math.floor(at / count)]!);
}
