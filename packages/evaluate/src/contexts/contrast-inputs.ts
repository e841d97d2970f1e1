import type { Matrix } from '@snpress/data';
import type { EvaluationInput } from '../model/evaluate-model.js';
import { type ContextInput, eachTable } from './context-inputs.js';

/** What is evaluated of how a context differs from others. */
export interface ContrastInput extends ContextInput {
  /** The only other context, where there are two. */
  readonly against?: string | undefined;
}

/** A gene in a context and in others, by the labels of features. */
interface ContrastGene {
  readonly gene: string;
  readonly own: string;
  readonly others: readonly string[];
}

/**
 * What is evaluated of how contexts differ: of each gene its expression in a context less the mean over the others that the same sample was
 * measured in. Two contexts differ in one way, of more of them each from the others. A context without such genes and samples is left
 * out.
 */
export function contrastInputs({ name, observed, splits }: EvaluationInput): readonly ContrastInput[] {
  const names = [...new Set(observed.contexts?.context)];
  const predicted = splits.flatMap((split) => [
    new Set(split.predicted.features),
    new Set(split.baseline.features),
  ]);
  return (names.length === 2 ? names.slice(1) : names).flatMap((context): readonly ContrastInput[] => {
    const genes = contrastGenes(observed, context, (label) => predicted.every((set) => set.has(label)));
    const contrast = contrastOf(observed, genes);
    const own = contrast(observed);
    const cut = eachTable(splits, contrast, own.samples.length);
    if (own.samples.length === 0 || cut.length === 0) return [];
    const against = names.length === 2 ? names[0] : undefined;
    return [{ context, against, input: { name, observed: own, splits: cut } }];
  });
}

function contrastGenes(
  { features, contexts }: Matrix,
  context: string,
  isPredicted: (label: string) => boolean,
): readonly ContrastGene[] {
  const labelsOf = new Map<string, { own?: string; others: string[] }>();
  for (const [column, label] of features.entries()) {
    if (!isPredicted(label)) continue;
    const gene = contexts!.gene[column]!;
    const found = labelsOf.get(gene) ?? { others: [] };
    if (contexts!.context[column] === context) found.own = label;
    else found.others.push(label);
    labelsOf.set(gene, found);
  }
  return [...labelsOf].flatMap(([gene, { own, others }]) =>
    own === undefined || others.length === 0 ? [] : [{ gene, own, others }],
  );
}

/**
 * Takes the contrasts of a table of observations or predictions, of the samples that have any, each with the other contexts that were
 * observed.
 */
function contrastOf(observed: Matrix, genes: readonly ContrastGene[]): (table: Matrix) => Matrix {
  const columnsOf = ({ features }: Matrix) => new Map(features.map((label, column) => [label, column]));
  const rowOf = new Map(observed.samples.map((id, row) => [id, row]));
  const columns = columnsOf(observed);
  const isKnown = (label: string, row: number): boolean =>
    !Number.isNaN(observed.values[columns.get(label)! * observed.samples.length + row]);
  const hasContrast = (row: number): boolean =>
    genes.some(({ own, others }) => isKnown(own, row) && others.some((label) => isKnown(label, row)));
  const kept = new Set(observed.samples.filter((_, row) => hasContrast(row)));
  return (table) => {
    const own = columnsOf(table);
    const rows = [...table.samples.keys()].filter((row) => kept.has(table.samples[row]!));
    const values = new Float32Array(genes.length * rows.length).fill(NaN);
    genes.forEach(({ own: label, others }, gene) => {
      rows.forEach((row, index) => {
        const at = rowOf.get(table.samples[row]!)!;
        const known = others.filter((other) => isKnown(other, at));
        if (known.length === 0 || !isKnown(label, at)) return;
        const valueOf = (of: string): number => table.values[own.get(of)! * table.samples.length + row]!;
        const mean = known.reduce((sum, other) => sum + valueOf(other), 0) / known.length;
        values[gene * rows.length + index] = valueOf(label) - mean;
      });
    });
    return {
      samples: rows.map((row) => table.samples[row]!),
      features: genes.map(({ gene }) => gene),
      values,
    };
  };
}
