import type { Covariates, Matrix } from '@snpress/data';

/** A SNP that acts on a gene in a tissue. */
export interface CohortEffect {
  readonly gene: string;
  readonly marker: string;
  readonly tissue: string;
  /** Expression units per copy of the counted allele. */
  readonly effect: number;
  /** cis: within the window of the gene; trans: a cis SNP of another gene. */
  readonly kind: 'cis' | 'trans';
  /** How it differs between tissues. */
  readonly pattern: 'shared' | 'specific' | 'opposite';
}

/** A stretch of a chromosome: 1-based, both ends in it. */
export interface Interval {
  readonly chromosome: string;
  readonly start: number;
  readonly end: number;
}

/** Expression of the people of one tissue, and what of it is genetic: people × genes. */
export interface TissueExpression {
  readonly expression: Matrix;
  readonly geneticValues: Matrix;
}

/** A gene whose genetic value acts on a trait. */
export interface TraitGene {
  readonly trait: string;
  readonly gene: string;
  readonly tissue: string;
  /** Standard deviations of the trait (of its liability) per standard deviation of the genetic value. */
  readonly effect: number;
}

/** A simulated cohort and the truth behind it. */
export interface SimulatedCohort {
  /** Of all people, with positions, alleles and missing calls. */
  readonly genotypes: Matrix;
  /** By name, in the order of the options; the people of a tissue are some of all, in their order. */
  readonly tissues: ReadonlyMap<string, TissueExpression>;
  /** Sex, age and the share of each population but the first; of all people. */
  readonly covariates: Covariates;
  /** People × traits; diseases are 0 or 1. */
  readonly traits: Matrix;
  /** `enhancer`, where causal SNPs are more frequent, and `neutral`, where they are not. */
  readonly annotations: Readonly<Record<'enhancer' | 'neutral', readonly Interval[]>>;
  readonly causal: readonly CohortEffect[];
  readonly traitGenes: readonly TraitGene[];
}
