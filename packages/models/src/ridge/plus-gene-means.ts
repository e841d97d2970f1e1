/** Values plus the mean of their gene, genes × samples, in single precision. */
export function plusGeneMeans(values: Float64Array, means: Float64Array): Float32Array {
  const result = new Float32Array(values.length);
  const rows = values.length / means.length;
  for (let gene = 0, at = 0; gene < means.length; gene++) {
    const mean = means[gene]!;
    for (const end = at + rows; at < end; at++) result[at] = values[at]! + mean;
  }
  return result;
}
