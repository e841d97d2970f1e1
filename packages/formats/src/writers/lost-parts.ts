import type { Matrix } from '@snpress/data';

/** A sentence about what a file that was written does not hold of a matrix; none where it holds everything. */
export function lostParts(
  path: string,
  format: string,
  matrix: Matrix,
  parts: readonly ('positions' | 'alleles')[],
): readonly string[] {
  const lost = parts.filter((part) => matrix[part] !== undefined);
  if (lost.length === 0) return [];
  return [`${path}: ${lost.join(' and ')} are not written; ${format} files do not hold them.`];
}
