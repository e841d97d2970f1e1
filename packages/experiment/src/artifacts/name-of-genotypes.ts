/** What a file of genotypes is called among several: `genotypes`, `genotypes2`, `genotypes3` … */
export function nameOfGenotypes(index: number): string {
  return index === 0 ? 'genotypes' : `genotypes${index + 1}`;
}
