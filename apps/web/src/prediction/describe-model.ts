import { counted } from '@snpress/data/words/counted';
import { formatCount } from '@snpress/data/words/format-number';
import { someOf } from '@snpress/data/errors/some-of';
import { contextsOfArtifact } from '@snpress/models/artifact/artifact-of-context';
import { usedMarkers } from '@snpress/models/artifact/used-markers';
import type { ModelArtifact } from '@snpress/models';
import type { ModelFacts } from './messages.js';

/** What a reader wants to know of a model before predicting with it. */
export function describeModel(model: ModelArtifact): ModelFacts {
  const { name, type, genes, markers, ploidy, covariates, provenance } = model;
  const contexts = contextsOfArtifact(model);
  const wanted = (covariates?.table ?? []).map((covariate) => covariate.name);
  const samples = provenance.trainingSamples;
  return {
    contexts,
    facts: [
      ['Model', name === type ? name : `${name} (${type})`],
      ['Predicts', counted(genes.ids.length, 'gene')],
      ['Uses', `${formatCount(usedMarkers(model).length)} of ${counted(markers.ids.length, 'variant')}`],
      ['Genotypes', ploidy === 1 ? 'haploid' : 'diploid'],
      ...(typeof samples === 'number' ? [['Trained on', counted(samples, 'sample')] as const] : []),
      ...(contexts.length > 0 ? [['Contexts', someOf(contexts, 5)] as const] : []),
      ...(wanted.length > 0
        ? [['Covariates', `${someOf(wanted, 5)}: all samples count as the training mean here`] as const]
        : []),
    ],
  };
}
