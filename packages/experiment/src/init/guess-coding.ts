import { guessCalls, type GenotypeCoding } from '@snpress/data/inspect/guess-calls';
import type { Matrix } from '@snpress/data';
import { RequestError } from '../request-error.js';

/**
 * Guesses ploidy and missing codes.
 * @throws RequestError where the genotypes are coded in some other way
 */
export function guessCoding(file: string, matrix: Matrix): GenotypeCoding {
  const guessed = guessCalls(matrix);
  if ('notDosages' in guessed)
    throw new RequestError(
      `${file}: the genotypes are not dosages: ${guessed.notDosages}. ` +
        'Recode them as copies of one allele: 0 and 1 for haploid samples, 0, 1 and 2 for diploid ones.',
    );
  return guessed.missing.includes(2)
    ? {
        ...guessed,
        because: `${guessed.because}. If it is a genotype, remove it from "missing" and say ploidy: 2`,
      }
    : guessed;
}
