import type { ArtifactMarkers } from '../../artifact/model-artifact.js';

/**
 * Marker → `chromosome_position_other_counted`, with the build where it is named (`chr1_13550_G_A_b38`); the marker's own id
 * where its position is not known.
 */
export function variantIds(
  { ids, positions, alleles }: ArtifactMarkers,
  build: string | undefined,
): readonly string[] {
  return ids.map((id, marker) => {
    const chromosome = positions?.chromosome[marker] ?? '';
    const start = positions?.start[marker] ?? NaN;
    if (chromosome === '' || Number.isNaN(start)) return id;
    const parts = [chromosome, start, alleles?.other[marker], alleles?.counted[marker]];
    return [...parts, ...(build === undefined ? [] : [build])].join('_');
  });
}
