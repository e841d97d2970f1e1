/** What PLINK calls the chromosomes of humans that have no number. */
const lettered: Readonly<Record<string, string>> = {
  '23': 'X',
  '24': 'Y',
  '25': 'X',
  '26': 'M',
  MT: 'M',
  XY: 'X',
};

/** A chromosome as the ids of variants have it: `chr1` in builds 38, as GTEx v8 has it, otherwise as the genotypes do. */
export function chromosomeOfBuild(chromosome: string, build: string | undefined): string {
  if (!build?.includes('38')) return chromosome;
  const bare = chromosome.replace(/^chr/i, '').toUpperCase();
  return `chr${lettered[bare] ?? bare}`;
}
