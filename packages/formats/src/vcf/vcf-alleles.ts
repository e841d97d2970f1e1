/** What VCF writes for a REF that is not known. */
export const unknownReference = 'N';

/** What VCF writes for an ALT that is not known: any allele that REF is not. */
export const unknownAlternative = '<*>';

/** Whether an allele is a sequence of bases, as REF must be. */
export function isBases(allele: string): boolean {
  return /^[ACGTN]+$/i.test(allele);
}

/** Whether an allele can be an ALT: bases, a deletion (`*`), or a symbol such as `<DEL>`. */
export function isVcfAllele(allele: string): boolean {
  return isBases(allele) || allele === '*' || /^<[^<>\s,]+>$/.test(allele);
}
