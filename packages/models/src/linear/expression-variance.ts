import type { Matrix } from '@snpress/data';
import { columnVariance } from './column-variance.js';

/** The variance of every gene over the samples (÷ n), summed over genes. */
export function expressionVariance({ samples, features, values }: Matrix): number {
  return features.reduce((sum, _, gene) => sum + columnVariance(values, gene, samples.length), 0);
}
