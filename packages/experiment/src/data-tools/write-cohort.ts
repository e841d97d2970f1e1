import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import type { SimulatedCohort } from '@snpress/datasets';
import type { Covariates, Matrix } from '@snpress/data';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeTable, type SimulatedFiles } from './simulated-files.js';

/**
 * Writes a simulated cohort: genotypes (VCF), for each tissue `expression.NAME.bed.gz` and the true `genetic_values.NAME.bed.gz`,
 * covariates, traits, an annotation a BED file, the causal markers and the genes behind traits; and a spec that runs on all tissues.
 */
export async function writeCohort(
  cohort: SimulatedCohort,
  { folder, name, spec }: SimulatedFiles,
): Promise<void> {
  const at = (file: string): string => path.join(folder, file);
  await writeMatrix(at('genotypes.vcf.gz'), cohort.genotypes);
  for (const [tissue, { expression, geneticValues }] of cohort.tissues) {
    await writeMatrix(at(`expression.${tissue}.bed.gz`), expression);
    await writeMatrix(at(`genetic_values.${tissue}.bed.gz`), geneticValues);
  }
  const { covariates, traits } = cohort;
  await writeTable(
    at('covariates.tsv'),
    ['sample', ...covariates.columns.map((column) => column.name)],
    rowsOf(covariates),
  );
  await writeTable(at('traits.tsv'), ['sample', ...traits.features], samplesInRows(traits));
  for (const [annotation, intervals] of Object.entries(cohort.annotations)) {
    const lines = intervals.map(({ chromosome, start, end }) => `${chromosome}\t${start - 1}\t${end}\n`);
    await writeFile(at(`${annotation}.bed`), lines.join(''));
  }
  const causal = ['gene', 'marker', 'tissue', 'effect', 'kind', 'pattern'] as const;
  await writeTable(
    at('causal.tsv'),
    causal,
    cohort.causal.map((effect) => causal.map((column) => effect[column])),
  );
  const behind = ['trait', 'gene', 'tissue', 'effect'] as const;
  await writeTable(
    at('trait_genes.tsv'),
    behind,
    cohort.traitGenes.map((gene) => behind.map((column) => gene[column])),
  );
  await writeFile(spec, specOf(name, [...cohort.tissues.keys()], Object.keys(cohort.annotations)));
}

function rowsOf({ samples, columns }: Covariates): (string | number)[][] {
  return samples.map((sample, row) => [
    sample,
    ...columns.map((column) =>
      column.kind === 'numeric' ? column.values[row]! : column.levels[column.codes[row]!]!,
    ),
  ]);
}

function samplesInRows({ samples, features, values }: Matrix): (string | number)[][] {
  return samples.map((sample, row) => [
    sample,
    ...features.map((_, feature) => values[feature * samples.length + row]!),
  ]);
}

function specOf(name: string, tissues: readonly string[], annotations: readonly string[]): string {
  const fileOf = (tissue: string): string => `{ path: expression.${tissue}.bed.gz }`;
  const expression =
    tissues.length === 1
      ? ` ${fileOf(tissues[0]!)}`
      : tissues.map((tissue) => `\n    ${tissue}: ${fileOf(tissue)}`).join('');
  return `name: ${name}
seed: 1
data:
  genotypes: { path: genotypes.vcf.gz }
  expression:${expression}
  covariates: { path: covariates.tsv }
  annotations: [${annotations.map((annotation) => `${annotation}.bed`).join(', ')}]
split:
  outer: { folds: 5 }
  inner: { folds: 5 }
models:
  susie: { type: susie, markers: { cis: 1000000 } }
  elastic-net: { type: elastic-net, select: per-gene, markers: { cis: 1000000 } }
`;
}
