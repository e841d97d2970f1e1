import { readSampleIds } from '@snpress/formats/tables/read-sample-ids';
import type { SampleIdMap } from '@snpress/data';
import { chooseMatrices, type ChosenMatrices } from './choose-matrices.js';
import { findCovariates } from './find-covariates.js';
import { common, withIds } from './id-meeting.js';
import { unlessDataError, type InputFile, type MatrixFile, type PositionsFile } from './input-file.js';
import { nameContexts } from './name-contexts.js';

/** Which of the user's files is what. */
export interface Roles extends Pick<ChosenMatrices, 'genotypes' | 'targets'> {
  readonly expression: readonly ExpressionFile[];
  readonly snpPositions: PositionsFile | undefined;
  readonly genePositions: PositionsFile | undefined;
  /** Path of the table of covariates. */
  readonly covariates: string | undefined;
  /** A table of sample ids. */
  readonly sampleIds: NamedIds | undefined;
  /** Paths of files that may say something of markers. */
  readonly annotations: readonly string[];
  /** Files of no use, each with the reason. */
  readonly leftOut: readonly string[];
}

/** Expression, of a context where there are several. */
export interface ExpressionFile {
  readonly file: MatrixFile;
  readonly context: string | undefined;
}

/** A table of sample ids, and where it is. */
type NamedIds = SampleIdMap & { readonly path: string };

/**
 * Says what each file is: matrices by their values and ids; tables of positions by the matrix whose ids they have; intervals and tables of
 * markers are annotations; what else has sample ids is covariates or a table of ids.
 * @throws RequestError where there are not two matrices, or nothing tells which is which; DataError where a matrix has faults
 */
export async function chooseRoles(files: readonly InputFile[]): Promise<Roles> {
  const sampleIds = await findSampleIds(files);
  const others = files.filter((file) => file.path !== sampleIds?.path);
  const matrices = await chooseMatrices(others, sampleIds);
  const { genotypes, targets } = matrices;
  const named = nameContexts(matrices.expression);
  const leftOut = [...named.leftOut];
  const expression = named.contexts;

  const rest: InputFile[] = [...matrices.rest, ...others.filter(({ kind }) => kind === 'table')];
  const markers = genotypes.flatMap(({ matrix }) => matrix.features);
  const genes = expression.flatMap(({ file }) => file.matrix.features);
  const given: { snps: PositionsFile[]; genes: PositionsFile[] } = { snps: [], genes: [] };
  for (const table of others.filter((file) => file.kind === 'positions')) {
    const [bySnps, byGenes] = [common(table.table.ids, markers), common(table.table.ids, genes)];
    if (bySnps + byGenes === 0) rest.push({ ...table, kind: 'table', error: undefined });
    else given[bySnps >= byGenes ? 'snps' : 'genes'].push(table);
  }
  for (const { path: file } of [...given.snps.slice(1), ...given.genes.slice(1)])
    leftOut.push(`${file}: a second table of positions, where a spec takes one: put them into one table.`);

  const samples = genotypes.flatMap(({ matrix }) => withIds(matrix.samples, sampleIds));
  const [snpPositions, genePositions] = [given.snps[0], given.genes[0]];
  const covariates = await findCovariates(rest, {
    samples,
    genes,
    sampleIds: sampleIds?.path,
    targets,
  });
  const intervals = others.filter(({ kind }) => kind === 'intervals');
  return {
    genotypes,
    expression,
    targets,
    snpPositions,
    genePositions,
    covariates: covariates.path,
    sampleIds,
    annotations: [...matrices.annotations, ...intervals].map((file) => file.path),
    leftOut: [...leftOut, ...covariates.leftOut],
  };
}

/** The first table of ids that leads from ids of one matrix to those of another. */
async function findSampleIds(files: readonly InputFile[]): Promise<NamedIds | undefined> {
  const matrices = files.filter((file) => file.kind === 'matrix');
  for (const { path: file } of files.filter(({ kind }) => kind === 'table')) {
    const map = await unlessDataError(readSampleIds(file));
    if (map === undefined) continue;
    const withAny = (ids: readonly string[], but?: MatrixFile): MatrixFile | undefined =>
      matrices.find(
        (matrix) => matrix !== but && common(ids, [...matrix.matrix.samples, ...matrix.matrix.features]) > 0,
      );
    const from = withAny([...map.rows.keys()]);
    const to = [...map.rows.values()].map(({ id }) => id);
    if (from !== undefined && withAny(to, from) !== undefined) return { ...map, path: file };
  }
  return undefined;
}
