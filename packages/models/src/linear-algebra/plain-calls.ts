import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { Matrix } from '@snpress/data';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { hasSimd } from '../kernels/kernel-memory.js';

/** Genotypes of samples, whatever these and the markers are called. */
export type Dosages = Pick<Matrix, 'samples' | 'features' | 'values' | 'called'>;

/** Genotypes as calls that stand for themselves where they are observed, and for finite numbers where they are missing; undefined where they are none. */
export function plainCalls({ samples, called }: Dosages): PlainCalls | undefined {
  if (called === undefined || !hasSimd || samples.length === 0) return undefined;
  const { levels } = called;
  for (let at = 0; at < levels.length; at++) {
    const call = at % levelsPerFeature;
    if (call === 0 ? !Number.isFinite(levels[at]) : levels[at] !== call - 1) return undefined;
  }
  return {
    ...{ levels, packed: called.packed, rows: samples.length },
    get calls() {
      return called.calls;
    },
  };
}
