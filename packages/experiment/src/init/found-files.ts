import type { Targets } from '../spec/experiment.js';
import type { FoundAnnotations } from './find-annotations.js';

/** The size of a matrix. */
export interface FoundMatrix {
  readonly path: string;
  readonly features: number;
  readonly samples: number;
}

/** What was made of somebody's files. */
export interface FoundFiles {
  readonly genotypes: {
    /** The only one, or those that are joined. */
    readonly files: readonly FoundMatrix[];
    /** Markers and samples of all of them. */
    readonly features: number;
    readonly samples: number;
    readonly ploidy: 1 | 2;
    /** Texts that are taken for a missing call, as a guess to check. */
    readonly codes: readonly string[];
    /** Why, in a sentence. */
    readonly because: string;
  };
  /** What the matrices of expression hold. */
  readonly targets: Targets;
  /** One, or one for each context. */
  readonly expression: readonly (FoundMatrix & { readonly context: string | undefined })[];
  /** Paths of the tables of positions that are used. */
  readonly positions: readonly string[];
  /** The table of covariates, where there is one. */
  readonly covariates: { readonly path: string; readonly names: readonly string[] } | undefined;
  /** Path of the table of sample ids, where there is one. */
  readonly sampleIds: string | undefined;
  readonly annotations: readonly FoundAnnotations[];
  /** Samples that have genotypes, expression (of a context at least) and, where these are given, covariates. */
  readonly matched: number;
  /** Ids of the samples that have genotypes or expression alone, or both without covariates. */
  readonly dropped: {
    readonly genotypes: readonly string[];
    readonly expression: readonly string[];
    readonly covariates: readonly string[];
  };
  /** Files that are not used, and why; a sentence each, which begins with the file. */
  readonly leftOut: readonly string[];
  /** What else to know of the files; a sentence each. */
  readonly notes: readonly string[];
}
