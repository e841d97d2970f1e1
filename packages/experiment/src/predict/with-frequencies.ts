import { alleleFrequency } from '@snpress/data/reconcile/allele-frequency';
import type { Matrix } from '@snpress/data';
import type { ModelArtifact } from '@snpress/models';

/**
 * A model that does not know how frequent its alleles are (weights out of a database, say) with the frequencies of the samples that it is to
 * predict, so that a missing call becomes their mean; a variant that they lack counts nothing.
 * @param given - some markers of the model.
 */
export function withFrequencies(artifact: ModelArtifact, given: Matrix): ModelArtifact {
  const { markers, ploidy } = artifact;
  if (!markers.frequencies.some(Number.isNaN)) return artifact;
  const rows = given.samples.length;
  const placeOf = new Map(given.features.map((id, column) => [id, column]));
  const frequencies = markers.frequencies.map((frequency, marker) => {
    if (!Number.isNaN(frequency)) return frequency;
    const column = placeOf.get(markers.ids[marker]!);
    if (column === undefined) return 0;
    const known = alleleFrequency(given.values.subarray(column * rows, (column + 1) * rows), ploidy);
    return Number.isNaN(known) ? 0 : known;
  });
  return { ...artifact, markers: { ...markers, frequencies } };
}
