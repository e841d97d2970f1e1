/** @throws RangeError where an index is not a whole number in 0 … length − 1, or occurs twice. */
export function checkIndices(what: string, indices: ArrayLike<number>, length: number): void {
  const seen = new Uint8Array(length);
  for (let position = 0; position < indices.length; position++) {
    const index = indices[position]!;
    if (seen[index] === undefined) {
      throw new RangeError(`${what} index ${index} is not a whole number in 0 … ${length - 1}`);
    }
    if (seen[index] === 1)
      throw new RangeError(`${what} index ${index} is selected twice; ids must be unique`);
    seen[index] = 1;
  }
}
