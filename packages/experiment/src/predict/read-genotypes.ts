import { applyReconciliation } from '@snpress/data/reconcile/apply-reconciliation';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { collectReconciled } from '@snpress/data/reconcile/collect-reconciled';
import { DataError } from '@snpress/data/errors/data-error';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openGenotypes } from '@snpress/formats/readers/open-genotypes';
import { readGenotypes as readAll, type GenotypeFile } from '@snpress/formats/readers/read-genotypes';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { MarkerTable, ReconciledMarkers, ReconcileOptions } from '@snpress/data';
import { followMarkers } from './follow-markers.js';
import type { PredictionHooks } from './prediction-progress.js';

/** Which markers of which files are read, and how. */
export interface GenotypeRequest extends PredictionHooks {
  readonly files: readonly GenotypeFile[];
  readonly matching: ReconcileOptions;
  /** Of the model. */
  readonly ploidy: 1 | 2;
  readonly reference: MarkerTable;
  /** Indices into the reference, ascending, of the markers to keep. */
  readonly wanted: Int32Array;
}

/**
 * Reads the markers of a model out of genotype files. Formats that are stored marker by marker are streamed: only the
 * wanted markers are held in memory.
 * @throws DataError where the file is at fault, or is of another ploidy
 */
export async function readGenotypes(request: GenotypeRequest): Promise<ReconciledMarkers> {
  const { files, matching, ploidy, reference, wanted } = request;
  const name = files.map(({ path }) => path).join(', ');
  const stream = await openGenotypes(files);
  if (stream !== undefined)
    return collectReconciled(followMarkers(stream, request), name, reference, ploidy, matching, wanted);
  const { matrix, warnings } = await readAll(files);
  request.signal?.throwIfAborted();
  if (matrix.ploidy !== undefined && matrix.ploidy !== ploidy) throw otherPloidy(name, ploidy);
  checkGenotypes(matrix, ploidy);
  const reconciliation = reconcileMarkers(reference, markersOf(matrix, ploidy), matching);
  return {
    matrix: selectFeatures(applyReconciliation(reconciliation, matrix, ploidy), wanted),
    reconciliation,
    warnings: [...warnings, ...reconciliation.warnings],
  };
}

function otherPloidy(file: string, ploidy: 1 | 2): DataError {
  const [model, other] = ploidy === 1 ? ['haploid', 'diploid'] : ['diploid', 'haploid'];
  return new DataError({
    file,
    message: `The model was trained on ${model} genotypes, and these are ${other}`,
    hint: `Give genotypes that count 0 … ${ploidy} copies`,
  });
}
