/** A call as bcftools prints it, decoded the simple way: copies of one allele; NaN where a part is missing. */
export function callDosage(call: string, allele: number, ploidy: 1 | 2): number {
  const alleles = call.split(/[/|]/).map((part) => (part === '.' ? NaN : Number(part)));
  if (alleles.some(Number.isNaN)) return NaN;
  const copies = alleles.filter((number) => number === allele).length;
  if (alleles.length === ploidy) return copies;
  if (ploidy === 2) return 2 * copies;
  return copies === 1 || alleles[0] !== alleles[1] ? NaN : copies / 2;
}
