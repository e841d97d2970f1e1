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
import type { Cross, Matrix } from '@snpress/data';
import { quoteField } from '@snpress/data/text/quote-field';
import { blocksOfText } from '../text/blocks-of-text.js';
import type { WritingOptions } from '../files/writing-options.js';
import { crossTypes } from './cross-types.js';
import { writtenCrossFiles } from './cross-file-names.js';

const fields: SiteRules = {
  format: 'R/qtl2 tables',
  forbidden: /[\n\r]/,
  forbiddenName: 'a line break',
  reserved: ['-', 'NA'],
};

const basesPerMegabase = 1e6;

/**
 * Writes crosses for R/qtl2: a control file, genotypes with markers in rows, and a physical map. What was read
 * of R/qtl2 keeps its type, X, sex, direction and genetic map; other haploids are a cross of type haploid, others an intercross (f2).
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
  const cross = crossOf(matrix, ploidy);
  const hasPositions = sites.some(({ chromosome }) => chromosome !== '');
  if (!hasPositions && cross.geneticMap === undefined) {
    throw new DataError({
      message: 'The positions of these markers are not known, and R/qtl2 reads no cross without a map',
      file: path,
      hint: 'Give a position table',
    });
  }
  const alleles = commonAlleles(sites);
  const codes = ploidy === 1 ? ['A', 'B'] : ['A', 'H', 'B'];
  const covariates = covariateLines(matrix.samples, cross);
  const control = {
    crosstype: cross.type,
    geno: basename(files.geno),
    ...(hasPositions && { pmap: basename(files.pmap) }),
    ...(cross.geneticMap && { gmap: basename(files.gmap) }),
    ...(covariates && { covar: basename(files.covar) }),
    ...(cross.isFemale && { sex: { covar: 'sex', female: 'female', male: 'male' } }),
    ...(cross.direction && {
      cross_info: {
        covar: 'cross_direction',
        ...Object.fromEntries(cross.direction.map((way) => [`way${way}`, way])),
      },
    }),
    ...(cross.xChromosomes.length === 0 ? {} : { x_chr: cross.xChromosomes }),
    ...(alleles === undefined ? {} : { alleles }),
    genotypes: genotypeNumbers(cross.type, codes),
    geno_transposed: true,
    'na.strings': ['-', 'NA'],
  };
  const text = path.endsWith('.json') ? `${JSON.stringify(control, null, 2)}\n` : stringify(control);
  await writeTogether(
    [
      { path: files.geno, content: blocksOfText(genotypeLines(matrix, codes)) },
      ...(hasPositions ? [{ path: files.pmap, content: blocksOfText(mapLines(sites)) }] : []),
      ...(cross.geneticMap
        ? [{ path: files.gmap, content: blocksOfText(geneticLines(sites, cross.geneticMap)) }]
        : []),
      ...(covariates ? [{ path: files.covar, content: blocksOfText(covariates) }] : []),
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

/** The cross that the matrix was read of, where its calls are still those of that type; else haploids, or an intercross. */
function crossOf({ cross, values }: Matrix, ploidy: 1 | 2): Cross {
  const known = cross && crossTypes[cross.type];
  const copies = known?.copies ?? [];
  const fits = (dosage: number): boolean =>
    Number.isNaN(dosage) || copies.includes(cross?.type === 'bc' ? dosage : (dosage * 2) / ploidy);
  if (cross !== undefined && known !== undefined && values.every(fits)) return cross;
  return { type: ploidy === 1 ? 'haploid' : 'f2', xChromosomes: [] };
}

/** The genotype numbers that a type of cross has for codes that count the second allele. */
function genotypeNumbers(type: string, codes: readonly string[]): Readonly<Record<string, number>> {
  const { copies } = crossTypes[type]!;
  const perCode = type === 'bc' ? 1 : 2 / (codes.length - 1);
  return Object.fromEntries(
    codes.flatMap((code, dosage) => {
      const number = copies.indexOf(dosage * perCode);
      return number === -1 ? [] : [[code, number + 1] as const];
    }),
  );
}

/** Sex and direction of samples; undefined where neither is known. */
function covariateLines(
  samples: readonly string[],
  { isFemale, direction }: Cross,
): readonly string[] | undefined {
  if (isFemale === undefined && direction === undefined) return undefined;
  const titles = ['id', ...(isFemale ? ['sex'] : []), ...(direction ? ['cross_direction'] : [])];
  const lines = samples.map((id, row) => [
    quoteField(id),
    ...(isFemale ? [isFemale[row]! ? 'female' : 'male'] : []),
    ...(direction ? [`way${direction[row]!}`] : []),
  ]);
  return [titles, ...lines].map((fields) => `${fields.join(',')}\n`);
}

function* geneticLines(
  sites: readonly MarkerSite[],
  map: NonNullable<Cross['geneticMap']>,
): Generator<string> {
  yield 'marker,chr,pos\n';
  for (const { id } of sites) {
    const place = map.get(id);
    if (place !== undefined) yield `${[id, ...place].map((text) => quoteField(text)).join(',')}\n`;
  }
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
