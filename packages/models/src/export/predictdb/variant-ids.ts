import type { ArtifactMarkers } from '../../artifact/model-artifact.js';
import { chromosomeOfBuild } from './chromosome-of-build.js';

/**
 * Marker → `chromosome_position_other_counted`, with the build where it is named (`chr1_13550_G_A_b38`); the marker's own id
 * where its position or alleles are not known.
 */
export function variantIds(
  { ids, positions, alleles }: ArtifactMarkers,
  build: string | undefined,
): readonly string[] {
  return ids.map((id, marker) => {
    const chromosome = positions?.chromosome[marker] ?? '';
    const start = positions?.start[marker] ?? NaN;
    const [other, counted] = [alleles?.other[marker] ?? '', alleles?.counted[marker] ?? ''];
    if (chromosome === '' || Number.isNaN(start) || other === '' || counted === '') return id;
    const parts = [chromosomeOfBuild(chromosome, build), start, other, counted];
    return [...parts, ...(build === undefined ? [] : [build])].join('_');
  });
}
