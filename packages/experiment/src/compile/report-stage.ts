import type { InputReference, Json, Stage } from '@snpress/pipeline';
import type { Experiment } from '../spec/experiment.js';
import type { KeptModel } from './artifact-stages.js';
import { describeExperiment } from './describe-experiment.js';
import { covariateParts, perSplit, predictionsOf, selectionOf, type FittedModel } from './per-split.js';
import type { SplitShape } from '../spec/split-shape.js';

/** What the report stage reads of an experiment. */
export interface ReportPlace {
  readonly expression: InputReference;
  /** The stage that made the data. */
  readonly source: string;
  readonly shape: SplitShape;
  readonly specText: string;
  readonly models: readonly FittedModel[];
  readonly kept: readonly KeptModel[];
}

/** The stage that draws the report. */
export function reportStage(
  experiment: Experiment,
  { expression, source, shape, specText, models, kept }: ReportPlace,
): Stage {
  const { fit } = experiment.final;
  return {
    id: 'report',
    implementation: 'report',
    parameters: {
      title: experiment.report.title ?? experiment.name,
      genes: experiment.report.genes ?? null,
      experiment: describeExperiment(experiment, shape),
      spec: specText,
      keptModels:
        fit === 'none'
          ? null
          : { fittedOn: fit, files: kept.map(({ model, file }) => ({ model, path: file })) },
    } as unknown as Json,
    seed: null,
    inputs: {
      expression,
      reconciliation: { stage: source, output: 'reconciliation' },
      evaluation: { stage: 'evaluate', output: 'evaluation' },
      ...perSplit(models, 'diagnostics', (at) => ({ stage: at.refit, output: 'diagnostics' })),
      ...perSplit(models, 'importance', (at) => ({ stage: at.refit, output: 'importance' })),
      ...perSplit(models, 'predictions', predictionsOf),
      ...covariateParts(experiment, models),
      ...perSplit(models, 'selection', selectionOf),
    },
    outputs: ['files'],
  };
}
