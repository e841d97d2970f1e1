import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { readStoredMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import { readCompressed } from '@snpress/formats/compressed/read-compressed';
import { writeCompressed } from '@snpress/formats/compressed/write-compressed';
import type { Matrix, StoredMatrix } from '@snpress/data';
import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';

const read = async (file: string): Promise<Matrix> => decodeMatrix(await readCompressed(file), file);
const write = async (file: string, values: Matrix): Promise<void> =>
  writeCompressed(file, await encodeMatrix(values));

const matrix = <const Type extends string>(type: Type): Codec<Type, Matrix> =>
  artifact<Type, Matrix>(type, { read, write });

/** Bytes of a matrix that are kept for the next stage. */
const MOST_KEPT = 2 ** 28;

/** Reads a matrix but for the last one, which is kept: nearly every stage reads the same, of a file of the store, which never changes. */
function keepingLast<M extends StoredMatrix>(
  read: (file: string) => Promise<M>,
): (file: string) => Promise<M> {
  let last: { readonly file: string; readonly matrix: M } | undefined;
  return async (file) => {
    if (last?.file === file) return last.matrix;
    const matrix = await read(file);
    last = matrix.values.byteLength > MOST_KEPT ? undefined : { file, matrix };
    return matrix;
  };
}

/** Dosages of all samples, as they were read; hard calls take two bits each in the file, one byte in memory. */
export const genotypes: Codec<'genotypes', StoredMatrix> = artifact('genotypes', {
  read: keepingLast(readStoredMatrix),
  write: (file: string, dosages: StoredMatrix) =>
    writeArrowMatrix(file, dosages, { calls: true, packed: true }),
});

/** Expression of all samples, as it was read. */
export const expression: Codec<'expression', Matrix> = artifact('expression', {
  read: keepingLast(read),
  write,
});

/** Annotations × markers: its samples are the names of the annotations. */
export const annotations = matrix('annotations');

/** The true genetic values of simulated samples. */
export const geneticValues = matrix('genetic-values');

/** What a model predicts for the test samples of a split, in the units of the expression that was read. */
export const predictions = matrix('predictions');

/** What covariates that are regressed out say of the test samples of a split. */
export const covariatePart = matrix('covariate-part');
