import type {
  Alleles,
  ArrayBundle,
  BundleArray,
  FeatureContexts,
  JsonObject,
  Positions,
} from '@snpress/data';
import { artifactFormat } from './artifact-format.js';
import { digestArrays } from './digest-arrays.js';
import type { ModelArtifact } from './model-artifact.js';
import { shareArrays } from './share-arrays.js';

/**
 * A model artifact as a bundle; `loadArtifact` restores it. Equal artifacts give equal bundles, and a digest of the whole
 * is part of it. Genotypes of training samples are left out where the model can do without them.
 */
export function saveArtifact(artifact: ModelArtifact): ArrayBundle {
  const { name, type, params, ploidy, reading, markers, genes, performance, provenance } = artifact;
  const parts = {
    genotypeSteps: artifact.genotypeSteps.save(),
    expressionSteps: artifact.expressionSteps.save(),
    fitted: artifact.fitted.save('to-share'),
    ...(artifact.covariates && { covariates: artifact.covariates.save('for-prediction') }),
  };
  const { arrays, shared } = shareArrays({
    'markers/ids': markers.ids,
    'markers/frequencies': markers.frequencies,
    ...under('markers/positions', markers.positions),
    ...under('markers/alleles', markers.alleles),
    'genes/ids': genes.ids,
    ...under('genes/positions', genes.positions),
    ...under('genes/contexts', genes.contexts),
    ...(genes.names && { 'genes/names': genes.names }),
    ...(genes.phi && { 'genes/phi': genes.phi }),
    ...under('performance', performance),
    ...under('genotypeSteps', parts.genotypeSteps.arrays),
    ...under('expressionSteps', parts.expressionSteps.arrays),
    ...under('fitted', parts.fitted.arrays),
    ...under('covariates', parts.covariates?.arrays),
  });
  const metadata: JsonObject = {
    ...artifactFormat,
    name,
    model: type,
    params,
    ploidy,
    ...(reading && { reading: reading as JsonObject }),
    provenance,
    parts: {
      genotypeSteps: parts.genotypeSteps.metadata,
      expressionSteps: parts.expressionSteps.metadata,
      fitted: parts.fitted.metadata,
      ...(parts.covariates && { covariates: parts.covariates.metadata }),
    },
    shared,
  };
  return { metadata: { ...metadata, digest: digestArrays(metadata, arrays) }, arrays };
}

function under(
  prefix: string,
  fields:
    Positions | Alleles | FeatureContexts | ModelArtifact['performance'] | ArrayBundle['arrays'] | undefined,
): Record<string, BundleArray> {
  const entries = Object.entries((fields ?? {}) as ArrayBundle['arrays']);
  return Object.fromEntries(entries.map(([name, array]) => [`${prefix}/${name}`, array]));
}
