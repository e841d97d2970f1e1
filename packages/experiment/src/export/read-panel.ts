import type { Matrix } from '@snpress/data';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { readGenotypes, type GenotypeRequest } from '../predict/read-genotypes.js';
import { RequestError } from '../request-error.js';

/** Genotypes that covariances are computed from: the variants that a model uses, counting its alleles. */
interface Panel {
  readonly matrix: Matrix;
  /** How many of the variants are there, in a sentence. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Reads the variants that a model uses.
 * @throws DataError where the file is at fault; RequestError where it has none of them
 */
export async function readPanel(
  artifact: ModelArtifact,
  path: string,
  { reading = {}, onProgress, signal }: Partial<GenotypeRequest>,
): Promise<Panel> {
  const { name, ploidy, markers: reference } = artifact;
  const wanted = usedMarkers(artifact);
  const { matrix, reconciliation, warnings } = await readGenotypes({
    ...{ path, reading, matching: {}, ploidy, reference, wanted, onProgress, signal },
  });
  const found = wanted.filter((marker) => reconciliation.columns[marker] !== -1).length;
  if (found === 0 && wanted.length > 0)
    throw new RequestError({
      message: `${path}: none of the ${wanted.length} variants that ${name} uses is there`,
      hint: 'give the training genotypes, or a panel of the same genome build and ids',
    });
  return {
    matrix,
    warnings,
    notes: [
      `${path}: ${found} of the ${wanted.length} variants that ${name} uses, in ${matrix.samples.length} samples.`,
    ],
  };
}
