import { openMarkers } from '@snpress/formats/markers/open-markers';
import { isMarkerFile } from '@snpress/formats/registry/is-marker-file';
import { writeArrowMarkers } from '@snpress/formats/arrow/write-arrow-markers';
import { formatToWrite, writeMatrix, writtenFiles } from '@snpress/formats/writers/write-matrix';
import type { ReadMatrixOptions, FormatName } from '@snpress/formats';
import { checkOutput } from '../check-output.js';
import { readFiles } from './read-files.js';
import { withPositions } from './with-positions.js';

/** What is converted to what. */
export interface ConvertRequest {
  /** A matrix, or files of genotypes that are joined. */
  readonly input: string | readonly string[];
  readonly output: string;
  /** How the input is read, where that is not to be recognised. */
  readonly reading?: ReadMatrixOptions | undefined;
  /** The format to write; said by the ending of the output by default. */
  readonly to?: FormatName | undefined;
  /** A position table to keep with the matrix. */
  readonly positions?: string | undefined;
  /** Replace files that are there. */
  readonly force?: boolean;
}

/** What was written. */
export interface ConvertedMatrix {
  readonly features: number;
  readonly samples: number;
  /** In whole sentences: of the reading, and what the format does not hold. */
  readonly warnings: readonly string[];
}

/**
 * Reads a matrix and writes it in another format. Genotypes that are stored marker by marker become Arrow in bounded memory.
 *
 * @throws RequestError where files would be replaced; DataError where one is at fault
 * @example
 * await convertMatrix({ input: 'imputed.vcf.gz', output: 'imputed.arrow', reading: { vcf: { field: 'DS' } } });
 */
export async function convertMatrix(request: ConvertRequest): Promise<ConvertedMatrix> {
  const { input, output, to, positions, reading = {}, force } = request;
  const format = formatToWrite(output, to);
  const [first = '', ...others] = [input].flat();
  checkOutput([first, ...others], writtenFiles(output, format), force);
  const isStreamed = format.name === 'arrow' && positions === undefined && others.length === 0;
  if (isStreamed && (await isMarkerFile(first, reading))) {
    const stream = await openMarkers(first, reading);
    const { markers, samples, warnings } = await writeArrowMarkers(output, stream);
    return { features: markers, samples, warnings };
  }
  const { matrix, warnings } = await withPositions(await readFiles([first, ...others], reading), positions);
  const lost = await writeMatrix(output, matrix, { format: format.name });
  return {
    features: matrix.features.length,
    samples: matrix.samples.length,
    warnings: [...warnings, ...lost],
  };
}
