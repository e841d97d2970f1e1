import { markersOfBlocks } from '@snpress/data/reconcile/markers-of';
import type { JsonObject } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { genotypesKept } from '@snpress/models/artifact/genotypes-kept';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import { applyStepsToBlocks } from '@snpress/preprocess/steps/apply-steps-to-blocks';
import { describeChoice } from '../artifacts/describe-choice.js';
import { genePerformance } from '../artifacts/gene-performance.js';
import { genotypes as storedGenotypes } from '../artifacts/matrices.js';
import { placesOf } from '../artifacts/places-of.js';
import { readFitted } from '../artifacts/read-fitted.js';
import { packModel } from '../definitions/pack-model.js';

export default packModel.implement(async ({ params: { name, type, params, provenance }, inputs, warn }) => {
  const { set } = inputs;
  const { label, train } = await set.split.read();
  const { ploidy, files, reading } = await inputs.reconciliation.read();
  const stored = inputs.genotypes;
  const genotypes = applyStepsToBlocks([], await stored.read(), train);
  // Asked for by models that are stored beside them, which are none of those that are swept.
  const inMemory = { ...stored, read: () => storedGenotypes.read(stored.path) };
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
    markers: markersOfBlocks(genotypes, ploidy),
    genes: { ids: genes, ...placesOf(await inputs.expression.read(), genes) },
    genotypeSteps: await set.genotypeSteps.read(),
    expressionSteps,
    ...(covariates && { covariates }),
    fitted: await readFitted({ data: { ...inputs, genotypes: inMemory }, set, model: inputs.model }),
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
