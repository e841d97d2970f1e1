import { readMarkers } from '@snpress/formats/tables/read-markers';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { reconcileStream } from '@snpress/data/reconcile/reconcile-stream';
import { reconciliationCsv, reconciliationRow } from '@snpress/data/reconcile/reconciliation-csv';
import { writeAtomically } from '@snpress/formats/files/write-atomically';
import type { MarkerReconciliation, MarkerRecord, MarkerSummary, ReconcileOptions } from '@snpress/data';
import type { ReadMatrixOptions } from '@snpress/formats';
import { checkOutput } from '../check-output.js';
import { openMarkerFile, warningsOf, type MarkerFile } from './marker-file.js';
import { createSpool, type Spool } from './spool.js';

/** Whose markers are held against whose. */
export interface ReconcileRequest extends ReconcileOptions {
  /** The file whose markers are wanted; several are joined. */
  readonly reference: string | readonly string[];
  /** The file that may have them; several are joined. */
  readonly file: string | readonly string[];
  /** How both are read, where that is not to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** How the reference is read, where that is not as the file. */
  readonly referenceReading?: ReadMatrixOptions | undefined;
  /** A position table for the markers of the reference. */
  readonly positions?: string | undefined;
  /** A position table for the markers of the file. */
  readonly filePositions?: string | undefined;
  /** Write what became of every marker to this CSV file. */
  readonly out?: string | undefined;
  /** Replace a table that is there already. */
  readonly force?: boolean;
}

/** Which markers of one file another one has. */
export interface ReconciledFiles {
  readonly reference: { readonly path: string; readonly samples: number };
  readonly file: { readonly path: string; readonly samples: number };
  readonly summary: MarkerSummary;
  /** In whole sentences. */
  readonly warnings: readonly string[];
}

/**
 * Holds the markers of a genotype file against those of another: which met, and which count the other allele. However many there are,
 * those of the reference alone are in memory.
 *
 * @throws RequestError where the table would replace a file; DataError where a file is at fault
 * @example
 * const { summary } = await reconcileFiles({ reference: 'training.bed', file: 'new.vcf.gz' });
 * console.log(summary.met, 'of', summary.reference);
 */
export async function reconcileFiles(request: ReconcileRequest): Promise<ReconciledFiles> {
  const { out, reading = {}, referenceReading = reading, by, complement, ambiguous, frequencyGap } = request;
  const options = { by, complement, ambiguous, frequencyGap };
  const [references, files] = [[request.reference].flat(), [request.file].flat()];
  if (out !== undefined) checkOutput([...references, ...files], [out], request.force);
  const reference = await openMarkerFile(references, referenceReading, request.positions);
  const table =
    'table' in reference
      ? reference.table
      : await readMarkers(reference.stream, reference.path, reference.ploidy);
  const file = await openMarkerFile(files, reading, request.filePositions);
  // Of a whole genome, most markers are like none of the reference: their rows wait in a file.
  const unrelated = createSpool(out ?? files[0]!);
  const onUnlisted = (record: MarkerRecord): void => {
    if (out !== undefined) unrelated.add(reconciliationRow(record));
  };
  try {
    const reconciliation =
      'table' in file
        ? reconcileMarkers(table, file.table, options, onUnlisted)
        : await reconcileStream(table, file.stream, file.path, file.ploidy, options, onUnlisted);
    if (out !== undefined) await writeAtomically(out, tableOf(reconciliation, unrelated));
    return {
      reference: facts(reference),
      file: facts(file),
      summary: reconciliation.summary,
      warnings: [...warningsOf(reference), ...warningsOf(file), ...reconciliation.warnings],
    };
  } finally {
    unrelated.remove();
  }
}

const facts = ({ path, samples }: MarkerFile): ReconciledFiles['file'] => ({ path, samples });

async function* tableOf({ records }: MarkerReconciliation, unrelated: Spool): AsyncGenerator<Uint8Array> {
  yield* encoded(reconciliationCsv(records()));
  yield* unrelated.read();
}

const linesPerPiece = 1000;

/** Lines as bytes, many at a time. */
function* encoded(lines: Iterable<string>): Generator<Buffer> {
  let piece: string[] = [];
  for (const line of lines) {
    piece.push(line);
    if (piece.length < linesPerPiece) continue;
    yield Buffer.from(piece.join(''));
    piece = [];
  }
  yield Buffer.from(piece.join(''));
}
