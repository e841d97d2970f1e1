/** 1 − SSE of the model / SSE of the baseline; NaN where the baseline has no error, as there is nothing to explain. */
export function skillOf(sse: number, baselineSse: number): number {
  return baselineSse === 0 ? NaN : 1 - sse / baselineSse;
}
