import { geneScores } from '@snpress/evaluate/metrics/gene-scores';
import type { ReportInput } from './report-input.js';

function geneProblems({ evaluations }: ReportInput): readonly string[] {
  const [first, ...rest] = evaluations;
  if (first === undefined) return ['evaluations is empty: give at least the baseline'];
  const lengths = evaluations.flatMap((model) => {
    const { genes, observedMean } = model.perGene;
    return Object.entries({ observedMean, ...geneScores(model) })
      .filter(([, { length }]) => length !== genes.length)
      .map(
        ([score, { length }]) =>
          `evaluation "${model.name}": ${score} of the genes has ${length} values for ${genes.length} genes`,
      );
  });
  const { genes } = first.perGene;
  const orders = rest
    .filter(
      ({ perGene }) =>
        perGene.genes.length !== genes.length || perGene.genes.some((gene, i) => gene !== genes[i]),
    )
    .map(({ name }) => `evaluation "${name}" has other genes, or another order, than "${first.name}"`);
  const bins = rest
    .filter(({ r2Bins }) => r2Bins.length !== first.r2Bins.length)
    .map(({ name }) => `evaluation "${name}" has other r² bins than "${first.name}"`);
  return [...lengths, ...orders, ...bins];
}

function nameProblems({ evaluations }: ReportInput): readonly string[] {
  const names = evaluations.map(({ name }) => name);
  return [...new Set(names.filter((name, i) => names.indexOf(name) !== i))].map(
    (name) => `evaluation "${name}" is given twice`,
  );
}

function predictionProblems({ predictions = [] }: ReportInput): readonly string[] {
  return predictions.flatMap(({ split, observed, predicted }) =>
    Object.entries(predicted)
      .filter(([, { values }]) => values.length !== observed.values.length)
      .map(
        ([model, { values }]) =>
          `split "${split}": "${model}" predicts ${values.length} values where ${observed.values.length} were observed`,
      ),
  );
}

function ceilingProblems({ ceilings = [] }: ReportInput): readonly string[] {
  return ceilings.flatMap(({ kind, perGene: { genes, ceiling, standardError = ceiling } }) =>
    [ceiling, standardError].some(({ length }) => length !== genes.length)
      ? [`ceiling "${kind}": not one value for each of its ${genes.length} genes`]
      : [],
  );
}

function importanceProblems({ importances = [] }: ReportInput): readonly string[] {
  return importances.flatMap(({ model, markers, values, chromosome, position }) =>
    Object.entries({ values, chromosome, position }).flatMap(([part, entries]) =>
      entries === undefined || entries.length === markers.length
        ? []
        : [`importance of "${model}": ${part} has ${entries.length} entries for ${markers.length} markers`],
    ),
  );
}

function partProblems(input: ReportInput): readonly string[] {
  const names = new Set(input.evaluations.map(({ name }) => name));
  return (['importances', 'inclusions'] as const).flatMap((part) => {
    const models = (input[part] ?? []).map(({ model }) => model);
    return [
      ...models.filter((model) => !names.has(model)).map((model) => `${part}: no evaluation "${model}"`),
      ...models
        .filter((model, i) => models.indexOf(model) !== i)
        .map((model) => `${part}: "${model}" is given twice`),
    ];
  });
}

/** @throws Error that lists everything about the input that does not fit together. */
export function checkReportInput(input: ReportInput): void {
  const problems = [
    ...nameProblems(input),
    ...geneProblems(input),
    ...predictionProblems(input),
    ...ceilingProblems(input),
    ...importanceProblems(input),
    ...partProblems(input),
  ];
  if (problems.length > 0)
    throw new Error(
      `The report's input does not fit together:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
    );
}
