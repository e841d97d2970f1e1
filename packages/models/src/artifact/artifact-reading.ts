/** How the genotypes were read that a model was trained on, where that is a choice: new ones are read so too. What is not there is by default. */
export interface ArtifactReading {
  /** The field of VCF files. */
  readonly field?: 'GT' | 'DS' | 'GP' | 'auto' | undefined;
  /** What became of sites with several alternative alleles. */
  readonly multiallelic?: 'refuse' | 'split' | 'skip' | undefined;
  /** The texts that stood for missing values. */
  readonly missing?: readonly string[] | undefined;
}
