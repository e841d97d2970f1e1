import { DataError } from '@snpress/data/errors/data-error';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { markersPerBlock } from '@snpress/data/markers/markers-per-block';
import { countLines } from '../files/count-lines.js';
import type { ByteFile, FileContent } from '../files/file-content.js';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { markerBlock } from '../genotypes/marker-row.js';
import { twoBitDecoder } from '../genotypes/two-bit-decoder.js';
import { openLines } from '../text/open-lines.js';
import { checkBed } from './check-bed.js';
import { parseBimLine } from './parse-bim-line.js';
import { readFam } from './read-fam.js';

/** The three files of a PLINK 1 data set, wherever they are. */
export interface PlinkContent {
  readonly bed: ByteFile;
  readonly bim: FileContent;
  readonly fam: FileContent;
}

/** Bytes before the first call. */
const headerLength = 3;

/**
 * Opens a PLINK 1 data set. Dosages count allele 1 of the `.bim` file; the code 01 is a missing call.
 * Format: https://www.cog-genomics.org/plink/1.9/formats#bed
 * @throws DataError where a file cannot be read, is of another kind, or has not the size that the others call for.
 */
export async function openPlinkContent(
  { bed, bim, fam }: PlinkContent,
  ploidy: 1 | 2 | undefined,
): Promise<MarkerStream> {
  const { samples, warnings: sampleWarnings } = await readFam(fam);
  const markers = await countLines(bim);
  if (markers === 0)
    throw new DataError({
      message: 'There is no marker in this file',
      file: bim.name,
      hint: 'It may be cut short: copy or write it again',
    });
  await checkBed(bed, { name: fam.name, count: samples.length }, { name: bim.name, count: markers });
  const warnings = [...sampleWarnings];

  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    const stride = Math.ceil(samples.length / 4);
    const most = markersPerBlock(samples.length);
    const decoder = twoBitDecoder([2, NaN, 1, 0], ploidy);
    const bytes = new Uint8Array(most * stride);
    const lines = openLines(bim);
    const calls = await bed.open();
    let heterozygous = 0;
    try {
      for (let first = 0; first < markers; first += most) {
        const rows = (await lines.take(most)).map((line) => parseBimLine(line, bim.name));
        await calls.read(bytes, headerLength + first * stride, rows.length * stride);
        const values = new Int8Array(rows.length * samples.length);
        for (let row = 0; row < rows.length; row++) {
          heterozygous += decoder.decode(bytes, row * stride, samples.length, values, row * samples.length);
        }
        yield markerBlock(rows, values);
      }
      warnings.push(...haploidWarning(bed.name, heterozygous));
    } finally {
      await lines.close();
      await calls.close();
    }
  }

  return { samples, markers, ploidy, blocks: blocks(), warnings };
}
