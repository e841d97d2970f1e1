import type { ArrayBundle, JsonObject } from '@snpress/data';
import { loadSteps } from '@snpress/preprocess/steps/load-steps';
import type { Estimator } from '../contract/estimator.js';
import { ModelError } from '../contract/model-error.js';
import { loadCovariates } from '../covariates/load-covariates.js';
import { loadModel } from '../registry.js';
import { artifactFormat } from './artifact-format.js';
import { digestArrays } from './digest-arrays.js';
import type { ArtifactGenes, ArtifactMarkers, GenePerformance, ModelArtifact } from './model-artifact.js';
import { unshareArrays } from './share-arrays.js';

/**
 * Restores a model artifact from what `saveArtifact` gave.
 * @param others - estimators beside those of this package.
 * @throws ModelError where the bundle is something else, is damaged, or is of a later version.
 */
export function loadArtifact(bundle: ArrayBundle, others: readonly Estimator[] = []): ModelArtifact {
  requireArtifact(bundle);
  const { name, model, params, ploidy, reading, provenance, parts, shared } =
    bundle.metadata as unknown as Saved;
  const arrays = unshareArrays({ arrays: bundle.arrays, shared });
  const part = (key: keyof Saved['parts']): ArrayBundle => ({
    metadata: parts[key]!,
    arrays: within(arrays, `${key}/`),
  });
  const optional = (key: string, prefix: string): object => {
    const found = within(arrays, prefix);
    return Object.keys(found).length > 0 ? { [key]: found } : {};
  };
  return {
    name,
    type: model,
    params,
    ploidy,
    ...(reading && { reading }),
    markers: {
      ids: arrays['markers/ids'],
      frequencies: arrays['markers/frequencies'],
      ...optional('positions', 'markers/positions/'),
      ...optional('alleles', 'markers/alleles/'),
    } as unknown as ArtifactMarkers,
    genes: {
      ids: arrays['genes/ids'],
      ...optional('positions', 'genes/positions/'),
      ...optional('contexts', 'genes/contexts/'),
      ...(arrays['genes/names'] && { names: arrays['genes/names'] }),
      ...(arrays['genes/phi'] && { phi: arrays['genes/phi'] }),
    } as unknown as ArtifactGenes,
    genotypeSteps: loadSteps(part('genotypeSteps')),
    expressionSteps: loadSteps(part('expressionSteps')),
    ...(parts.covariates && { covariates: loadCovariates(part('covariates')) }),
    fitted: loadModel(part('fitted'), others),
    ...(optional('performance', 'performance/') as { performance?: GenePerformance }),
    provenance,
  };
}

interface Saved extends Pick<ModelArtifact, 'name' | 'params' | 'ploidy' | 'reading' | 'provenance'> {
  readonly model: string;
  readonly parts: Readonly<Record<'genotypeSteps' | 'expressionSteps' | 'fitted', JsonObject>> & {
    readonly covariates?: JsonObject;
  };
  readonly shared: Readonly<Record<string, string>>;
}

function requireArtifact({ metadata, arrays }: ArrayBundle): void {
  const { digest, ...described } = metadata;
  if (metadata.type !== artifactFormat.type) {
    const found = typeof metadata.type === 'string' ? `"${metadata.type}"` : 'something else';
    throw new ModelError('input', {
      code: 'no-artifact',
      message: `this bundle holds ${found}, not a model artifact`,
      hint: 'give a file of the folder models of a run',
    });
  }
  if (metadata.version !== artifactFormat.version) {
    throw new ModelError('input', {
      code: 'other-version',
      message:
        `this model is of version ${JSON.stringify(metadata.version)} of its format, and this snpress reads ` +
        `version ${artifactFormat.version}`,
      hint: 'use the snpress that wrote it, or run the experiment again',
    });
  }
  if (digest !== digestArrays(described, arrays)) {
    throw new ModelError('input', {
      code: 'damaged',
      message: 'this model is damaged: its content is not what was written',
      hint: 'copy it again from where it came from, or run the experiment again',
    });
  }
}

/** The arrays whose names begin with `prefix`, without it. */
function within(arrays: ArrayBundle['arrays'], prefix: string): ArrayBundle['arrays'] {
  const own = Object.entries(arrays).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, array]) => [name.slice(prefix.length), array]));
}
