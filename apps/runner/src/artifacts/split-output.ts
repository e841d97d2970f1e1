/** The output of the split stage that holds one split: `outer0`, `outer0.inner3`. */
export function splitOutput(outer: number, inner?: number): string {
  return inner === undefined ? `outer${outer}` : `outer${outer}.inner${inner}`;
}
