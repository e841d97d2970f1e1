import { orderWarning } from '../markers/order-warning.js';
import { markerSites } from '../markers/marker-sites.js';
import type { Matrix } from '../matrix/matrix.js';
import type { MatrixSummary } from './matrix-summary.js';

/** Summarises where features lie, chromosome by chromosome; null where no position is known. */
export function summarisePositions(matrix: Matrix): MatrixSummary['positions'] {
  const { positions } = matrix;
  if (positions === undefined) return null;
  const found = new Map<string, { features: number; from: number; to: number }>();
  let known = 0;
  for (const [feature, name] of positions.chromosome.entries()) {
    const [start, end] = [positions.start[feature]!, positions.end[feature]!];
    if (name === '' || Number.isNaN(start)) continue;
    known++;
    const chromosome = found.get(name) ?? { features: 0, from: Infinity, to: -Infinity };
    chromosome.features++;
    chromosome.from = Math.min(chromosome.from, start, end);
    chromosome.to = Math.max(chromosome.to, start, end);
    found.set(name, chromosome);
  }
  if (known === 0) return null;
  return {
    known,
    sorted: orderWarning('', markerSites(matrix)).length === 0,
    chromosomes: Array.from(found, ([name, chromosome]) => ({ name, ...chromosome })),
  };
}
