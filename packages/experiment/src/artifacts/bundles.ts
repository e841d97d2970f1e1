import { readStoredBundle } from '@snpress/formats/bundle/read-stored-bundle';
import { writeStoredBundle } from '@snpress/formats/bundle/write-stored-bundle';
import { covariatesFromBundle, covariatesToBundle } from '@snpress/data/covariates/covariates-bundle';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { artifact } from '@snpress/pipeline/stage/artifact';

/** A fitted model as its `save` gave it. */
export const model = artifact('model', { read: readStoredBundle, write: writeStoredBundle });

const plain = { read: readBundle, write: writeBundle };

/** What a pretraining left: read again for every setting of every model that begins with it, and so not compressed. */
export const pretrained = artifact('pretrained', plain);

/** A fitted model with everything that predicting takes: a file of the user's, which any reader of Arrow can open. */
export const modelArtifact = artifact('model-artifact', plain);

/** What is known of each sample besides genotypes and expression. */
export const covariates = artifact('covariates', {
  read: async (file) => covariatesFromBundle(await readStoredBundle(file)),
  write: (file, value) => writeStoredBundle(file, covariatesToBundle(value)),
});
