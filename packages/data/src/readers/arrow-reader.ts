import { readArrowMatrix } from '../arrow/read-arrow-matrix.js';
import type { MatrixReader } from './matrix-reader.js';

/** Reads Arrow IPC files; missing codes that are numbers apply to their values too. */
export const arrowReader: MatrixReader = {
  format: 'arrow',
  summary: 'Arrow IPC file of a matrix, as written by writeArrowMatrix',
  async read({ path, missing }) {
    const matrix = await readArrowMatrix(path);
    const codes = new Set(
      missing
        .filter((code) => code.trim() !== '')
        .map(Number)
        .filter(Number.isFinite),
    );
    if (codes.size === 0) return { matrix, warnings: [] };
    const values = matrix.values.map((value) => (codes.has(value) ? NaN : value));
    return { matrix: { ...matrix, values }, warnings: [] };
  },
};
