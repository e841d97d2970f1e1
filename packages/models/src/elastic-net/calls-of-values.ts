import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import type { PlainCalls } from '../kernels/call-grouping.js';
import { hasSimd } from '../kernels/kernel-memory.js';
import { type Dosages, plainCalls } from '../linear-algebra/plain-calls.js';

/** Genotypes as calls, as `plainCalls`, where they are kept as numbers, too: 0, 1, 2 and one other number for each marker; undefined where there are more. */
export function callsOfValues(genotypes: Dosages): PlainCalls | undefined {
  const { samples, features, called } = genotypes;
  const rows = samples.length;
  if (called !== undefined || !hasSimd || rows === 0) return plainCalls(genotypes);
  const { values } = genotypes;
  const calls = new Int8Array(values.length);
  const levels = Float32Array.from({ length: features.length * levelsPerFeature }, (_, at) =>
    Math.max(0, (at % levelsPerFeature) - 1),
  );
  for (let feature = 0, at = 0; feature < features.length; feature++) {
    let other: number | undefined;
    for (const end = at + rows; at < end; at++) {
      const value = values[at]!;
      if (value === 0 || value === 1 || value === 2) calls[at] = value;
      else if (Number.isFinite(value) && value === (other ??= value)) calls[at] = -1;
      else return undefined;
    }
    levels[feature * levelsPerFeature] = other ?? 0;
  }
  return { calls, levels, rows };
}
