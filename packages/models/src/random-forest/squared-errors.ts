/**
 * ‖y_i − Σ_j a_j y_j‖² over all genes, from the Gram matrix of the centred expression alone: K_ii − 2 (K a)_i + aᵀ K a,
 * for every sample `i`. The weights `a` sum to 1.
 */
export function squaredErrors(gram: Float64Array, weights: Float64Array): Float64Array {
  const samples = weights.length;
  const product = new Float64Array(samples);
  for (let j = 0; j < samples; j++) {
    const weight = weights[j]!;
    if (weight === 0) continue;
    for (let i = 0; i < samples; i++) product[i]! += weight * gram[j * samples + i]!;
  }
  let quadratic = 0;
  for (let j = 0; j < samples; j++) quadratic += weights[j]! * product[j]!;
  return product.map((value, i) => Math.max(0, gram[i * samples + i]! - 2 * value + quadratic));
}
