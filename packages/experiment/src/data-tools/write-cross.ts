import { writeTextMatrix } from '@snpress/formats/delimited/write-text-matrix';
import type { Matrix } from '@snpress/data';
import type { SimulatedCross } from '@snpress/datasets';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeTable, type SimulatedFiles } from './simulated-files.js';

/** Writes a simulated cross as text, and a spec that runs on it. */
export async function writeCross(
  { dataset, trueGeneticValues, causal }: SimulatedCross,
  { folder, name, spec }: SimulatedFiles,
): Promise<void> {
  const at = (file: string): string => path.join(folder, file);
  await writeTextMatrix(at('genotypes.tsv'), dataset.genotypes, { delimiter: 'tab' });
  await writeTextMatrix(at('expression.tsv'), dataset.expression, { delimiter: 'tab' });
  await writeTextMatrix(at('genetic_values.tsv'), trueGeneticValues, { delimiter: 'tab' });
  await writePositions(at('snp_positions.tsv'), dataset.genotypes, 'snp');
  await writePositions(at('gene_positions.tsv'), dataset.expression, 'gene');
  const columns = ['gene', 'marker', 'effect', 'kind'] as const;
  await writeTable(
    at('causal.tsv'),
    columns,
    causal.map((effect) => columns.map((column) => effect[column])),
  );
  await writeFile(spec, specOf(name, dataset.ploidy));
}

async function writePositions(file: string, { features, positions }: Matrix, id: string): Promise<void> {
  const { chromosome, start, end } = positions!;
  const head = id === 'snp' ? [id, 'chromosome', 'position'] : [id, 'chromosome', 'start', 'end'];
  const rows = features.map((feature, j) => [
    feature,
    chromosome[j]!,
    start[j]!,
    ...(id === 'snp' ? [] : [end[j]!]),
  ]);
  await writeTable(file, head, rows);
}

function specOf(name: string, ploidy: 1 | 2): string {
  return `name: ${name}
seed: 1
data:
  genotypes: { path: genotypes.tsv }
  expression: { path: expression.tsv }
  snpPositions: snp_positions.tsv
  genePositions: gene_positions.tsv
  ploidy: ${ploidy}
split:
  outer: { folds: 5 }
  inner: { folds: 5 }
models:
  ridge: { type: ridge, select: per-gene }
  lasso: { type: lasso, standardize: true, select: per-gene }
`;
}
