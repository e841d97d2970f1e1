import { attachPositions } from '@snpress/data/positions/attach-positions';
import { markerFormats } from '@snpress/formats/markers/marker-formats';
import { openMarkers } from '@snpress/formats/markers/open-markers';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { readPositions } from '@snpress/formats/tables/read-positions';
import { recogniseMarkers } from '@snpress/formats/markers/recognise-markers';
import { writeArrowMarkers } from '@snpress/formats/arrow/write-arrow-markers';
import { writerFor } from '@snpress/formats/writers/write-matrix';
import type { MarkerFormat, WriteFormat } from '@snpress/formats';
import { givenOptions, type MatrixArguments } from '../commands/matrix-options.js';
import { checkOutput } from './check-output.js';

interface ConvertRequest extends MatrixArguments {
  readonly input: string;
  readonly output: string;
  readonly to: WriteFormat | undefined;
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
  const writer = writerFor(output, to);
  checkOutput([input], writer.files?.(output) ?? [output], force);
  if (writer.format === 'arrow' && positions === undefined) {
    const format = request.format ?? (await recogniseMarkers(input));
    if (isMarkers(format)) {
      const { ploidy, multiallelic, vcf } = givenOptions(request);
      const stream = await openMarkers(input, { format, ploidy, multiallelic, vcf });
      const { markers, samples, warnings } = await writeArrowMarkers(output, stream, input);
      tell(output, markers, samples, warnings);
      return;
    }
  }
  const { matrix: read, warnings } = await readMatrix(input, givenOptions(request));
  const { matrix, warnings: unmatched } =
    positions === undefined
      ? { matrix: read, warnings: [] }
      : attachPositions(read, await readPositions(positions));
  const lost = await writer.write(output, matrix);
  tell(output, matrix.features.length, matrix.samples.length, [...warnings, ...unmatched, ...lost]);
}

function isMarkers(format: string | undefined): format is MarkerFormat {
  return markerFormats.some((known) => known === format);
}

function tell(output: string, features: number, samples: number, warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`);
  process.stdout.write(`${output}: ${features} features × ${samples} samples\n`);
}
