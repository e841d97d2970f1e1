/** Two ends, the lower first; NaN where they are not defined. */
export type Interval = readonly [low: number, high: number];
