import type { Experiment, ModelSpec, Targets } from '../spec/experiment.js';

/** What the report says about an experiment: plain data, part of the report's parameters. */
export interface ExperimentDescription {
  readonly name: string;
  readonly description: string | null;
  readonly seed: number | string;
  /** Where the data come from, in words. */
  readonly source: string;
  /** The name of the table of covariates, where there is one. */
  readonly covariateTable: string | null;
  readonly simulated: boolean;
  /** What is predicted. */
  readonly targets: Targets;
  readonly preprocess: Experiment['preprocess'];
  readonly outer: Experiment['split']['outer'];
  readonly outerSplits: number;
  readonly innerFolds: number;
  /** Where genotypes are swept from disk: what is not done with them. */
  readonly leftOutBySweep?: readonly string[];
  readonly models: readonly Pick<ModelSpec, 'name' | 'type' | 'markers'>[];
}
