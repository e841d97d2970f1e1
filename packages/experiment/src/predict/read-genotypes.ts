import { applyReconciliation } from '@snpress/data/reconcile/apply-reconciliation';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { collectReconciled } from '@snpress/data/reconcile/collect-reconciled';
import { DataError } from '@snpress/data/errors/data-error';
import { markersOf } from '@snpress/data/reconcile/markers-of';
import { openMarkers } from '@snpress/formats/markers/open-markers';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { isMarkerFile } from '@snpress/formats/registry/is-marker-file';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { selectFeatures } from '@snpress/data/matrix/select-features';
import type { MarkerStream, MarkerTable, ReconciledMarkers, ReconcileOptions } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';
import type { PredictionHooks } from './prediction-progress.js';

/** Which markers of which file are read, and how. */
export interface GenotypeRequest extends PredictionHooks {
  readonly path: string;
  readonly reading: ReadMatrixOptions;
  readonly matching: ReconcileOptions;
  /** Of the model. */
  readonly ploidy: 1 | 2;
  readonly reference: MarkerTable;
  /** Indices into the reference, ascending, of the markers to keep. */
  readonly wanted: Int32Array;
}

/**
 * Reads the markers of a model out of a genotype file. Formats that are stored marker by marker are streamed: only the
 * wanted markers are held in memory.
 * @throws DataError where the file is at fault, or is of another ploidy
 */
export async function readGenotypes(request: GenotypeRequest): Promise<ReconciledMarkers> {
  const { path, reading, matching, ploidy, reference, wanted } = request;
  if (await isMarkerFile(path, reading.format)) {
    const stream = followed(await openMarkers(path, { ...reading, ploidy }), request);
    return collectReconciled(stream, path, reference, ploidy, matching, wanted);
  }
  const { matrix, warnings } = await readMatrix(path, { ...reading, ploidy });
  request.signal?.throwIfAborted();
  if (matrix.ploidy !== undefined && matrix.ploidy !== ploidy) throw otherPloidy(path, ploidy);
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

/** Tells of every block, and ends where it is cancelled. */
function followed(stream: MarkerStream, { onProgress, signal }: PredictionHooks): MarkerStream {
  async function* blocks(): MarkerStream['blocks'] & AsyncGenerator {
    let done = 0;
    for await (const block of stream.blocks) {
      signal?.throwIfAborted();
      yield block;
      done += block.features.length;
      onProgress?.({ doing: 'reading markers', done, total: stream.markers });
    }
  }
  return {
    ...stream,
    blocks: blocks(),
    get warnings() {
      return stream.warnings;
    },
  };
}
