import { readMarkers } from '@snpress/formats/tables/read-markers';
import { reconcileMarkers } from '@snpress/data/reconcile/reconcile-markers';
import { reconcileStream } from '@snpress/data/reconcile/reconcile-stream';
import { reconciliationCsv, reconciliationRow } from '@snpress/data/reconcile/reconciliation-csv';
import { writeAtomically } from '@snpress/formats/files/write-atomically';
import type { MarkerReconciliation, MarkerRecord, ReconcileOptions } from '@snpress/data';
import type { MatrixArguments } from '../commands/matrix-options.js';
import { checkOutput } from './check-output.js';
import { describeReconciliation } from './describe-reconciliation.js';
import { openMarkerFile, warningsOf, type MarkerFile } from './marker-file.js';
import { createSpool, type Spool } from './spool.js';

interface ReconcileRequest extends MatrixArguments {
  readonly reference: string;
  readonly file: string;
  readonly positions: string | undefined;
  readonly filePositions: string | undefined;
  readonly by: NonNullable<ReconcileOptions['by']>;
  readonly complement: boolean;
  readonly ambiguous: NonNullable<ReconcileOptions['ambiguous']>;
  readonly frequencyGap: number;
  readonly out: string | undefined;
  readonly force: boolean;
  readonly json: boolean;
}

/** Holds the markers of a file against those of another, prints what met and writes the table of all of them. */
export async function reconcileFiles(request: ReconcileRequest): Promise<void> {
  const { by, complement, ambiguous, frequencyGap, out } = request;
  if (out !== undefined) checkOutput([request.reference, request.file], [out], request.force);
  const options = { by, complement, ambiguous, frequencyGap };
  const reference = await openMarkerFile(request.reference, request, request.positions);
  const table =
    'table' in reference
      ? reference.table
      : await readMarkers(reference.stream, reference.path, reference.ploidy);
  const file = await openMarkerFile(request.file, request, request.filePositions);
  // Of a whole genome, most markers are like none of the reference: their rows wait in a file.
  const unrelated = createSpool(out ?? file.path);
  const onUnlisted = (record: MarkerRecord): void => {
    if (out !== undefined) unrelated.add(reconciliationRow(record));
  };
  try {
    const reconciliation =
      'table' in file
        ? reconcileMarkers(table, file.table, options, onUnlisted)
        : await reconcileStream(table, file.stream, file.path, file.ploidy, options, onUnlisted);
    if (out !== undefined) await writeAtomically(out, tableOf(reconciliation, unrelated));
    tell(request, reference, file, reconciliation);
  } finally {
    unrelated.remove();
  }
}

function tell(
  { json, out }: ReconcileRequest,
  reference: MarkerFile,
  file: MarkerFile,
  { summary, warnings: found }: MarkerReconciliation,
): void {
  const warnings = [...warningsOf(reference), ...warningsOf(file), ...found];
  if (json) {
    const files = { reference: reference.path, file: file.path };
    process.stdout.write(`${JSON.stringify({ ...files, ...summary, warnings }, null, 2)}\n`);
    return;
  }
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${describeReconciliation(reference, file, summary)}\n`);
  if (out !== undefined) process.stdout.write(`\n${out}: every marker, and what became of it\n`);
}

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
