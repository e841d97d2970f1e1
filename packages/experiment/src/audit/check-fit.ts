import { formatCount } from '@snpress/data/words/format-number';
import type { Matrix } from '@snpress/data';
import { RequestError } from '../request-error.js';

/** A matrix that was read from a file. */
export interface ReadFile {
  readonly path: string;
  /** Whether the file has sample and gene ids. */
  readonly labelled: boolean;
  readonly matrix: Matrix;
  readonly notes: readonly string[];
}

/**
 * Checks that files can be matched: by ids, which all of them have, or by place, in tables of one shape.
 * @throws RequestError that names every file that does not fit, with what to do
 */
export function checkFit(
  truth: ReadFile,
  predicted: readonly ReadFile[],
  training: ReadFile | undefined,
): void {
  const others = [...predicted, ...(training === undefined ? [] : [training])];
  const odd = others.filter(({ labelled }) => labelled !== truth.labelled);
  if (odd.length > 0) {
    const [labelled, bare] = truth.labelled ? [[truth], odd] : [odd, [truth]];
    throw new RequestError(
      `${names(labelled)}: with sample and gene ids; ${names(bare)}: numbers alone. Values cannot be matched so: give all files ids, or none (then rows and columns have to be in the same order)`,
    );
  }
  if (truth.labelled) return;
  const misfits = predicted.filter(
    ({ matrix }) =>
      matrix.samples.length !== truth.matrix.samples.length ||
      matrix.features.length !== truth.matrix.features.length,
  );
  if (misfits.length === 0) return;
  const turned = misfits.every(
    ({ matrix }) =>
      matrix.samples.length === truth.matrix.features.length &&
      matrix.features.length === truth.matrix.samples.length,
  );
  throw new RequestError(
    `the files have no ids, so they must have the same shape: ${[truth, ...misfits].map(shape).join('; ')}. ${
      turned
        ? 'One is the other on its side: transpose one of them'
        : 'Check that both are of the same genes and samples'
    }`,
  );
}

const names = (files: readonly ReadFile[]): string => files.map(({ path }) => path).join(', ');

/** `true.txt: 6,611 genes × 12 samples` */
function shape({ path, matrix }: ReadFile): string {
  return `${path} is ${formatCount(matrix.features.length)} genes × ${formatCount(matrix.samples.length)} samples`;
}
