import { problemList } from '@snpress/data/errors/problem-list';
import { blocksOfBytes } from '../files/blocks-of-bytes.js';
import { writeTogether } from '../files/write-together.js';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { checkWholeCalls } from '@snpress/data/genotypes/check-whole-calls';
import { checkSites } from '../genotypes/check-sites.js';
import { markerSites } from '@snpress/data/markers/marker-sites';
import type { MarkerSite } from '@snpress/data/markers/marker-sites';
import { orderWarning } from '@snpress/data/markers/order-warning';
import { ploidyWarning } from '../genotypes/ploidy-warning.js';
import { encodeTwoBit, type TwoBitCodes } from '../genotypes/two-bit-encoder.js';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { blocksOfText } from '../text/blocks-of-text.js';
import type { WritingOptions } from '../files/writing-options.js';
import { plinkFields } from './plink-fields.js';
import { plinkFiles } from './plink-files.js';

const magic = Uint8Array.of(0x6c, 0x1b, 0x01);
const codes: TwoBitCodes = [3, 2, 0, 1];

/**
 * Writes PLINK 1 data sets: allele 1 is the counted one, and haploids are homozygous.
 * Format: https://www.cog-genomics.org/plink/1.9/formats#bed
 */
export async function writePlink(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<readonly string[]> {
  const files = plinkFiles(path);
  const sites = markerSites(matrix);
  checkGenotypes(matrix, matrix.ploidy ?? 2);
  checkWholeCalls(matrix, files.bed, 'PLINK 1 files');
  const problems = problemList(files.bed);
  checkSites(matrix, sites, plinkFields, problems);
  problems.throwIfAny();
  await writeTogether(
    [
      { path: files.fam, content: blocksOfText(matrix.samples.map((id) => `0\t${id}\t0\t0\t0\t-9\n`)) },
      { path: files.bim, content: blocksOfText(sites.map(bimLine)) },
      { path: files.bed, content: blocksOfBytes(calls(matrix)) },
    ],
    options,
  );
  return [...ploidyWarning(files.bed, matrix), ...orderWarning(files.bed, sites)];
}

function bimLine({ id, chromosome, position, counted, other }: MarkerSite): string {
  const place = Number.isNaN(position) ? 0 : position;
  return `${[chromosome || '0', id, 0, place, counted || '0', other || '0'].join('\t')}\n`;
}

function* calls(matrix: Matrix): Generator<Uint8Array> {
  yield magic;
  for (let marker = 0; marker < matrix.features.length; marker++) {
    yield encodeTwoBit(featureValues(matrix, marker), codes, matrix.ploidy ?? 2);
  }
}
