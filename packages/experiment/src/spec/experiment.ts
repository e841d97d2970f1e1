import type { IdPattern } from '@snpress/data';
import type { AnnotationSource, matrixSource, TableSource } from '@snpress/formats';
import type { CohortOptions, simulateOptions } from '@snpress/datasets';
import type { BackendName, ContextFit, MarkerChoice, Setting } from '@snpress/models';
import type { splitSchema } from '@snpress/preprocess';
import type { z } from 'zod';
import type { dataFilesSchema, evaluateSchema, reportSchema } from './experiment-schema.js';
import type { PreprocessSpec } from './check-preprocess.js';

/** A model of the spec, checked: its parameters complete, its grid expanded. */
export interface ModelSpec {
  readonly name: string;
  readonly type: string;
  /** Every parameter of the estimator, with defaults. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The settings to choose among; a single empty one where there is no grid. */
  readonly grid: Readonly<Record<string, readonly Setting[string][]>>;
  readonly select: 'global' | 'per-gene';
  /** How contexts are fitted; not there where the expression is of one. */
  readonly contexts?: ContextFit | undefined;
  /** Which markers it is trained on; all where it is not there. */
  readonly markers?: MarkerChoice | undefined;
  /** `ignore`: makes no use of `data.annotations`. */
  readonly annotations?: 'ignore' | undefined;
}

/** A file of genotypes and how it is read. */
type GenotypeSource = z.output<typeof matrixSource>;

/** A file of expression, of a context where there are several. */
export type ExpressionSource = GenotypeSource & { readonly context?: string };

/** A small table: its absolute path, and how it is written. */
export type TableFile = Exclude<TableSource, string>;

/** Tables or patterns of sample ids, by the matrix whose samples they rename. */
export type SampleIds = {
  readonly [file in 'genotypes' | 'expression' | 'covariates']?: TableFile | IdPattern;
};

/** What the columns of the expression matrix are. */
export type Targets = 'genes' | 'traits';

/** Where the data come from: files of the user's, a simulated cross, or a tissue of a simulated cohort. */
export type DataSpec =
  | (Pick<z.output<typeof dataFilesSchema>, 'covariates' | 'ploidy'> & {
      readonly kind: 'files';
      /** What is predicted: expression of genes, or other traits. */
      readonly targets: Targets;
      readonly genotypes: GenotypeSource;
      /** Files whose genotypes are joined to these. */
      readonly moreGenotypes: readonly GenotypeSource[];
      /** One, or one for each of several contexts. */
      readonly expression: readonly ExpressionSource[];
      readonly snpPositions?: TableFile;
      readonly genePositions?: TableFile;
      readonly sampleIds: SampleIds;
      readonly annotations: readonly AnnotationSource[];
    })
  | { readonly kind: 'simulate'; readonly options: z.output<typeof simulateOptions> }
  | { readonly kind: 'cohort'; readonly options: CohortOptions };

/** Which models a run leaves for later predictions. */
export interface FinalSpec {
  /** `all` samples, the `training` samples of each outer split, or no models. */
  readonly fit: 'all' | 'training' | 'none';
  readonly models: readonly string[];
}

/** A checked experiment: every default filled in, every path absolute. */
export interface Experiment {
  readonly name: string;
  readonly description: string | undefined;
  readonly seed: number | string;
  /** What networks are trained on in the place of our own kernels. */
  readonly backend?: BackendName | undefined;
  readonly data: DataSpec;
  readonly preprocess: PreprocessSpec;
  readonly split: z.output<typeof splitSchema>;
  /** `mean` first, then in the order of the spec. */
  readonly models: readonly ModelSpec[];
  /** The models that the run leaves, by name, and what they are fitted on. */
  readonly final: FinalSpec;
  readonly evaluate: z.output<typeof evaluateSchema>;
  readonly report: z.output<typeof reportSchema>;
}
