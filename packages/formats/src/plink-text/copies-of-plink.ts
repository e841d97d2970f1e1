import { haploidWarning } from '../genotypes/haploid-warning.js';

/**
 * Dosages as plink writes them, in which haploids are homozygous, as copies: half as many in haploid data (`ploidy` 1), where
 * a heterozygous call is missing.
 */
export function copiesOfPlink(
  dosages: Float32Array,
  { path, ploidy }: { readonly path: string; readonly ploidy?: 1 | 2 | undefined },
): { readonly values: Float32Array; readonly warnings: readonly string[] } {
  if (ploidy !== 1) return { values: dosages, warnings: [] };
  let heterozygous = 0;
  const values = dosages.map((dosage) => {
    if (dosage !== 1) return dosage / 2;
    heterozygous++;
    return NaN;
  });
  return { values, warnings: haploidWarning(path, heterozygous) };
}
