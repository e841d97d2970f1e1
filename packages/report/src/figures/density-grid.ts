/** One square of a density grid that holds points. */
export interface DensityCell {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly count: number;
}

/** Counts of points in the squares of one range on both axes. */
export interface DensityGrid {
  readonly domain: readonly [number, number];
  readonly cells: readonly DensityCell[];
  readonly points: number;
}

/** Pairs of numbers, visited in order. */
export type PointVisitor = (visit: (x: number, y: number) => void) => void;

/**
 * Counts points in `bins` × `bins` squares that cover the range of both coordinates; points with a missing
 * coordinate are left out.
 */
export function densityGrid(points: PointVisitor, bins: number): DensityGrid {
  let [low, high, total] = [Infinity, -Infinity, 0];
  points((x, y) => {
    if (!Number.isFinite(x) || !Number.isFinite(y)) return;
    low = Math.min(low, x, y);
    high = Math.max(high, x, y);
    total++;
  });
  if (total === 0) return { domain: [0, 1], cells: [], points: 0 };
  if (low === high) [low, high] = [low - 0.5, high + 0.5];
  const size = (high - low) / bins;
  const counts = new Uint32Array(bins * bins);
  const bin = (value: number): number => Math.min(bins - 1, Math.floor((value - low) / size));
  points((x, y) => {
    if (Number.isFinite(x) && Number.isFinite(y)) counts[bin(y) * bins + bin(x)]!++;
  });
  const cells: DensityCell[] = [];
  counts.forEach((count, i) => {
    if (count === 0) return;
    const [x1, y1] = [low + (i % bins) * size, low + Math.floor(i / bins) * size];
    cells.push({ x1, x2: x1 + size, y1, y2: y1 + size, count });
  });
  return { domain: [low, high], cells, points: total };
}
