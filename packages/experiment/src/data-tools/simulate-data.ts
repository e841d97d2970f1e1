import { createRng } from '@snpress/data/random/rng';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { simulateOptions } from '@snpress/datasets/simulate/simulate-options';
import { writeTextMatrix } from '@snpress/formats/delimited/write-text-matrix';
import type { Matrix } from '@snpress/data';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { RequestError } from '../request-error.js';

/** What is simulated, and where it goes. */
export interface SimulateRequest {
  /** A new folder for the files. */
  readonly folder: string;
  /** The source of every random number; 1 by default. */
  readonly seed?: string;
  readonly options?: z.input<typeof simulateOptions>;
}

/**
 * Writes a simulated cross with its true genetic values as text files, and a spec that runs on it.
 *
 * @returns the path of the spec, and how many samples there are
 * @throws RequestError where the folder has files already, or an option is not valid
 * @example
 * const { spec } = await simulateData({ folder: 'cross', options: { samples: 200, heritability: 0.5 } });
 */
export async function simulateData({
  folder,
  seed = '1',
  options = {},
}: SimulateRequest): Promise<{ readonly spec: string; readonly samples: number }> {
  const parsed = simulateOptions.safeParse(options);
  if (!parsed.success)
    throw new RequestError(
      parsed.error.issues.map(({ path: [key], message }) => ({ key: String(key), message })),
    );
  const existing = await readdir(folder).catch((): string[] => []);
  if (existing.length > 0) throw new RequestError(`${folder} is not empty; give a new folder`);
  await mkdir(folder, { recursive: true });

  const { dataset, trueGeneticValues, causal } = simulateCross(parsed.data, createRng(seed));
  const at = (name: string): string => path.join(folder, name);
  await writeTextMatrix(at('genotypes.tsv'), dataset.genotypes, { delimiter: 'tab' });
  await writeTextMatrix(at('expression.tsv'), dataset.expression, { delimiter: 'tab' });
  await writeTextMatrix(at('genetic_values.tsv'), trueGeneticValues, { delimiter: 'tab' });
  await writeFile(at('snp_positions.tsv'), positionTable(dataset.genotypes, 'snp'));
  await writeFile(at('gene_positions.tsv'), positionTable(dataset.expression, 'gene'));
  const columns = ['gene', 'marker', 'effect', 'kind'] as const;
  const rows = causal.map((effect) => columns.map((column) => effect[column]).join('\t'));
  await writeFile(at('causal.tsv'), [columns.join('\t'), ...rows, ''].join('\n'));
  await writeFile(at('experiment.yaml'), spec(path.basename(path.resolve(folder)), dataset.ploidy));
  return { spec: at('experiment.yaml'), samples: dataset.genotypes.samples.length };
}

function positionTable({ features, positions }: Matrix, id: string): string {
  const { chromosome, start, end } = positions!;
  const head = id === 'snp' ? [id, 'chromosome', 'position'] : [id, 'chromosome', 'start', 'end'];
  const rows = features.map((feature, j) =>
    [feature, chromosome[j]!, start[j]!, ...(id === 'snp' ? [] : [end[j]!])].join('\t'),
  );
  return [head.join('\t'), ...rows, ''].join('\n');
}

function spec(name: string, ploidy: 1 | 2): string {
  return `name: ${name.replace(/[^A-Za-z0-9._-]/g, '-').replace(/^[^A-Za-z0-9]+/, '') || 'cross'}
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
