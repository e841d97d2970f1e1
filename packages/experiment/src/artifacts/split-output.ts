/** The output of the split stage that holds one split: `outer0`, `outer0.inner3`. */
export function splitOutput(outer: number, inner?: number): string {
  return inner === undefined ? `outer${outer}` : `outer${outer}.inner${inner}`;
}

/** The output of the final split stage: `all` samples, or one inner fold of them, `inner3`. */
export function finalSplitOutput(inner?: number): string {
  return inner === undefined ? 'all' : `inner${inner}`;
}
