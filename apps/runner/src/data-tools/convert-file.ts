import { attachPositions } from '@snpress/data/positions/attach-positions';
import { openMarkers } from '@snpress/formats/markers/open-markers';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { isMarkerFile } from '@snpress/formats/registry/is-marker-file';
import { writeArrowMarkers } from '@snpress/formats/arrow/write-arrow-markers';
import { formatToWrite, writeMatrix, writtenFiles } from '@snpress/formats/writers/write-matrix';
import type { FormatName } from '@snpress/formats';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { checkOutput } from './check-output.js';

interface ConvertRequest extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly to: FormatName | undefined;
  readonly positions: string | undefined;
  readonly force: boolean;
}

/**
 * Reads a matrix and writes it in the format named or, without one, in the one that the output's ending names. Genotypes
 * that are read marker by marker become Arrow in bounded memory.
 * @throws RequestError where files would be replaced
 */
export async function convertFile(request: ConvertRequest): Promise<void> {
  const { input, output, to, positions, force } = request;
  const format = formatToWrite(output, to);
  checkOutput([input], writtenFiles(output, format), force);
  const isStreamed = format.name === 'arrow' && positions === undefined;
  if (isStreamed && (await isMarkerFile(input, request.format))) {
    const stream = await openMarkers(input, givenOptions(request));
    const { markers, samples, warnings } = await writeArrowMarkers(output, stream, input);
    tell(output, markers, samples, warnings);
    return;
  }
  const { matrix: read, warnings } = await readMatrix(input, givenOptions(request));
  const { matrix, warnings: unmatched } =
    positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(positions));
  const lost = await writeMatrix(output, matrix, { format: format.name });
  tell(output, matrix.features.length, matrix.samples.length, [...warnings, ...unmatched, ...lost]);
}

function tell(output: string, features: number, samples: number, warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${output}: ${features} features × ${samples} samples\n`);
}
