import type { Matrix } from '@snpress/data';
import type { Input } from '@snpress/pipeline';
import { renderReport } from '@snpress/report/render-report';
import { report } from '../definitions/report.js';
import { readHeldOut } from '../report-input/read-held-out.js';
import { readInclusions } from '../report-input/read-inclusions.js';
import { readImportances } from '../report-input/read-importances.js';
import { readLearningCurves } from '../report-input/read-learning-curves.js';
import { readSelections } from '../report-input/read-selections.js';
import { reconciliationOf } from '../report-input/reconciliation.js';
import { protocolInWords } from './protocol-in-words.js';

/** Every file under its path below the run's folder. */
export default report.implement(async ({ params, inputs }) => {
  const { title, genes, experiment, spec, keptModels } = params;
  const evaluation = await inputs.evaluation.read();
  const reconciliation = await inputs.reconciliation.read();
  const annotated = (await inputs.annotationFiles?.read()) ?? [];
  const { attrition } = evaluation;
  const { models } = inputs;
  const judged = new Map([...models].filter(([name]) => name !== 'mean'));
  const typeOf = new Map(experiment.models.map(({ name, type }) => [name, type]));

  const files = await renderReport({
    title,
    experiment: experiment.name,
    data: {
      samples: attrition.samples.used[1],
      markers: attrition.markers.used[1],
      genes: attrition.genes.used[1],
      attrition,
      source: experiment.source,
      ploidy: reconciliation.ploidy,
      simulated: experiment.simulated,
      targets: experiment.targets,
      ...(experiment.description === null ? {} : { description: experiment.description }),
    },
    protocol: protocolInWords(experiment),
    evaluations: evaluation.models.map((model) => ({ ...model, type: typeOf.get(model.name) })),
    ceilings: evaluation.ceilings,
    enrichments: evaluation.enrichments,
    importances: await readImportances(judged),
    inclusions: await readInclusions(inputs.inclusions),
    comparisons: evaluation.comparisons,
    selections: await readSelections(models, evaluation.splits),
    learningCurves: await readLearningCurves(models, evaluation.splits),
    predictions: await readHeldOut(inputs, evaluation.splits),
    ...(genes ? { genes: await labelsOf(inputs.expression, genes) } : {}),
    ...(keptModels ? { keptModels } : {}),
    reconciliation: reconciliationOf(reconciliation),
    provenance: { spec, seed: experiment.seed, inputs: [...reconciliation.files, ...annotated] },
  });
  const { 'index.html': page, ...others } = files;
  return { files: { 'report/index.html': page!, ...others } };
});

/** Genes by the ids of the features that they are in any context. */
async function labelsOf(expression: Input<Matrix>, genes: readonly string[]): Promise<readonly string[]> {
  const { features, contexts } = await expression.read();
  if (contexts === undefined) return genes;
  return genes.flatMap((gene) => {
    const found = features.filter((_, feature) => contexts.gene[feature] === gene);
    return found.length > 0 ? found : [gene];
  });
}
