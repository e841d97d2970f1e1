/** The cross types of R/qtl2 that have two founders, and which genotypes their calls can be. */
export interface CrossType {
  /** Copies of the second founder's allele for the genotype numbers 1, 2, …, in a diploid. */
  readonly copies: readonly number[];
  /** Copies of each chromosome, where the type of cross says so. */
  readonly ploidy: 1 | 2;
}

const homozygotes = [0, 2];

/**
 * Every cross type that is read, by its name in a control file. A backcross has the genotypes AA and AB; inbred and
 * doubled haploid lines AA and BB; haploids A and B; an intercross AA, AB and BB.
 */
export const crossTypes: { readonly [name: string]: CrossType } = {
  bc: { copies: [0, 1], ploidy: 2 },
  dh: { copies: homozygotes, ploidy: 2 },
  f2: { copies: [0, 1, 2], ploidy: 2 },
  haploid: { copies: homozygotes, ploidy: 1 },
  intercross: { copies: [0, 1, 2], ploidy: 2 },
  riself: { copies: homozygotes, ploidy: 2 },
  risib: { copies: homozygotes, ploidy: 2 },
};
