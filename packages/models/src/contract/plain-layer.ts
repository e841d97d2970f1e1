/** What the units of a hidden layer do. */
export type Activation = 'sigmoid' | 'tanh' | 'relu';

/** A dense layer in plain arrays: what is saved, and what predicts without a backend. */
export interface PlainLayer {
  readonly inputs: number;
  readonly outputs: number;
  /** inputs × outputs, row-major. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}
