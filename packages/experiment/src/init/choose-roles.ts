import { DataError } from '@snpress/data/errors/data-error';
import { idDifference } from '@snpress/data/matching/id-difference';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import type { Covariates, SampleIdMap } from '@snpress/data';
import path from 'node:path';
import { RequestError } from '../request-error.js';
import { readMatrixFile, unlessDataError } from './input-file.js';
import type { InputFile, MatrixFile, PositionsFile } from './input-file.js';

/** Which of the user's files is what. */
export interface Roles {
  readonly genotypes: MatrixFile;
  readonly expression: MatrixFile;
  readonly snpPositions: PositionsFile | undefined;
  readonly genePositions: PositionsFile | undefined;
  readonly covariates: (Covariates & { readonly path: string }) | undefined;
  /** A table of sample ids. */
  readonly sampleIds: (SampleIdMap & { readonly path: string }) | undefined;
  /** Files of no use, each with the reason. */
  readonly notes: readonly string[];
}

/**
 * Tells genotypes from expression by their values, then by their names; turns a matrix around where only so the sample
 * ids meet; gives position tables to the matrix whose ids they have. What else has sample ids is covariates or a table of ids.
 * @throws RequestError where there are not two matrices, or nothing tells which is which; DataError where a table is neither
 */
export async function chooseRoles(files: readonly InputFile[]): Promise<Roles> {
  const matrices = files.filter((file) => file.kind === 'matrix');
  if (matrices.length < 2) throw notTwo(files);
  const [first, ...others] = matrices.toSorted((a, b) => likeGenotypes(b) - likeGenotypes(a));
  const [second, ...surplus] = others.toSorted((a, b) => likeExpression(b) - likeExpression(a));
  if (likeGenotypes(first!) === likeGenotypes(second!))
    throw new RequestError(
      `${first!.path} and ${second!.path}: neither the values nor the names say which has the genotypes; call one of them "genotypes…"`,
    );
  const notes: string[] = [];
  const rest = [...surplus, ...files.filter((file) => file.kind === 'table')];
  const sampleIds = await firstOf(rest, (file) => readIds(file.path, matrices));
  const [genotypes, expression] = await turn(first!, second!, sampleIds?.found);

  const given: { snps: PositionsFile[]; genes: PositionsFile[] } = { snps: [], genes: [] };
  for (const table of files.filter((file) => file.kind === 'positions')) {
    const snps = common(table.table.ids, genotypes.matrix.features);
    const genes = common(table.table.ids, expression.matrix.features);
    if (snps + genes === 0) rest.push({ ...table, kind: 'table', error: undefined });
    else given[snps >= genes ? 'snps' : 'genes'].push(table);
  }
  const left = rest.filter((file) => file !== sampleIds?.file);
  const samples = withIds(genotypes.matrix.samples, sampleIds?.found);
  const covariates = await firstOf(left, (file) =>
    unlessDataError(readCovariates(file.path, samples, { sampleIds: sampleIds?.found.path })),
  );
  for (const file of left.filter((other) => other !== covariates?.file)) {
    if (file.kind === 'table' && file.error !== undefined) throw file.error;
    notes.push(
      file.kind === 'matrix'
        ? `${file.path}: neither genotypes, expression nor covariates of these samples; left out`
        : `${file.path}: positions of neither the markers nor the genes, by their ids; left out`,
    );
  }
  for (const { path: file } of [...given.snps.slice(1), ...given.genes.slice(1)])
    notes.push(`${file}: a second table of the same positions; left out`);
  return {
    genotypes,
    expression,
    snpPositions: given.snps[0],
    genePositions: given.genes[0],
    covariates: covariates && { path: covariates.file.path, ...covariates.found },
    sampleIds: sampleIds?.found,
    notes,
  };
}

function notTwo(files: readonly InputFile[]): RequestError {
  const kinds = { matrix: 'a matrix', positions: 'positions', table: 'a table of another kind' };
  const found = files.map(({ path: file, kind }) => `${file} (${kinds[kind]})`);
  const matrices = files.filter(({ kind }) => kind === 'matrix').length;
  const why = files.flatMap((file) => (file.kind === 'table' ? (file.error?.problems[0] ?? []) : []));
  return new RequestError([
    {
      message: `an experiment needs two matrices, genotypes and expression, but there ${matrices === 1 ? 'is 1' : 'is none'}: ${found.join(', ')}`,
    },
    ...why.map((problem) => ({ message: `no matrix: ${new DataError(problem).message}` })),
  ]);
}

/** The first file of which something is found, and that. */
async function firstOf<File, Found>(
  files: readonly File[],
  find: (file: File) => Promise<Found | undefined>,
): Promise<{ readonly file: File; readonly found: Found } | undefined> {
  for (const file of files) {
    const found = await find(file);
    if (found !== undefined) return { file, found };
  }
  return undefined;
}

/** A table of sample ids, where it leads from ids of one matrix to those of another. */
async function readIds(
  file: string,
  matrices: readonly MatrixFile[],
): Promise<(SampleIdMap & { readonly path: string }) | undefined> {
  const map = await unlessDataError(readSampleIds(file));
  if (map === undefined) return undefined;
  const to = [...map.rows.values()].map(({ id }) => id);
  const isKnown = (ids: readonly string[], but?: MatrixFile): MatrixFile | undefined =>
    matrices.find(
      (matrix) =>
        matrix !== but &&
        matrix.path !== file &&
        common(ids, [...matrix.matrix.samples, ...matrix.matrix.features]) > 0,
    );
  const from = isKnown([...map.rows.keys()]);
  return from && isKnown(to, from) && { ...map, path: file };
}

function withIds(samples: readonly string[], map: SampleIdMap | undefined): readonly string[] {
  return samples.map((id) => map?.rows.get(id)?.id ?? id);
}

/** How much a matrix that has no genotypes is like expression, not covariates: it has positions or many features; then its name. */
function likeExpression({ path: file, summary, matrix }: MatrixFile): number {
  const name = path.basename(file).toLowerCase();
  const byName = Number(/expr|rna|tpm|count|gene/.test(name)) - Number(/cov|pheno|peer|pc/.test(name));
  const features = Math.max(matrix.features.length, matrix.samples.length);
  return 10 * Number(summary.positions !== null) + 5 * byName + Math.log10(features);
}

/** How much a matrix is like genotypes: few whole values, then dosages; the name decides only between equals. */
function likeGenotypes({ path: file, summary }: MatrixFile): number {
  const { coding, values } = summary;
  const byValues =
    coding === 'dosage'
      ? 1
      : coding === 'continuous'
        ? 0
        : (values?.distinct?.length ?? Infinity) <= 6
          ? 2
          : 0;
  const name = path.basename(file).toLowerCase();
  const byName =
    Number(/geno|snp|dosage|marker|vcf/.test(name)) - Number(/expr|rna|tpm|count|gene/.test(name));
  return byValues + 0.1 * byName;
}

/** Reads matrices with samples in rows where that is how their sample ids meet. */
async function turn(
  genotypes: MatrixFile,
  expression: MatrixFile,
  ids: SampleIdMap | undefined,
): Promise<readonly [MatrixFile, MatrixFile]> {
  const sides = ['samples', 'features'] as const;
  const ways = sides.flatMap((a) =>
    sides.map((b) => ({
      a,
      b,
      met: common(withIds(genotypes.matrix[a], ids), withIds(expression.matrix[b], ids)),
    })),
  );
  // Ids that are written in two ways still say which way a file lies.
  const alike = (way: (typeof ways)[number]): number =>
    idDifference(withIds(genotypes.matrix[way.a], ids), withIds(expression.matrix[way.b], ids))?.partners
      .size ?? 0;
  const known = ways.some(({ met }) => met > 0) ? ways : ways.map((way) => ({ ...way, met: alike(way) }));
  const best = known.reduce((most, way) => (way.met > most.met ? way : most));
  const read = (file: MatrixFile, side: (typeof sides)[number]): MatrixFile | Promise<MatrixFile> =>
    side === 'samples'
      ? file
      : readMatrixFile(file.path, { ...file.options, orientation: 'samples-in-rows' });
  return [await read(genotypes, best.a), await read(expression, best.b)];
}

function common(some: readonly string[], others: readonly string[]): number {
  const known = new Set(others);
  return some.reduce((count, id) => count + Number(known.has(id)), 0);
}
