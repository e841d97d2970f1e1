/** The median; of an even number of values, the lower of the two in the middle. */
export function medianOf(values) {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)];
}
