import path from 'node:path';
import { RequestError } from '../request-error.js';
import { readMatrixFile, type MatrixFile, type PositionsFile } from './input-file.js';

/** Which of the user's files is what. */
export interface Roles {
  readonly genotypes: MatrixFile;
  readonly expression: MatrixFile;
  readonly snpPositions: PositionsFile | undefined;
  readonly genePositions: PositionsFile | undefined;
  /** Files of no use, each with the reason. */
  readonly notes: readonly string[];
}

/**
 * Tells genotypes from expression by their values, then by their names; turns a matrix around where only so the sample
 * ids meet; gives position tables to the matrix whose ids they have.
 * @throws RequestError where there are not two matrices, or nothing tells which is which
 */
export async function chooseRoles(files: readonly (MatrixFile | PositionsFile)[]): Promise<Roles> {
  const matrices = files.filter((file) => file.kind === 'matrix');
  const tables = files.filter((file) => file.kind === 'positions');
  if (matrices.length !== 2) {
    const found = files.map(
      ({ path: file, kind }) => `${file} (${kind === 'matrix' ? 'a matrix' : 'positions'})`,
    );
    throw new RequestError(
      `an experiment needs two matrices, genotypes and expression, but there ${matrices.length === 1 ? 'is 1' : `are ${matrices.length}`}: ${found.join(', ')}`,
    );
  }
  const [first, second] = matrices as [MatrixFile, MatrixFile];
  const more = likeGenotypes(first) - likeGenotypes(second);
  if (more === 0)
    throw new RequestError(
      `${first.path} and ${second.path}: neither the values nor the names say which has the genotypes; call one of them "genotypes…"`,
    );
  const [genotypes, expression] = await turn(more > 0 ? first : second, more > 0 ? second : first);

  const notes: string[] = [];
  const given: { snps: PositionsFile[]; genes: PositionsFile[] } = { snps: [], genes: [] };
  for (const table of tables) {
    const snps = common(table.table.ids, genotypes.matrix.features);
    const genes = common(table.table.ids, expression.matrix.features);
    if (snps + genes === 0)
      notes.push(`${table.path}: positions of neither the markers nor the genes, by their ids; left out`);
    else given[snps >= genes ? 'snps' : 'genes'].push(table);
  }
  for (const surplus of [...given.snps.slice(1), ...given.genes.slice(1)])
    notes.push(`${surplus.path}: a second table of the same positions; left out`);
  return { genotypes, expression, snpPositions: given.snps[0], genePositions: given.genes[0], notes };
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
): Promise<readonly [MatrixFile, MatrixFile]> {
  const sides = ['samples', 'features'] as const;
  const ways = sides.flatMap((a) =>
    sides.map((b) => ({ a, b, met: common(genotypes.matrix[a], expression.matrix[b]) })),
  );
  const best = ways.reduce((most, way) => (way.met > most.met ? way : most));
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
