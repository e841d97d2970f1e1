import type { Activation } from '../../network/activation.js';
import type { PlainLayer } from '../../network/plain-layer.js';

/** A dense layer with what its units do. */
export interface DenseLayer extends PlainLayer {
  readonly activation: Activation | 'linear';
}
