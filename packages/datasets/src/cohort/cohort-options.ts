import { z } from 'zod';

const share = z.number().min(0).max(1);
const count = z.int().min(0);

/** Four gigabytes of genotypes or of expression. */
const mostValues = 2 ** 30;

const tissueName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'use letters, digits, ".", "_" and "-": it names files');

/** What to simulate: people with genotypes, of whom each tissue has some, and their traits. */
export const cohortOptions = z
  .strictObject({
    samples: z.int().min(2).max(100_000).default(600).describe('People whose genotypes are known.'),
    tissues: z
      .record(tissueName, z.int().min(2))
      .refine((tissues) => Object.keys(tissues).length > 0, 'name one tissue at least')
      .default({ blood: 500, muscle: 300, liver: 100 })
      .describe('Tissues, each with how many of the people have its expression.'),
    genes: z.int().min(1).max(100_000).default(60).describe('Genes, spread over the chromosomes.'),
    chromosomes: z.int().min(1).max(22).default(2).describe('Chromosomes of equal length.'),
    ldBlocks: z.int().min(1).max(100_000).default(150).describe('Blocks of linkage disequilibrium, in all.'),
    markersPerBlock: z.int().min(1).max(10_000).default(20).describe('SNPs in each block.'),
    blockKilobases: z.int().min(1).max(10_000).default(200).describe('Length of a block.'),
    recombination: share
      .default(0.02)
      .describe('Chance that a haplotype changes its ancestor between two neighbouring SNPs of a block.'),
    minorAlleleFrequency: z
      .number()
      .min(0.025)
      .max(0.3)
      .default(0.05)
      .describe('Least frequency of the rarer allele among the ancestors.'),
    ancestry: z
      .strictObject({
        populations: z.int().min(1).max(26).default(2).describe('Populations that people come from.'),
        fst: z
          .number()
          .min(0)
          .max(0.5)
          .default(0.05)
          .describe('How far their allele frequencies are apart (Balding & Nichols 1995).'),
        admixture: share
          .default(0.1)
          .describe('Chance that a block of a haplotype comes from any population instead of its own.'),
      })
      .prefault({})
      .describe('Where the people come from.'),
    heritability: share
      .default(0.2)
      .describe('Mean, over genes, of the share of expression variance that cis effects explain.'),
    cisCausal: z.int().min(1).max(20).default(3).describe('Each gene has 1 to so many causal cis SNPs.'),
    cisWindow: z
      .int()
      .min(1)
      .default(1_000_000)
      .describe('Bases from the start of a gene within which they lie.'),
    cisScale: z
      .number()
      .positive()
      .default(100_000)
      .describe('Bases from the start of a gene over which the chance of a causal SNP falls to 1/e.'),
    effects: z
      .strictObject({
        shared: z.number().min(0).default(0.7).describe('The same effect in every tissue.'),
        specific: z.number().min(0).default(0.2).describe('An effect in one tissue alone.'),
        opposite: z
          .number()
          .min(0)
          .default(0.1)
          .describe('The same effect, of the other sign in one tissue.'),
      })
      .refine((weights) => Object.values(weights).some((weight) => weight > 0), 'one of them must be above 0')
      .prefault({})
      .describe('How causal cis SNPs act over tissues: their shares, which are divided by their sum.'),
    transShare: share
      .default(0.1)
      .describe('Share of the genes with one trans effect: of a causal cis SNP of a gene elsewhere.'),
    transHeritability: share.default(0.03).describe('Share of their variance that it explains.'),
    covariateShare: share.default(0.1).describe('Share of the rest that sex, age and ancestry explain.'),
    hiddenFactors: count.max(1000).default(5).describe('Factors that touch all genes of a tissue.'),
    hiddenShare: share.default(0.3).describe('Share of the rest that they explain.'),
    personShare: share
      .default(0.1)
      .describe('Share of the rest that the tissues of a person have in common.'),
    annotation: z
      .strictObject({
        share: z.number().gt(0).max(0.5).default(0.1).describe('Share of the genome in enhancers.'),
        fold: z
          .number()
          .min(0)
          .max(1000)
          .default(3)
          .describe('How many times as often SNPs in enhancers are causal.'),
      })
      .prefault({})
      .describe('Enhancers; beside them are as many neutral intervals, which say nothing.'),
    traits: z
      .strictObject({
        quantitative: count.max(1000).default(2).describe('Traits that are numbers.'),
        binary: count.max(1000).default(1).describe('Diseases, 0 or 1.'),
        prevalence: z.number().gt(0).lt(1).default(0.2).describe('Share of the people with a disease.'),
        genes: z.int().min(1).default(5).describe('Genes whose expression acts on a trait, in one tissue.'),
        share: share.default(0.2).describe('Share of its variance that their genetic values explain.'),
      })
      .prefault({})
      .describe('Traits of all people.'),
    missingRate: share.default(0.005).describe('Share of the genotype calls that are missing.'),
  })
  .superRefine((options, context) => {
    const tell = (path: string[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    const { samples, tissues, genes, ldBlocks, markersPerBlock, chromosomes, traits } = options;
    for (const [name, size] of Object.entries(tissues))
      if (size > samples) tell(['tissues', name], `a tissue of ${size} cannot come from ${samples} people`);
    if (chromosomes > ldBlocks) tell(['chromosomes'], 'each chromosome needs a block');
    if (traits.genes > genes) tell(['traits', 'genes'], 'a trait cannot have more genes than there are');
    if (options.covariateShare + options.hiddenShare + options.personShare > 1)
      tell(['covariateShare'], 'covariateShare, hiddenShare and personShare are more than 1 together');
    const people = Object.values(tissues).reduce((sum, size) => sum + size, 0);
    if (samples * ldBlocks * markersPerBlock > mostValues || people * genes > mostValues)
      tell(['samples'], `there are no more than ${mostValues} genotypes or values of expression`);
  })
  .describe('A simulated cohort of people: diploid genotypes, several tissues, covariates and traits.');

/** Complete options of a cohort, defaults filled in. */
export type CohortOptions = z.output<typeof cohortOptions>;
