import {
  markersOf,
  readArrowMatrix,
  readBundle,
  selectSamples,
  writeBundle,
  type JsonObject,
} from '@snpress/data';
import { loadCovariates, loadModel, saveArtifact } from '@snpress/models';
import type { StageFunction } from '@snpress/pipeline';
import { loadSteps } from '@snpress/preprocess';
import type { EvaluatedModel } from '../artifacts/evaluation.js';
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
  const evaluation = unpackArrays(await readBundle(inputs.evaluation!)) as EvaluatedModel;
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
