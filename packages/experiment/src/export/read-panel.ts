import type { MarkerTable, Matrix } from '@snpress/data';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import { readAsTrained } from '../predict/read-as-trained.js';
import { readGenotypes } from '../predict/read-genotypes.js';
import { RequestError } from '../request-error.js';
import type { ExportRequest } from './export-request.js';

/** Genotypes that covariances are computed from: the variants that a model uses, counting its alleles. */
export interface Panel {
  readonly matrix: Matrix;
  /** How many of the variants are there, in a sentence. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/** Which variants of a panel are read. */
export interface PanelRequest extends Pick<ModelArtifact, 'name' | 'ploidy' | 'reading'> {
  readonly markers: MarkerTable;
  /** Indices into the markers, ascending. */
  readonly wanted: Int32Array;
}

/** The variants that a model uses. */
export function panelOf(artifact: ModelArtifact): PanelRequest {
  return { ...artifact, wanted: usedMarkers(artifact) };
}

/**
 * Reads the variants that are wanted.
 * @throws DataError where the file is at fault; RequestError where it has none of them
 */
export async function readPanel(
  { wanted, markers: reference, ...model }: PanelRequest,
  paths: readonly string[],
  { reading, onProgress, signal }: Pick<ExportRequest, 'reading' | 'onProgress' | 'signal'>,
): Promise<Panel> {
  const { name, ploidy } = model;
  const path = paths.join(', ');
  const { files, reading: used, warnings: unlike } = await readAsTrained(model, paths, reading);
  const { matrix, reconciliation, warnings } = await readGenotypes({
    ...{ files, matching: {}, ploidy, reference, wanted, onProgress, signal },
  });
  const found = wanted.filter((marker) => reconciliation.columns[marker] !== -1).length;
  if (found === 0 && wanted.length > 0)
    throw new RequestError({
      message: `${path}: none of the ${wanted.length} variants that ${name} uses is there`,
      hint: 'give the training genotypes, or a panel of the same genome build and ids',
    });
  return {
    matrix,
    warnings: [...unlike, ...warnings],
    notes: [
      `${path}: ${found} of the ${wanted.length} variants that ${name} uses, in ${matrix.samples.length} samples${Object.entries(
        used,
      )
        .map(([key, value]) => `, ${key} ${String(value)}`)
        .join('')}.`,
    ],
  };
}
