/** λ/(D + λ) of each eigenvalue: 1 where nothing of a direction is explained. */
export function residualShares(eigenvalues: Float64Array, lambda: number): Float64Array {
  return eigenvalues.map((value) => (value === 0 || lambda === Infinity ? 1 : lambda / (value + lambda)));
}
