import type { Activation, PlainLayer } from '../../contract/plain-layer.js';

/** A dense layer with what its units do. */
export interface DenseLayer extends PlainLayer {
  readonly activation: Activation | 'linear';
}
