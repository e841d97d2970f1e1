/** B₂ₖ / (2k (2k − 1)), the coefficients of Stirling's series. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];

/**
 * ln Γ(x) for x > 0: the recurrence up to 10, then Stirling's series, whose next term is below 1e-16 there.
 * @see NIST Digital Library of Mathematical Functions, 5.11.1
 */
export function logGamma(x: number): number {
  let argument = x;
  let shift = 1;
  while (argument < 10) {
    shift *= argument;
    argument++;
  }
  const inverse = 1 / argument;
  const square = inverse * inverse;
  const series = stirling.reduceRight((sum, coefficient) => sum * square + coefficient, 0) * inverse;
  return (
    (argument - 0.5) * Math.log(argument) - argument + 0.5 * Math.log(2 * Math.PI) + series - Math.log(shift)
  );
}
