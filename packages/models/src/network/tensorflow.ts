import type * as tfjs from '@tensorflow/tfjs-core';

/** The tfjs-core module. It is passed around as a value, because importing this package must not load it. */
export type TensorFlow = typeof tfjs;
