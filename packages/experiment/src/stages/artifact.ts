import { markersOf } from '@snpress/data/reconcile/markers-of';
import { readArrowMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { readBundle } from '@snpress/formats/bundle/read-bundle';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import type { JsonObject } from '@snpress/data';
import { loadCovariates } from '@snpress/models/covariates/load-covariates';
import { loadModel } from '@snpress/models/registry';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import type { StageFunction } from '@snpress/pipeline';
import { loadSteps } from '@snpress/preprocess/steps/load-steps';
import type { ModelEvaluation } from '@snpress/evaluate';
import { genePerformance } from '../artifacts/gene-performance.js';
import { readJson } from '../artifacts/json-file.js';
import { unpackArrays } from '../artifacts/pack-arrays.js';
import { positionsOf } from '../artifacts/positions-of.js';
import { describeChoice, selectionFromBundle } from '../artifacts/selection-bundle.js';
import type { LabelledSplit } from '../artifacts/split-rows.js';
import type { DataReconciliation } from '../report-input/reconciliation.js';

interface Parameters {
  readonly name: string;
  readonly type: string;
  readonly params: JsonObject;
  readonly provenance: JsonObject;
}

/** Packs a fitted model with everything that it takes to predict the expression of new samples. */
const artifact: StageFunction = async ({ parameters, inputs, outputs }) => {
  const { name, type, params, provenance } = parameters as unknown as Parameters;
  const { label, train } = await readJson<LabelledSplit>(inputs.split!);
  const { ploidy, files } = await readJson<DataReconciliation>(inputs.reconciliation!);
  const genotypes = selectSamples(await readArrowMatrix(inputs.genotypes!), train);
  const expressionSteps = loadSteps(await readBundle(inputs.expressionSteps!));
  const genes = expressionSteps.features;
  const choice =
    inputs.selection === undefined
      ? {}
      : describeChoice(selectionFromBundle(await readBundle(inputs.selection)));
  const evaluation = unpackArrays(await readBundle(inputs.evaluation!)) as ModelEvaluation;
  const bundle = saveArtifact({
    name,
    type,
    params: { ...params, ...(choice.setting as JsonObject | undefined) },
    ploidy,
    markers: markersOf(genotypes, ploidy),
    genes: { ids: genes, positions: positionsOf(await readArrowMatrix(inputs.expression!), genes) },
    genotypeSteps: loadSteps(await readBundle(inputs.genotypeSteps!)),
    expressionSteps,
    ...(inputs.covariateSteps !== undefined && {
      covariates: loadCovariates(await readBundle(inputs.covariateSteps)),
    }),
    fitted: loadModel(await readBundle(inputs.model!)),
    performance: genePerformance(evaluation, genes),
    provenance: {
      ...provenance,
      trainedOn: label,
      trainingSamples: train.length,
      inputs: files,
      settings: choice,
    },
  });
  await writeBundle(outputs.artifact!, bundle);
};

export default artifact;
