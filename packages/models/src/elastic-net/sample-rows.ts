import type { Matrix } from '@snpress/data';
import { selectCalls } from '@snpress/data/markers/select-values';
import { matrixOfCalls } from '@snpress/data/matrix/matrix-of-calls';
import { selectSamples } from '@snpress/data/matrix/select-samples';

/** The rows of a matrix, in the order asked for; of calls as calls. */
export function sampleRows(matrix: Matrix, rows: Int32Array): Matrix {
  const { samples, features, called } = matrix;
  if (called === undefined) return selectSamples(matrix, rows);
  const { calls } = selectCalls({ samples, features, values: called.calls }, { samples: rows });
  const labels = { samples: Array.from(rows, (row) => samples[row]!), features };
  return matrixOfCalls(labels, { calls, levels: called.levels });
}
