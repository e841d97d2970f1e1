/** What the owner of haploid genotypes should know of their heterozygous calls; nothing where there were none. */
export function haploidWarning(file: string, heterozygous: number): readonly string[] {
  if (heterozygous === 0) return [];
  const calls = heterozygous === 1 ? 'heterozygous call is' : 'heterozygous calls are';
  return [`${file}: ${heterozygous} ${calls} missing, because the data are haploid (ploidy: 1).`];
}
