import { markersOf } from '@snpress/data/reconcile/markers-of';
import type { JsonObject } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { genotypesKept } from '@snpress/models/artifact/genotypes-kept';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import { applySteps } from '@snpress/preprocess/steps/apply-steps';
import { describeChoice } from '../artifacts/describe-choice.js';
import { genePerformance } from '../artifacts/gene-performance.js';
import { placesOf } from '../artifacts/places-of.js';
import { readFitted } from '../artifacts/read-fitted.js';
import { packModel } from '../definitions/pack-model.js';

export default packModel.implement(async ({ params: { name, type, params, provenance }, inputs, warn }) => {
  const { set } = inputs;
  const { label, train } = await set.split.read();
  const { ploidy, files, reading } = await inputs.reconciliation.read();
  const genotypes = applySteps([], await inputs.genotypes.read(), train);
  const expressionSteps = await set.expressionSteps.read();
  const genes = expressionSteps.features;
  const selection = await inputs.selection?.read();
  const choice = selection === undefined ? {} : describeChoice(selection);
  const covariates = await set.covariateSteps?.read();
  const artifact = saveArtifact({
    name,
    type,
    params: { ...params, ...(choice.setting as JsonObject | undefined) },
    ploidy,
    reading,
    markers: markersOf(genotypes, ploidy),
    genes: { ids: genes, ...placesOf(await inputs.expression.read(), genes) },
    genotypeSteps: await set.genotypeSteps.read(),
    expressionSteps,
    ...(covariates && { covariates }),
    fitted: await readFitted({ data: inputs, set, model: inputs.model }),
    performance: genePerformance(await inputs.evaluation.read(), genes),
    provenance: {
      ...provenance,
      trainedOn: label,
      trainingSamples: train.length,
      inputs: files,
      settings: choice,
    },
  });
  const kept = genotypesKept(artifact.metadata);
  if (kept > 0)
    warn(
      `the file of ${name} has the genotypes of ${counted(kept, 'training sample')} (${type} cannot do without): share it as you would share the data`,
    );
  return { artifact };
});
