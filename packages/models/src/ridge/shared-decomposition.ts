import type { TrainingSet } from '../contract/training-set.js';
import { remember } from '../contract/remember.js';
import { decomposeKernel, type KernelDecomposition } from './kernel-decomposition.js';

const remembered = remember<KernelDecomposition>();

/** The decomposition of a training set, made once for choosing the penalties and fitting with them. */
export function sharedDecomposition(train: TrainingSet): KernelDecomposition {
  return remembered(train, '', () => decomposeKernel(train));
}
