import { problemList } from '@snpress/data/errors/problem-list';
import { bgzip } from '../files/bgzip.js';
import { blocksOfBytes } from '../files/blocks-of-bytes.js';
import { writeAtomically } from '../files/write-atomically.js';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { checkSites, type SiteRules } from '../genotypes/check-sites.js';
import { markerSites } from '@snpress/data/markers/marker-sites';
import { orderWarning } from '@snpress/data/markers/order-warning';
import { ploidyWarning } from '../genotypes/ploidy-warning.js';
import type { WritingOptions } from '../files/writing-options.js';
import type { Matrix } from '@snpress/data';
import { checkVcfPositions } from './check-vcf-positions.js';
import { encodeVcf } from './encode-vcf.js';
import { isBases, isVcfAllele } from './vcf-alleles.js';

const fields: SiteRules = {
  format: 'VCF files',
  forbidden: /[\s;]/,
  forbiddenName: 'a blank or a semicolon',
  reserved: ['.'],
};

/**
 * Writes VCF files: the counted allele is ALT. Calls are GT; where any dosage is not whole, all lines have DS too. The
 * file is BGZF where its name ends in .gz or .bgz.
 * Format: https://samtools.github.io/hts-specs/VCFv4.2.pdf
 */
export async function writeVcf(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<readonly string[]> {
  const sites = markerSites(matrix);
  checkGenotypes(matrix, matrix.ploidy ?? 2);
  const problems = problemList(path);
  checkVcfPositions(sites, problems);
  checkSites(matrix, sites, fields, problems);
  problems.throwIfAny();
  const text = blocksOfBytes(encodeVcf(matrix, sites));
  await writeAtomically(path, /\.b?gz$/.test(path) ? bgzip(text) : text, options);
  const lost = sites.filter(
    ({ counted, other }) => (counted !== '' && !isVcfAllele(counted)) || (other !== '' && !isBases(other)),
  );
  return [
    ...ploidyWarning(path, matrix),
    ...orderWarning(path, sites),
    ...(lost.length === 0
      ? []
      : [
          `${path}: alleles of ${lost.length} markers are not sequences of bases (${lost[0]!.other}, ${lost[0]!.counted}) and are written as not known.`,
        ]),
  ];
}
