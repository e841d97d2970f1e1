import { inspectMatrix } from '@snpress/data/inspect/inspect-matrix';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { terminalWidth } from '../view/terminal-width.js';
import { describeSummary } from './describe-summary.js';

interface InspectRequest extends MatrixArguments {
  readonly file: string;
  readonly json: boolean;
}

/** Prints what is in a matrix file. */
export async function inspectFile(request: InspectRequest): Promise<void> {
  const { matrix, warnings } = await readMatrix(request.file, givenOptions(request));
  const summary = inspectMatrix(matrix);
  if (request.json) {
    process.stdout.write(`${JSON.stringify({ file: request.file, ...summary, warnings }, null, 2)}\n`);
    return;
  }
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${describeSummary(summary, Math.min(80, terminalWidth()))}\n`);
}
