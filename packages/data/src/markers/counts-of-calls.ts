/** How many of `length` calls from `from` on are missing, 0, 1 and 2. */
export function countsOfCalls(
  calls: Int8Array,
  from: number,
  length: number,
): readonly [number, number, number, number] {
  let missing = 0;
  let ones = 0;
  let twos = 0;
  for (let at = from; at < from + length; at++) {
    const call = calls[at]!;
    missing -= call >> 7;
    ones += call & 1;
    twos += call & 2;
  }
  // −1 has all bits.
  ones -= missing;
  twos = twos / 2 - missing;
  return [missing, length - missing - ones - twos, ones, twos];
}
