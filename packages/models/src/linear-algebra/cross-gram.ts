import { multiplyTransposed } from './multiply-transposed.js';
import { packRows } from './pack-rows.js';

const PANEL = 192;

/**
 * A Bᵀ of the rows (samples) of two feature-major matrices with the same features.
 *
 * @param means - one per feature, subtracted from both.
 * @returns rowsA × rowsB, row-major.
 */
export function crossGram(
  a: Float32Array | Float64Array,
  rowsA: number,
  b: Float32Array | Float64Array,
  rowsB: number,
  columns: number,
  means?: Float64Array,
): Float64Array {
  const result = new Float64Array(rowsA * rowsB);
  const part = new Float64Array(rowsA * rowsB);
  const panelA = new Float64Array(rowsA * PANEL);
  const panelB = a === b ? panelA : new Float64Array(rowsB * PANEL);
  for (let first = 0; first < columns; first += PANEL) {
    const width = Math.min(PANEL, columns - first);
    packRows(a, rowsA, first, width, panelA, means);
    if (panelB !== panelA) packRows(b, rowsB, first, width, panelB, means);
    multiplyTransposed(panelA, rowsA, panelB, rowsB, width, part);
    for (let at = 0; at < result.length; at++) result[at]! += part[at]!;
  }
  return result;
}
