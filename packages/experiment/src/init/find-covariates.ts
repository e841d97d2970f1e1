import { DataError } from '@snpress/data/errors/data-error';
import { readCovariates } from '@snpress/formats/tables/read-covariates';
import { readTextTable } from '@snpress/formats/tables/read-text-table';
import type { Targets } from '../spec/experiment.js';
import { common } from './id-meeting.js';
import { unlessDataError, type InputFile, type OtherFile } from './input-file.js';
import { firstProblem } from './first-problem.js';
import { isTraits, namesCovariates } from './likeness.js';

/** What is known of the data that covariates are of. */
interface Known {
  /** Ids of samples of the genotypes. */
  readonly samples: readonly string[];
  readonly genes: readonly string[];
  /** Path of the table of sample ids. */
  readonly sampleIds: string | undefined;
  readonly targets: Targets;
}

/**
 * The table of covariates among files that have no other role, and why the others have none.
 * @throws DataError where a matrix of the same genes has a fault, so that it was read as none
 */
export async function findCovariates(
  files: readonly InputFile[],
  { samples, genes, sampleIds, targets }: Known,
): Promise<{ readonly path: string | undefined; readonly leftOut: readonly string[] }> {
  const leftOut: string[] = [];
  const found: string[] = [];
  for (const file of files) {
    if (file.kind === 'table' && (await isFaultyMatrix(file, samples, genes))) throw file.error!;
    const read = await readCovariates(file.path, samples, { sampleIds }).catch(dataErrorOf);
    if (read instanceof DataError) {
      // Texts are no fault of a table; another fault is what keeps it from being read.
      const isAtFault = file.kind === 'table' && file.error?.problems[0]?.code !== 'not-a-number';
      leftOut.push(firstProblem((isAtFault ? file.error : undefined) ?? read));
      continue;
    }
    if (file.kind === 'matrix' && isTraits(file)) leftOut.push(surplusTraits(file.path, targets));
    else found.push(file.path);
  }
  const [path, ...more] = found.toSorted((a, b) => Number(namesCovariates(b)) - Number(namesCovariates(a)));
  for (const file of more)
    leftOut.push(
      `${file}: has samples, as covariates have, for which ${path!} is taken: put both into one table.`,
    );
  return { path, leftOut };
}

/** Whether a table with texts has samples and genes, so that the texts are faults of a matrix. */
async function isFaultyMatrix(
  { path, error }: OtherFile,
  samples: readonly string[],
  genes: readonly string[],
): Promise<boolean> {
  if (error === undefined) return false;
  const table = await unlessDataError(readTextTable(path));
  if (table === undefined) return false;
  const lines = table.rows.map(({ fields }) => fields[0]!);
  const meets = (some: readonly string[], others: readonly string[]): boolean =>
    common(some, samples) > 0 && common(others, genes) > 0;
  return meets(table.header, lines) || meets(lines, table.header);
}

function dataErrorOf(error: unknown): DataError {
  if (error instanceof DataError) return error;
  throw error;
}

function surplusTraits(file: string, targets: Targets): string {
  return targets === 'traits'
    ? `${file}: other traits than those that are predicted: make an experiment of them.`
    : `${file}: traits, where the experiment predicts expression: make an experiment of them (the same files without expression), or give them to snpress associate.`;
}
