/** Whether bytes begin as a Parquet file does. */
export function isParquet(bytes: Buffer): boolean {
  return bytes.toString('latin1', 0, 4) === 'PAR1';
}
