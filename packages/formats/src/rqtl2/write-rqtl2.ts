import { basename } from 'node:path';
import { stringify } from 'yaml';
import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { writeTogether } from '../files/write-together.js';
import { checkGenotypes } from '@snpress/data/genotypes/check-genotypes';
import { checkWholeCalls } from '@snpress/data/genotypes/check-whole-calls';
import { checkSites, type SiteRules } from '../genotypes/check-sites.js';
import { markerSites } from '@snpress/data/markers/marker-sites';
import type { MarkerSite } from '@snpress/data/markers/marker-sites';
import { ploidyWarning } from '../genotypes/ploidy-warning.js';
import { featureValues } from '@snpress/data/matrix/feature-values';
import type { Matrix } from '@snpress/data';
import { quoteField } from '@snpress/data/text/quote-field';
import { blocksOfText } from '../text/blocks-of-text.js';
import type { WritingOptions } from '../files/writing-options.js';
import { writtenCrossFiles } from './cross-file-names.js';

const fields: SiteRules = {
  format: 'R/qtl2 tables',
  forbidden: /[\n\r]/,
  forbiddenName: 'a line break',
  reserved: ['-', 'NA'],
};

const basesPerMegabase = 1e6;

/**
 * Writes crosses for R/qtl2: a control file, genotypes with markers in rows, and a physical map. Haploids are a cross of type
 * haploid, others an intercross (f2).
 * Format: https://kbroman.org/qtl2/assets/vignettes/input_files.html
 */
export async function writeRqtl2(
  path: string,
  matrix: Matrix,
  options?: WritingOptions,
): Promise<readonly string[]> {
  const files = writtenCrossFiles(path);
  const { ploidy = 2 } = matrix;
  const sites = markerSites(matrix);
  checkGenotypes(matrix, ploidy);
  checkWholeCalls(matrix, path, 'R/qtl2 tables');
  const problems = problemList(path);
  checkSites(matrix, sites, fields, problems);
  problems.throwIfAny();
  if (sites.every(({ chromosome }) => chromosome === '')) {
    throw new DataError({
      message: 'The positions of these markers are not known, and R/qtl2 reads no cross without a map',
      file: path,
      hint: 'Give a position table',
    });
  }
  const alleles = commonAlleles(sites);
  const codes = ploidy === 1 ? ['A', 'B'] : ['A', 'H', 'B'];
  const control = {
    crosstype: ploidy === 1 ? 'haploid' : 'f2',
    geno: basename(files.geno),
    pmap: basename(files.pmap),
    ...(alleles === undefined ? {} : { alleles }),
    genotypes: Object.fromEntries(codes.map((code, index) => [code, index + 1])),
    geno_transposed: true,
    'na.strings': ['-', 'NA'],
  };
  const text = path.endsWith('.json') ? `${JSON.stringify(control, null, 2)}\n` : stringify(control);
  await writeTogether(
    [
      { path: files.geno, content: blocksOfText(genotypeLines(matrix, codes)) },
      { path: files.pmap, content: blocksOfText(mapLines(sites)) },
      { path: files.control, content: [Buffer.from(text)] },
    ],
    options,
  );
  const isLost = alleles === undefined && sites.some(({ counted, other }) => counted !== '' || other !== '');
  return [
    ...ploidyWarning(path, matrix),
    ...(isLost
      ? [
          `${path}: alleles are not written; R/qtl2 has one pair of names for all markers, and here they differ.`,
        ]
      : []),
  ];
}

/** The other and the counted allele, where these are known and the same for all markers. */
function commonAlleles(sites: readonly MarkerSite[]): readonly [string, string] | undefined {
  const { counted, other } = sites[0]!;
  const isCommon = sites.every((site) => site.counted === counted && site.other === other);
  return isCommon && counted !== '' && other !== '' ? [other, counted] : undefined;
}

function* genotypeLines(matrix: Matrix, codes: readonly string[]): Generator<string> {
  yield `${['marker', ...matrix.samples.map((id) => quoteField(id))].join(',')}\n`;
  for (const [marker, id] of matrix.features.entries()) {
    const calls = Array.from(featureValues(matrix, marker), (dosage) => codes[dosage] ?? '-');
    yield `${quoteField(id)},${calls.join(',')}\n`;
  }
}

function* mapLines(sites: readonly MarkerSite[]): Generator<string> {
  yield 'marker,chr,pos\n';
  for (const { id, chromosome, position } of sites) {
    yield chromosome === ''
      ? `${quoteField(id)},NA,NA\n`
      : `${quoteField(id)},${quoteField(chromosome)},${position / basesPerMegabase}\n`;
  }
}
