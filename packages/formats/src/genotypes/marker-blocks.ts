import { markerBlock, type MarkerRow } from './marker-row.js';
import type { MarkerBlock } from '@snpress/data';
import type { MarkerValues } from '@snpress/data';
import { markersPerBlock } from '@snpress/data/markers/markers-per-block';

/** Collects markers until they fill blocks. */
export interface MarkerBlocks {
  /** Takes another marker. @returns its values, to be filled, one per sample */
  add(marker: MarkerRow): MarkerValues;
  /** The blocks that are full; with `all`, the last one too. */
  take(all?: boolean): readonly MarkerBlock[];
}

/** Collects markers of so many samples, with values of one kind. */
export function createMarkerBlocks(
  samples: number,
  ArrayType: new (length: number) => MarkerValues,
): MarkerBlocks {
  const capacity = markersPerBlock(samples);
  let full: MarkerBlock[] = [];
  let markers: MarkerRow[] = [];
  let values: MarkerValues | undefined;

  const close = (): void => {
    if (values === undefined) return;
    full.push(markerBlock(markers, values.subarray(0, markers.length * samples)));
    markers = [];
    values = undefined;
  };

  return {
    add(marker) {
      if (markers.length === capacity) close();
      values ??= new ArrayType(capacity * samples);
      markers.push(marker);
      return values.subarray((markers.length - 1) * samples, markers.length * samples);
    },
    take(all = false) {
      if (all) close();
      const taken = full;
      full = [];
      return taken;
    },
  };
}
