import type { Matrix } from '@snpress/data';
import { counted } from '@snpress/data/words/counted';
import { PreprocessError } from '../preprocess-error.js';

/**
 * The columns whose training values pass `keeps`.
 * @throws PreprocessError where none is left; `advice` says what to do then.
 */
export function keptColumns(
  name: string,
  train: Matrix,
  keeps: (values: Float32Array) => boolean,
  advice: string,
): Int32Array {
  const rows = train.samples.length;
  const columns = Int32Array.from(train.features.keys()).filter((column) =>
    keeps(train.values.subarray(column * rows, (column + 1) * rows)),
  );
  if (columns.length === 0) {
    throw new PreprocessError({
      code: 'nothing-left',
      subject: name,
      message: `${name} would drop every feature (there are ${train.features.length}), judged by ${counted(rows, 'training sample')}`,
      hint: advice,
    });
  }
  return columns;
}
