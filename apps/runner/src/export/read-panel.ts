import type { Matrix } from '@snpress/data';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { readGenotypes } from '../predict/read-genotypes.js';
import { RequestError } from '@snpress/experiment/request-error';
import type { ExportRequest } from './export-file.js';

/**
 * The genotypes that covariances are computed from: the variants that the model uses, counting its alleles. Says how many of them
 * are there.
 * @throws DataError where the file is at fault; RequestError where it has none of them
 */
export async function readPanel(
  artifact: ModelArtifact,
  { genotypes, genotypesFormat, missing }: ExportRequest,
): Promise<Matrix> {
  const wanted = usedMarkers(artifact);
  const { matrix, reconciliation, warnings } = await readGenotypes({
    path: genotypes!,
    reading: {
      ...(genotypesFormat && { format: genotypesFormat }),
      ...(missing && { missing: [...missing] }),
    },
    matching: {},
    ploidy: artifact.ploidy,
    reference: artifact.markers,
    wanted,
  });
  const found = wanted.filter((marker) => reconciliation.columns[marker] !== -1).length;
  if (found === 0 && wanted.length > 0) {
    throw new RequestError(
      `${genotypes}: none of the ${wanted.length} variants that ${artifact.name} uses is there; give the training genotypes, or a panel ` +
        'of the same genome build and ids',
    );
  }
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stderr.write(
    `${genotypes}: ${found} of the ${wanted.length} variants that ${artifact.name} uses, in ${matrix.samples.length} samples.\n`,
  );
  return matrix;
}
