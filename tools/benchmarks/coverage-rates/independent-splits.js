import { benjaminiHochberg } from '@snpress/evaluate';

/**
 * The permutation test of genes that takes the splits for independent, for comparison with `permutationTest`: the same sum of
 * products over splits, with no allowance for samples that train models for each other. Observations are complete.
 * @returns p and q of each gene
 */
export function testIndependentSplits({ observed, splits }, rng, permutations) {
  const { samples, features } = observed;
  const rowOf = new Map(samples.map((id, row) => [id, row]));
  const parts = splits.map(({ predicted }) => ({
    rows: predicted.samples.map((id) => rowOf.get(id)),
    predicted,
    orders: Array.from({ length: permutations }, () => rng.permutation(predicted.samples.length)),
  }));
  const p = features.map((_, gene) => {
    const truths = observed.values.subarray(gene * samples.length, (gene + 1) * samples.length);
    const sums = new Float64Array(permutations);
    let sum = 0;
    for (const { rows, predicted, orders } of parts) {
      const size = rows.length;
      const y = centred(rows.map((row) => truths[row]));
      const guess = centred([...predicted.values.subarray(gene * size, (gene + 1) * size)]);
      guess.forEach((value, place) => (sum += value * y[place]));
      orders.forEach((order, draw) => {
        for (let place = 0; place < size; place++) sums[draw] += guess[place] * y[order[place]];
      });
    }
    return (1 + sums.filter((value) => value >= sum - 1e-9).length) / (1 + permutations);
  });
  return { p, q: benjaminiHochberg(p) };
}

function centred(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}
