import type { Ceiling as ReportCeiling, CisTransSkill, EvaluatedModel } from '@snpress/report';
import type { Evaluation } from '../artifacts/evaluation.js';
import type { ExperimentDescription } from '../artifacts/experiment-description.js';

/** Every model with its type. */
export function evaluatedModels({ models }: Evaluation, experiment: ExperimentDescription): EvaluatedModel[] {
  return models.map((model) => {
    const type = experiment.models.find((candidate) => candidate.name === model.name)?.type;
    return { ...model, ...(type === undefined ? {} : { type }) };
  });
}

/** How high skill can be. */
export function ceilingsOf({ ceilings }: Evaluation): ReportCeiling[] {
  return ceilings.map(({ kind, pooled, interval, perGene: { genes, ceiling, standardError } }) => ({
    kind,
    pooled,
    interval,
    genes,
    perGene: ceiling,
    ...(standardError === undefined ? {} : { standardError }),
  }));
}

/** Skill by where markers lie, of the models that can be taken apart. */
export function cisTransOf({ models }: Evaluation): CisTransSkill[] {
  return models.flatMap(({ name, cisTrans }) => {
    if (cisTrans === undefined || cisTrans.genes === 0) return [];
    const { window, genes, whole, cis, trans, sources } = cisTrans;
    return [
      {
        model: name,
        window,
        genes,
        whole: whole.pooled,
        cis: cis.pooled,
        trans: trans.pooled,
        mostlyCis: sources.mostlyCis,
        mostlyTrans: sources.mostlyTrans,
      },
    ];
  });
}
