import { covariatesFromBundle, covariatesToBundle } from '@snpress/data/covariates/covariates-bundle';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { artifact } from '@snpress/pipeline/stage/artifact';

const plain = { read: readBundle, write: writeBundle };

/** A fitted model as its `save` gave it. */
export const model = artifact('model', plain);

/** What a pretraining left. */
export const pretrained = artifact('pretrained', plain);

/** A fitted model with everything that predicting takes. */
export const modelArtifact = artifact('model-artifact', plain);

/** What is known of each sample besides genotypes and expression. */
export const covariates = artifact('covariates', {
  read: async (file) => covariatesFromBundle(await readBundle(file)),
  write: (file, value) => writeBundle(file, covariatesToBundle(value)),
});
