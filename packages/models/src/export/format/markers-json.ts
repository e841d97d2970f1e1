import { originalIds } from '@snpress/data/matrix/original-ids';
import type { JsonObject } from '@snpress/data';
import type { ModelArtifact } from '../../artifact/model-artifact.js';

/** What the inputs and outputs of an exported network are, as JSON: ids, what the dosages count, and what to fill in where they are missing. */
export function markersJson(artifact: ModelArtifact, fills: Float64Array): JsonObject {
  const { name, type, ploidy, markers, genes } = artifact;
  const { ids, positions, alleles } = markers;
  return {
    name,
    type,
    ploidy,
    markers: originalIds(ids).map((id, marker) => ({
      id,
      ...(positions !== undefined && {
        chromosome: positions.chromosome[marker]!,
        position: finite(positions.start[marker]!),
      }),
      ...(alleles !== undefined && {
        countedAllele: alleles.counted[marker]!,
        otherAllele: alleles.other[marker]!,
      }),
      missing: finite(fills[marker]!),
    })),
    genes: [...genes.ids],
  };
}

/** JSON has no NaN. */
function finite(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
