import { decodeMatrix } from '@snpress/data/arrow/decode-matrix';
import { encodeMatrix } from '@snpress/data/arrow/encode-matrix';
import { readStoredMatrix } from '@snpress/formats/arrow/read-arrow-matrix';
import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import { readCompressed } from '@snpress/formats/compressed/read-compressed';
import { writeCompressed } from '@snpress/formats/compressed/write-compressed';
import type { Matrix, StoredMatrix } from '@snpress/data';
import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';

const matrix = <const Type extends string>(type: Type): Codec<Type, Matrix> =>
  artifact<Type, Matrix>(type, {
    read: async (file) => decodeMatrix(await readCompressed(file), file),
    write: async (file, values) => writeCompressed(file, await encodeMatrix(values)),
  });

/** Bytes of genotypes that are kept for the next stage. */
const MOST_KEPT = 2 ** 28;
/** Nearly every stage reads the same, of a file of the store, which never changes. */
let lastGenotypes: { readonly file: string; readonly matrix: StoredMatrix } | undefined;

/** Dosages of all samples, as they were read; hard calls take two bits each in the file, one byte in memory. */
export const genotypes: Codec<'genotypes', StoredMatrix> = artifact('genotypes', {
  async read(file) {
    if (lastGenotypes?.file !== file) {
      const matrix = await readStoredMatrix(file);
      lastGenotypes = matrix.values.byteLength > MOST_KEPT ? undefined : { file, matrix };
      return matrix;
    }
    return lastGenotypes.matrix;
  },
  write: (file: string, dosages: StoredMatrix) =>
    writeArrowMatrix(file, dosages, { calls: true, packed: true }),
});

/** Expression of all samples, as it was read. */
export const expression = matrix('expression');

/** Annotations × markers: its samples are the names of the annotations. */
export const annotations = matrix('annotations');

/** The true genetic values of simulated samples. */
export const geneticValues = matrix('genetic-values');

/** What a model predicts for the test samples of a split, in the units of the expression that was read. */
export const predictions = matrix('predictions');

/** What covariates that are regressed out say of the test samples of a split. */
export const covariatePart = matrix('covariate-part');
