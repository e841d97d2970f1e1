import type { MarkerValues } from './marker-values.js';
import type { Matrix } from '../matrix/matrix.js';

/** A matrix as it is stored: its values are hard calls of one byte where all are whole copies, else dosages or other numbers. */
export type StoredMatrix = Omit<Matrix, 'values'> & { readonly values: MarkerValues };
