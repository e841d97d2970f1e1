import { attachPositions, readMatrix, readPositions, writeArrowMatrix, writeTextMatrix } from '@snpress/data';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { UsageError } from '../usage-error.js';

interface ConvertRequest extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly positions: string | undefined;
}

/** Reads a matrix and writes it in the format that the output's ending names. */
export async function convertFile(request: ConvertRequest): Promise<void> {
  const { input, output } = request;
  const ending = /\.(arrow|tsv|txt|csv)(\.gz)?$/.exec(output);
  if (!ending || (ending[1] === 'arrow' && ending[2])) {
    throw new UsageError(
      `${output}: the ending says what to write; use .arrow, .tsv, .csv, .tsv.gz or .csv.gz`,
    );
  }
  const { matrix: read, warnings } = await readMatrix(input, givenOptions(request));
  const attached =
    request.positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(request.positions));
  const { matrix } = attached;
  for (const warning of [...warnings, ...attached.warnings]) process.stderr.write(`warning: ${warning}\n`);
  if (ending[1] === 'arrow') await writeArrowMatrix(output, matrix);
  else await writeTextMatrix(output, matrix, { delimiter: ending[1] === 'csv' ? 'comma' : 'tab' });
  process.stdout.write(`${output}: ${matrix.features.length} features × ${matrix.samples.length} samples\n`);
}
