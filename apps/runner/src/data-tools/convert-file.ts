import {
  attachPositions,
  markerFormats,
  openMarkers,
  readMatrix,
  readPositions,
  recogniseMarkers,
  writeArrowMarkers,
  writeArrowMatrix,
  writeTextMatrix,
  type MarkerFormat,
} from '@snpress/data';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { UsageError } from '../usage-error.js';

interface ConvertRequest extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly positions: string | undefined;
}

/**
 * Reads a matrix and writes it in the format that the output's ending names. Genotypes that are read marker by marker
 * become Arrow in bounded memory.
 */
export async function convertFile(request: ConvertRequest): Promise<void> {
  const { input, output } = request;
  const ending = /\.(arrow|tsv|txt|csv)(\.gz)?$/.exec(output);
  if (!ending || (ending[1] === 'arrow' && ending[2])) {
    throw new UsageError(
      `${output}: the ending says what to write; use .arrow, .tsv, .csv, .tsv.gz or .csv.gz`,
    );
  }
  if (ending[1] === 'arrow' && request.positions === undefined) {
    const { format = await recogniseMarkers(input), ploidy, multiallelic } = request;
    const isMarkers = (name: string | undefined): name is MarkerFormat =>
      markerFormats.some((known) => known === name);
    if (isMarkers(format)) {
      const stream = await openMarkers(input, { format, ploidy, multiallelic });
      const { markers, samples, warnings } = await writeArrowMarkers(output, stream, input);
      tell(output, markers, samples, warnings);
      return;
    }
  }
  const { matrix: read, warnings } = await readMatrix(input, givenOptions(request));
  const attached =
    request.positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(request.positions));
  const { matrix } = attached;
  if (ending[1] === 'arrow') await writeArrowMatrix(output, matrix);
  else await writeTextMatrix(output, matrix, { delimiter: ending[1] === 'csv' ? 'comma' : 'tab' });
  tell(output, matrix.features.length, matrix.samples.length, [...warnings, ...attached.warnings]);
}

function tell(output: string, features: number, samples: number, warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${output}: ${features} features × ${samples} samples\n`);
}
