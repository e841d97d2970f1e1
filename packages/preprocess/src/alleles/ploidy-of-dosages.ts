import type { Matrix } from '@snpress/data';
import { PreprocessError } from '../preprocess-error.js';

/**
 * The ploidy of genotypes that a step judges by their alleles.
 * @throws PreprocessError where the values are no dosages: not genotypes, or scaled ones.
 */
export function ploidyOfDosages(step: string, { ploidy }: Pick<Matrix, 'ploidy'>): 1 | 2 {
  if (ploidy !== undefined) return ploidy;
  throw new PreprocessError({
    code: 'no-ploidy',
    subject: step,
    message: `${step} counts alleles and needs dosages whose ploidy is known`,
    hint: 'give it genotypes, before any scale step',
  });
}
