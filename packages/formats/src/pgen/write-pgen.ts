import { problemList } from '@snpress/data/errors/problem-list';
import { blocksOfBytes } from '../files/blocks-of-bytes.js';
import { writeTogether } from '../files/write-together.js';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { checkSites } from '../genotypes/check-sites.js';
import { markerSites } from '@snpress/data/markers/marker-sites';
import type { MarkerSite } from '@snpress/data/markers/marker-sites';
import { orderWarning } from '@snpress/data/markers/order-warning';
import { ploidyWarning } from '../genotypes/ploidy-warning.js';
import { plinkFields } from '../plink/plink-fields.js';
import { blocksOfText } from '../text/blocks-of-text.js';
import { writtenPgenFiles } from './pgen-files.js';
import type { Matrix } from '@snpress/data';
import type { WritingOptions } from '../files/writing-options.js';
import { encodeCalls } from './encode-calls.js';
import { encodeDosages, isRounded } from './encode-dosages.js';

/**
 * Writes PLINK 2 data sets: the counted allele is ALT, and haploids are homozygous. Whole calls are stored in fixed width (mode
 * 0x02), dosages in mode 0x10, in units of 1/16384.
 * Format: https://github.com/chrchang/plink-ng/tree/master/pgen_spec
 */
export async function writePgen(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<readonly string[]> {
  const files = writtenPgenFiles(path);
  const sites = markerSites(matrix);
  checkGenotypes(matrix, matrix.ploidy ?? 2);
  const problems = problemList(files.pgen);
  checkSites(matrix, sites, plinkFields, problems);
  problems.throwIfAny();
  const isWhole = matrix.values.every((dosage) => Number.isInteger(dosage) || Number.isNaN(dosage));
  await writeTogether(
    [
      {
        path: files.psam,
        content: blocksOfText(['#IID\tSEX\n', ...matrix.samples.map((id) => `${id}\tNA\n`)]),
      },
      { path: files.pvar, content: blocksOfText(['#CHROM\tPOS\tID\tREF\tALT\n', ...sites.map(pvarLine)]) },
      { path: files.pgen, content: blocksOfBytes(isWhole ? encodeCalls(matrix) : encodeDosages(matrix)) },
    ],
    options,
  );
  return [
    ...ploidyWarning(files.pgen, matrix),
    ...orderWarning(files.pgen, sites),
    ...(!isWhole && isRounded(matrix)
      ? [`${files.pgen}: dosages are rounded to the units of the format, 1/16384 of a copy.`]
      : []),
  ];
}

function pvarLine({ id, chromosome, position, counted, other }: MarkerSite): string {
  const place = Number.isNaN(position) ? 0 : position;
  return `${[chromosome || '0', place, id, other || '.', counted || '.'].join('\t')}\n`;
}
