import { DataError } from '@snpress/data/errors/data-error';
import { countLines } from '../files/count-lines.js';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { markerBlock } from '../genotypes/marker-row.js';
import type { FormatSource } from '../format/format-source.js';
import type { MarkerBlock, MarkerStream } from '@snpress/data';
import { markersPerBlock } from '@snpress/data/markers/markers-per-block';
import { twoBitDecoder } from '../genotypes/two-bit-decoder.js';
import { openLines } from '../text/open-lines.js';
import { openFile } from '../files/open-file.js';
import { readExactly } from '../files/read-exactly.js';
import { checkBed } from './check-bed.js';
import { parseBimLine } from './parse-bim-line.js';
import { plinkFiles } from './plink-files.js';
import { readFam } from './read-fam.js';

/** Bytes before the first call. */
const headerLength = 3;

/**
 * Opens a PLINK 1 data set. Dosages count allele 1 of the `.bim` file; the code 01 is a missing call.
 * Format: https://www.cog-genomics.org/plink/1.9/formats#bed
 * @throws DataError where a file cannot be read, is of another kind, or has not the size that the others call for.
 */
export async function openPlink({ path, ploidy }: FormatSource): Promise<MarkerStream> {
  const files = plinkFiles(path);
  const { samples, warnings: sampleWarnings } = await readFam(files.fam);
  const markers = await countLines(files.bim);
  if (markers === 0) throw new DataError({ message: 'There is no marker in this file', file: files.bim });
  await checkBed(files, samples.length, markers);
  const warnings = [...sampleWarnings];

  async function* blocks(): AsyncGenerator<MarkerBlock, void, undefined> {
    const stride = Math.ceil(samples.length / 4);
    const most = markersPerBlock(samples.length);
    const decoder = twoBitDecoder([2, NaN, 1, 0], ploidy);
    const bytes = new Uint8Array(most * stride);
    const lines = openLines(files.bim);
    const bed = await openFile(files.bed);
    let heterozygous = 0;
    try {
      for (let first = 0; first < markers; first += most) {
        const rows = (await lines.take(most)).map((line) => parseBimLine(line, files.bim));
        await readExactly(bed, files.bed, bytes, headerLength + first * stride, rows.length * stride);
        const calls = new Int8Array(rows.length * samples.length);
        for (let row = 0; row < rows.length; row++) {
          heterozygous += decoder.decode(bytes, row * stride, samples.length, calls, row * samples.length);
        }
        yield markerBlock(rows, calls);
      }
      warnings.push(...haploidWarning(files.bed, heterozygous));
    } finally {
      await lines.close();
      await bed.close();
    }
  }

  return { samples, markers, ploidy, blocks: blocks(), warnings };
}
