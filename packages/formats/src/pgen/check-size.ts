import { DataError } from '@snpress/data/errors/data-error';
import { headerLength } from './read-record-index.js';
import type { PgenHeader } from './pgen-header.js';

/**
 * Checks that a `.pgen` file has the size that its header calls for, as far as that tells.
 * @throws DataError where it has not.
 */
export function checkSize(header: PgenHeader, samples: number, size: number, file: string): void {
  const stride = Math.ceil(samples / 4);
  const variable = header.mode === 'variable-width';
  const markers =
    header.mode === 'plink-1' ? Math.floor((size - header.firstRecord) / stride) : header.markers;
  const needed = variable ? headerLength(header) : header.firstRecord + stride * markers;
  if (size === needed || (variable && size > needed)) return;
  throw new DataError({
    message: `This file has ${size} bytes, but ${markers} markers of ${samples} samples need ${variable ? 'at least ' : ''}${needed}`,
    file,
    hint: 'If it was cut short, copy it again; otherwise check that the three files belong together',
  });
}
