import { levelsPerFeature } from '@snpress/data/matrix/called-values';
import { countsOfCalls } from '@snpress/data/markers/counts-of-calls';
import type { Matrix } from '@snpress/data';
import { featureMeans } from './feature-means.js';

/** The mean of the known values of every marker, as `featureMeans`: of calls, from how many there are of each. */
export function markerMeans(
  genotypes: Pick<Matrix, 'samples' | 'features' | 'values' | 'called'>,
): Float64Array {
  const { samples, features, called } = genotypes;
  const rows = samples.length;
  if (called === undefined) return featureMeans(genotypes.values, rows, features.length);
  const { calls, levels } = called;
  return Float64Array.from(features, (_, marker) => {
    const counts = countsOfCalls(calls, marker * rows, rows);
    let sum = 0;
    let known = 0;
    for (let call = 0; call < levelsPerFeature; call++) {
      const level = levels[marker * levelsPerFeature + call]!;
      if (counts[call] === 0 || Number.isNaN(level)) continue;
      sum += counts[call]! * level;
      known += counts[call]!;
    }
    return sum / known;
  });
}
