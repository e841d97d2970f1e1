import { counted } from '@snpress/data/words/counted';
import { DataError } from '@snpress/data/errors/data-error';
import { haploidWarning } from '../genotypes/haploid-warning.js';
import { attachPositions } from '@snpress/data/positions/attach-positions';
import type { Cross, MatrixReading } from '@snpress/data';
import type { Control } from './control.js';
import type { CrossFiles } from './cross-files.js';
import { genotypeCells } from './genotype-cells.js';
import { readPhysicalMap } from './read-physical-map.js';
import { readCrossDetails } from './read-cross-details.js';
import { readTables } from './read-tables.js';

/** More bases than any chromosome has, in millions. */
const longestChromosome = 1e4;

/**
 * Reads the genotypes of a cross as dosages of the second founder's allele, with positions where there is a physical map.
 * @param ploidy copies of each chromosome, where that is known from elsewhere
 * @throws DataError with the first problems of its files.
 */
export async function readCross(
  files: CrossFiles,
  control: Control,
  ploidy: 1 | 2 = control.cross.ploidy,
): Promise<MatrixReading> {
  if (ploidy > control.cross.ploidy) {
    throw new DataError({
      message: `Crosses of type ${control.crossName} are haploid, but \`ploidy: ${ploidy}\` was given`,
      file: control.file,
      hint: 'Leave `ploidy` out, or say `ploidy: 1`',
    });
  }
  const cells = genotypeCells(control, ploidy);
  const { matrix: read, warnings } = await readTables(files, control, 'geno', cells);
  const { alleles } = control;
  const matrix = {
    ...read,
    ...(alleles === undefined
      ? {}
      : {
          alleles: {
            counted: read.features.map(() => alleles[1]),
            other: read.features.map(() => alleles[0]),
          },
        }),
    ploidy,
  };
  const details = await readCrossDetails(files, control, read.samples).catch((error: unknown) => {
    if (error instanceof DataError) return error;
    throw error;
  });
  const withCross =
    details instanceof DataError || isPlain(details, ploidy) ? matrix : { ...matrix, cross: details };
  const lost = [
    ...(details instanceof DataError
      ? [
          `${control.file}: sex, direction and genetic map of the cross are not known: ${details.problems[0]!.message} (${details.problems[0]!.file}).`,
        ]
      : []),
    ...warnings,
    ...partialWarning(control.file, cells.partial()),
    ...heterozygousWarning(control, ploidy, cells.heterozygous()),
  ];
  if (control.pmap.length === 0) {
    const why =
      control.gmap.length === 0
        ? 'there is no map'
        : 'the map is a genetic one, in centimorgans (`gmap`), and there is no physical one (`pmap`)';
    return {
      matrix: withCross,
      warnings: [...lost, `${control.file}: positions in bases are not known: ${why}.`],
    };
  }
  const map = await readPhysicalMap(files, control);
  const attached = attachPositions(withCross, map);
  const farthest = map.positions.start.reduce((most, at) => (at > most ? at : most), 0);
  return {
    matrix: attached.matrix,
    warnings: [
      ...lost,
      ...attached.warnings.map((warning) => `${control.file}: ${warning}`),
      ...(farthest > longestChromosome * 1e6
        ? [
            `${control.file}: the physical map reaches ${farthest / 1e6} Mbp; check that its positions are in millions of bases.`,
          ]
        : []),
    ],
  };
}

function heterozygousWarning(
  { file, crossName, cross }: Control,
  ploidy: 1 | 2,
  count: number,
): readonly string[] {
  if (count === 0 || cross.copies.includes(1) || ploidy === 1) return haploidWarning(file, count);
  return [
    `${file}: ${counted(count, 'heterozygous call')} of a cross of type ${crossName}, whose lines are homozygous, ${count === 1 ? 'is' : 'are'} missing.`,
  ];
}

function partialWarning(file: string, count: number): readonly string[] {
  return count === 0
    ? []
    : [`${file}: ${count} calls say only what the genotype is not (numbers 4 and 5) and are missing.`];
}

/** Whether a cross is what is written of genotypes of which no cross is known. */
function isPlain({ type, xChromosomes, isFemale, direction, geneticMap }: Cross, ploidy: 1 | 2): boolean {
  const isUsual = type === (ploidy === 1 ? 'haploid' : 'f2') && xChromosomes.length === 0;
  return isUsual && [isFemale, direction, geneticMap].every((part) => part === undefined);
}
