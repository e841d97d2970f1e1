import { readBundle } from '@snpress/formats/bundle/read-bundle';
import type { StageFunction } from '@snpress/pipeline';
import { renderReport } from '@snpress/report/render-report';
import type { KeptModels, PairedComparison } from '@snpress/report';
import type { Evaluation } from '../artifacts/evaluation.js';
import { readJson, writeJson } from '../artifacts/json-file.js';
import { unpackArrays } from '../artifacts/pack-arrays.js';
import type { ExperimentDescription } from '../compile/describe-experiment.js';
import { ceilingsOf, cisTransOf, evaluatedModels } from '../report-input/evaluated-models.js';
import { readHeldOut } from '../report-input/read-held-out.js';
import { readImportances } from '../report-input/read-importances.js';
import { readLearningCurves } from '../report-input/read-learning-curves.js';
import { readSelections } from '../report-input/read-selections.js';
import { reconciliationOf, type DataReconciliation } from '../report-input/reconciliation.js';
import { protocolInWords } from './protocol-in-words.js';

interface Parameters {
  readonly title: string;
  readonly genes: readonly string[] | null;
  readonly experiment: ExperimentDescription;
  readonly spec: string;
  readonly keptModels: KeptModels | null;
}

/** Draws the report: every file of it under its path below the run's folder. */
const report: StageFunction = async ({ parameters, inputs, outputs }) => {
  const { title, genes, experiment, spec, keptModels } = parameters as unknown as Parameters;
  const evaluation = unpackArrays(await readBundle(inputs.evaluation!)) as Evaluation;
  const reconciliation = await readJson<DataReconciliation>(inputs.reconciliation!);
  const names = evaluation.models.map(({ name }) => name);
  const judged = names.filter((name) => name !== 'mean');
  const skipped = evaluation.models[0]?.skippedGenes ?? 0;

  const files = await renderReport({
    title,
    experiment: experiment.name,
    data: {
      samples: evaluation.size.samples,
      markers: evaluation.size.snps,
      genes: evaluation.size.genes,
      source: experiment.source,
      ploidy: reconciliation.ploidy,
      simulated: experiment.simulated,
      ...(experiment.description === null ? {} : { description: experiment.description }),
    },
    protocol: protocolInWords(experiment),
    evaluations: evaluatedModels(evaluation, experiment),
    ceilings: ceilingsOf(evaluation),
    cisTrans: cisTransOf(evaluation),
    importances: await readImportances(inputs, judged, evaluation.splits.length),
    comparisons: evaluation.comparisons.map(pairedComparison),
    selections: await readSelections(inputs, names, evaluation.splits),
    learningCurves: await readLearningCurves(inputs, names, evaluation.splits),
    predictions: await readHeldOut(inputs, names, evaluation.splits),
    ...(genes ? { genes } : {}),
    ...(keptModels ? { keptModels } : {}),
    warnings:
      skipped > 0
        ? [
            `${skipped} genes are not predicted in every split (the preprocessing drops them) and are left out`,
          ]
        : [],
    reconciliation: reconciliationOf(reconciliation),
    provenance: { spec, seed: experiment.seed, inputs: reconciliation.files },
    filesAt: '../',
  });
  const { 'index.html': page, ...others } = files;
  await writeJson(outputs.files!, { 'report/index.html': page, ...others });
};

function pairedComparison({ first, second, skill }: Evaluation['comparisons'][number]): PairedComparison {
  const { difference, test, interval } = skill;
  return {
    first,
    second,
    difference,
    ...(interval ? { interval } : {}),
    ...(test ? { pValue: test.p } : {}),
  };
}

export default report;
