import type { Activation, PlainLayer } from './plain-layer.js';

/** Hidden layers from the markers on, and what their units do. */
export interface HiddenLayers {
  readonly activation: Activation;
  /** Lowest first; one at least. */
  readonly layers: readonly PlainLayer[];
}

/**
 * A fitted model as networks of dense layers under linear outputs. The prediction of gene g is
 * `intercepts[g] + Σ weightsOf(g)[k] · z[k]`, where z are the outputs of `bottleneck` or, without it, the top units of all networks, one
 * network after the other.
 */
export interface DenseModel {
  /** Markers of the training set, in its order. */
  readonly markers: readonly string[];
  /** Genes of the training set, in its order. */
  readonly genes: readonly string[];
  /** None where the expression did not vary in training: then the intercepts are all there is. */
  readonly networks: readonly HiddenLayers[];
  /** A linear layer on the top units of all networks. */
  readonly bottleneck?: PlainLayer | undefined;
  readonly intercepts: Float64Array;
  /** Computed when asked for. */
  weightsOf(gene: number): Float64Array;
}
