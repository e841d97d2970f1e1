import { readStoredBundle } from '@snpress/formats/bundle/read-stored-bundle';
import { writeStoredBundle } from '@snpress/formats/bundle/write-stored-bundle';
import { loadCovariates } from '@snpress/models/covariates/load-covariates';
import type { FittedCovariates } from '@snpress/models';
import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';
import { loadSteps } from '@snpress/preprocess/steps/load-steps';
import type { FittedSteps } from '@snpress/preprocess';

const steps = <const Type extends string>(type: Type): Codec<Type, FittedSteps> =>
  artifact(type, {
    read: async (file) => loadSteps(await readStoredBundle(file)),
    write: (file, fitted) => writeStoredBundle(file, fitted.save()),
  });

/** What is done with genotypes before a model sees them, as the training rows of a split say. */
export const genotypeSteps = steps('genotype-steps');

/** What is done with expression, likewise. */
export const expressionSteps = steps('expression-steps');

/** What is done with covariates, likewise. */
export const covariateSteps: Codec<'covariate-steps', FittedCovariates> = artifact('covariate-steps', {
  read: async (file) => loadCovariates(await readStoredBundle(file)),
  write: (file, fitted) => writeStoredBundle(file, fitted.save()),
});
