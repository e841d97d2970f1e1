import type { Positions } from '../matrix/positions.js';

/** A table of genome positions: entry `i` of `positions` is where `ids[i]` lies. */
export interface PositionTable {
  /** Unique: an id that repeats an earlier one was renamed as in `readMatrix`. */
  readonly ids: readonly string[];
  readonly positions: Positions;
}
