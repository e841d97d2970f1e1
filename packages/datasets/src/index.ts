export { catalogue } from './catalogue/catalogue.js';
export type { CatalogueDataset, CatalogueFile } from './catalogue/catalogue-dataset.js';
export { fetchDataset, type FetchOptions } from './fetch/fetch-dataset.js';
export type { FileOutcome } from './fetch/fetch-file.js';
export { gitBlobId } from './fetch/git-blob-id.js';
export type { RetryPolicy } from './fetch/retry-policy.js';
export { simulateCross } from './simulate/simulate-cross.js';
export { simulateOptions, type SimulateOptions } from './simulate/simulate-options.js';
export type { CausalEffect, SimulatedCross } from './simulate/simulated-cross.js';
export { simulateCohort } from './cohort/simulate-cohort.js';
export { cohortOptions, type CohortOptions } from './cohort/cohort-options.js';
export type {
  CohortEffect,
  Interval,
  SimulatedCohort,
  TissueExpression,
  TraitGene,
} from './cohort/simulated-cohort.js';
