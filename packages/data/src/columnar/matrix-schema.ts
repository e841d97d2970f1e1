/** The schema metadata that make an Arrow IPC file a matrix. */
export const matrixSchema = {
  formatKey: 'snpress.format',
  format: 'matrix/1',
  samplesKey: 'snpress.samples',
  ploidyKey: 'snpress.ploidy',
  /** Of hard calls in two bits each, in the place of `values`, as the store has them. */
  packedColumn: 'calls',
} as const;
