import type { ArtifactReading } from '@snpress/models';
import type { Provenance } from '@snpress/report';
import { jsonFile } from './json-file.js';

/** Ids of the samples, in the order of the matrices. */
export const samples = jsonFile<readonly string[]>()('samples');

/** What the stage that read the data found. */
export interface DataReconciliation {
  readonly matched: number;
  readonly ploidy: 1 | 2;
  readonly genotypes: Side;
  readonly expression: Side;
  /** Where there is a table of covariates. */
  readonly covariates?: Side | undefined;
  /** How much was measured in each context, where there are several. */
  readonly contexts?: readonly ContextSize[] | undefined;
  /** Genes that were left out at once. */
  readonly genesLeft?: readonly { readonly id: string; readonly reason: string }[] | undefined;
  readonly files: NonNullable<Provenance['inputs']>;
  /** How genotypes were read from files, where that is a choice. */
  readonly reading?: ArtifactReading | undefined;
}

/** Samples that have genotypes and were measured in a context, and its genes. */
export interface ContextSize {
  readonly context: string;
  readonly samples: number;
  readonly genes: number;
}

interface Side {
  readonly total: number;
  readonly dropped: readonly { readonly id: string; readonly reason: string }[];
  /** How many samples a table of ids gave another id. */
  readonly renamed?: { readonly samples: number; readonly table: string } | undefined;
}

export const reconciliation = jsonFile<DataReconciliation>()('reconciliation');

/** The files that annotations were read from. */
export const annotationFiles = jsonFile<NonNullable<Provenance['inputs']>>()('annotation-files');
