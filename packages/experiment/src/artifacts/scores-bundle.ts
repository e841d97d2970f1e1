import type { ArrayBundle } from '@snpress/data';
import type { Setting, TuningScores } from '@snpress/models';

/** Scores as they are kept between stages. */
export function scoresToBundle({ settings, sse, rows }: TuningScores): ArrayBundle {
  return { metadata: { settings, rows }, arrays: { sse } };
}

/** The scores of a bundle. */
export function scoresFromBundle({ metadata, arrays }: ArrayBundle): TuningScores {
  return {
    settings: metadata.settings as readonly Setting[],
    rows: metadata.rows as number,
    sse: arrays.sse as Float64Array,
  };
}
