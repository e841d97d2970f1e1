import { readArrowMatrix, readBundle, type Matrix } from '@snpress/data';
import type { ModelEvaluation } from '@snpress/evaluate';
import type { StageFunction } from '@snpress/pipeline';
import {
  renderReport,
  type EvaluatedModel,
  type HeldOutPredictions,
  type LearningCurve,
  type ModelSelection,
  type PairedComparison,
  type Provenance,
  type Reconciliation,
} from '@snpress/report';
import type { Evaluation } from '../artifacts/evaluation.js';
import { describeSetting } from '../artifacts/describe-setting.js';
import { readJson, writeJson } from '../artifacts/json-file.js';
import { unpackArrays } from '../artifacts/pack-arrays.js';
import { observedAs, readPredictions, selectionInput } from '../artifacts/predictions.js';
import { selectionFromBundle } from '../artifacts/selection-bundle.js';
import type { ExperimentDescription } from '../compile/describe-experiment.js';
import { protocolInWords } from './protocol-in-words.js';

interface Parameters {
  readonly title: string;
  readonly genes: readonly string[] | null;
  readonly experiment: ExperimentDescription;
  readonly spec: string;
}

interface DataReconciliation {
  readonly matched: number;
  readonly ploidy: 1 | 2;
  readonly genotypes: Side;
  readonly expression: Side;
  readonly files: NonNullable<Provenance['inputs']>;
}

interface Side {
  readonly total: number;
  readonly dropped: readonly { readonly id: string; readonly reason: string }[];
}

interface Diagnostics {
  readonly learningCurves: readonly Readonly<Record<string, unknown>>[];
}

type Files = Readonly<Record<string, string>>;

/** Draws the report: every file of it under its path below the run's folder. */
const report: StageFunction = async ({ parameters, inputs, outputs }) => {
  const { title, genes, experiment, spec } = parameters as unknown as Parameters;
  const evaluation = unpackArrays(await readBundle(inputs.evaluation!)) as Evaluation;
  const reconciliation = await readJson<DataReconciliation>(inputs.reconciliation!);
  const names = evaluation.models.map(({ name }) => name);
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
    evaluations: evaluation.models.map((model) => evaluatedModel(model, experiment)),
    comparisons: evaluation.comparisons.map(pairedComparison),
    selections: await readSelections(inputs, names, evaluation.splits),
    learningCurves: await readLearningCurves(inputs, names, evaluation.splits),
    predictions: await heldOutPredictions(inputs, names, evaluation.splits),
    ...(genes ? { genes } : {}),
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

function evaluatedModel(model: ModelEvaluation, experiment: ExperimentDescription): EvaluatedModel {
  const type = experiment.models.find((candidate) => candidate.name === model.name)?.type;
  return type === undefined ? model : { ...model, type };
}

function pairedComparison({ first, second, skill }: Evaluation['comparisons'][number]): PairedComparison {
  const { difference, test } = skill;
  return {
    first,
    second,
    difference,
    ...(test ? { interval: test.interval, pValue: test.p } : {}),
  };
}

async function readSelections(
  files: Files,
  models: readonly string[],
  splits: readonly string[],
): Promise<ModelSelection[]> {
  const selections: ModelSelection[] = [];
  for (const model of models) {
    if (files[selectionInput(model, 0)] === undefined) continue;
    const bySplit = [];
    for (const o of splits.keys())
      bySplit.push(selectionFromBundle(await readBundle(files[selectionInput(model, o)]!)));
    const [{ mode, settings }] = bySplit as [(typeof bySplit)[number]];
    selections.push({
      model,
      mode,
      settings: settings.map((setting) => ({ label: describeSetting(setting), parameters: setting })),
      splits: bySplit.map((selection, o) => ({
        split: splits[o]!,
        mse: selection.cvMse,
        ...(typeof selection.choice === 'number'
          ? { chosen: selection.choice }
          : { chosenGenes: countChoices(selection.choice, settings.length) }),
      })),
    });
  }
  return selections;
}

function countChoices(choice: Int32Array, settings: number): Int32Array {
  const counts = new Int32Array(settings);
  for (const setting of choice) counts[setting]! += 1;
  return counts;
}

/** How the training of networks went: of each outer split, the first network. */
async function readLearningCurves(
  files: Files,
  models: readonly string[],
  splits: readonly string[],
): Promise<LearningCurve[]> {
  const curves: LearningCurve[] = [];
  for (const model of models) {
    const lines = [];
    for (const [o, split] of splits.entries()) {
      const { learningCurves } = await readJson<Diagnostics>(files[`diagnostics.${model}.outer${o}`]!);
      for (const [kind, values] of Object.entries(learningCurves[0] ?? {})) {
        if (!Array.isArray(values) || values.length === 0) continue;
        lines.push({
          label: splits.length > 1 ? `${split}, ${kind}` : kind,
          x: values.map((_, epoch) => epoch + 1),
          y: values as number[],
        });
      }
    }
    if (lines.length > 0) curves.push({ model, yLabel: 'unexplained fraction of variance', lines });
  }
  return curves;
}

async function heldOutPredictions(
  files: Files,
  models: readonly string[],
  splits: readonly string[],
): Promise<HeldOutPredictions[]> {
  const observed = await readArrowMatrix(files.expression!);
  const result: HeldOutPredictions[] = [];
  for (const [o, split] of splits.entries()) {
    const predicted: Record<string, Matrix> = {};
    for (const model of models) predicted[model] = await readPredictions(files, model, o);
    result.push({ split, observed: observedAs(predicted[models[0]!]!, observed), predicted });
  }
  return result;
}

function reconciliationOf({ matched, genotypes, expression }: DataReconciliation): Reconciliation {
  const sides = { genotypes, expression };
  return {
    matched,
    inputs: Object.entries(sides).map(([name, side]) => ({ name, samples: side.total })),
    dropped: Object.entries(sides).flatMap(([from, side]) =>
      side.dropped.map(({ id, reason }) => ({ sample: id, from, reason })),
    ),
  };
}

export default report;
