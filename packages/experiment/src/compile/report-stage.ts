import type { Reference } from '@snpress/pipeline';
import { report } from '../definitions/report.js';
import type { Experiment } from '../spec/experiment.js';
import type { SplitShape } from '../spec/split-shape.js';
import type { PlannedSweep } from './count-sweeps.js';
import type { KeptModel } from './artifact-stages.js';
import type { DataReferences } from './data-stages.js';
import { describeExperiment } from './describe-experiment.js';
import type { FittedModel } from './model-stages.js';
import type { PhaseStages } from './stage-list.js';

/** What the report stage reads of an experiment. */
export interface ReportPlace {
  readonly data: DataReferences;
  readonly evaluation: Reference<'evaluation'>;
  readonly shape: SplitShape;
  readonly specText: string;
  readonly models: readonly FittedModel[];
  readonly kept: readonly KeptModel[];
  /** Where genotypes are swept from disk. */
  readonly sweep: PlannedSweep | undefined;
}

/** The stage that draws the report. */
export function reportStage(
  experiment: Experiment,
  { data, evaluation, shape, specText, models, kept, sweep }: ReportPlace,
  phase: PhaseStages,
): void {
  const { final, report: options, name } = experiment;
  const files = kept.map(({ model, file, keepsGenotypes }) => ({
    model,
    path: file,
    ...(keepsGenotypes && { keepsGenotypes }),
  }));
  phase.add(
    report.at('report', {
      params: {
        title: options.title ?? name,
        genes: options.genes,
        experiment: describeExperiment(experiment, shape, sweep),
        spec: specText,
        keptModels: final.fit === 'none' ? undefined : { fittedOn: final.fit, files },
      },
      inputs: {
        expression: data.expression,
        reconciliation: data.reconciliation,
        annotationFiles: data.annotationFiles,
        evaluation,
        covariateParts: models.flatMap(({ splits }) =>
          splits.flatMap(({ covariatePart }) => covariatePart ?? []),
        ),
        models: new Map(models.map(({ model, splits }) => [model.name, splits])),
        inclusions: new Map(
          models.map(({ model: { name }, splits }) => {
            const fitted = kept.find(({ model }) => model === name) ?? splits[0]!;
            return [name, { inclusion: fitted.inclusion }];
          }),
        ),
      },
    }),
  );
}
