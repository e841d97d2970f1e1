import type { GenotypeBlock } from '@snpress/data';
import { markerMeans } from '../linear-algebra/marker-means.js';
import { callShapes, valueShapes } from './column-shapes.js';
import { markerVariance } from './column-variance.js';
import { type DistinctColumns, hashOf } from './distinct-columns.js';

/** What models say of markers, of genotypes that are read in blocks. */
export interface SweptColumns {
  readonly means: Float64Array;
  readonly variances: Float64Array;
  /** As `distinctColumns`, where two columns are the same if 64 bits made of each are. */
  readonly distinct: DistinctColumns;
}

/** Learns of the columns, block by block. */
export function sweptColumns(markers: number): {
  /** @returns the means of the block's markers. */
  add(block: GenotypeBlock): Float64Array;
  columns(): SweptColumns;
} {
  const means = new Float64Array(markers);
  const variances = new Float64Array(markers);
  const group = new Int32Array(markers).fill(-1);
  const sign = new Int8Array(markers).fill(1);
  const representatives: number[] = [];
  const directions: number[] = [];
  const groups = new Map<string, number>();
  return {
    add({ first, genotypes }) {
      const own = markerMeans(genotypes);
      means.set(own, first);
      const rows = genotypes.samples.length;
      const shapes =
        genotypes.called === undefined
          ? valueShapes(genotypes.values, rows)
          : callShapes(genotypes.called, rows);
      for (let column = 0; column < own.length; column++) {
        const marker = first + column;
        variances[marker] = markerVariance(genotypes, column);
        const direction = shapes.read(column);
        if (direction === 0) continue;
        const key = `${hashOf(shapes.words)} ${hashOf(shapes.words, 0x85ebca6b)}`;
        let index = groups.get(key);
        if (index === undefined) {
          index = representatives.push(marker) - 1;
          directions.push(direction);
          groups.set(key, index);
        }
        group[marker] = index;
        sign[marker] = directions[index] === direction ? 1 : -1;
      }
      return own;
    },
    columns: () => ({
      means,
      variances,
      distinct: { representatives: Int32Array.from(representatives), group, sign },
    }),
  };
}
