import {
  readMarkers,
  reconcileMarkers,
  reconcileStream,
  reconciliationCsv,
  writeAtomically,
  type ReconcileOptions,
} from '@snpress/data';
import type { MatrixArguments } from '../commands/matrix-options.js';
import { describeReconciliation } from './describe-reconciliation.js';
import { openMarkerFile } from './marker-file.js';

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
  readonly json: boolean;
}

/** Holds the markers of a file against those of another, prints what met and writes the table of all of them. */
export async function reconcileFiles(request: ReconcileRequest): Promise<void> {
  const { by, complement, ambiguous, frequencyGap, out } = request;
  const options = { by, complement, ambiguous, frequencyGap };
  const reference = await openMarkerFile(request.reference, request, request.positions);
  const table =
    'table' in reference
      ? reference.table
      : await readMarkers(reference.stream, reference.path, reference.ploidy);
  const file = await openMarkerFile(request.file, request, request.filePositions);
  const reconciliation =
    'table' in file
      ? reconcileMarkers(table, file.table, options)
      : await reconcileStream(table, file.stream, file.path, file.ploidy, options);

  const { summary, records } = reconciliation;
  const warnings = [...reference.warnings, ...file.warnings, ...reconciliation.warnings];
  if (out !== undefined) await writeAtomically(out, encoded(reconciliationCsv(records())));
  if (request.json) {
    const files = { reference: reference.path, file: file.path };
    process.stdout.write(`${JSON.stringify({ ...files, ...summary, warnings }, null, 2)}\n`);
    return;
  }
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${describeReconciliation(reference, file, summary)}\n`);
  if (out !== undefined) process.stdout.write(`\n${out}: every marker, and what became of it\n`);
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
