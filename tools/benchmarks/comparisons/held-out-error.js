/**
 * Mean squared error over the first `genes` genes of the held-out samples, and the skill over the training means.
 * @param predicted held-out samples × genes, gene after gene
 */
export function heldOutError(predicted, { train, test }, genes) {
  const rows = train.expression.samples.length;
  const held = test.expression.samples.length;
  let model = 0;
  let baseline = 0;
  for (let gene = 0; gene < genes; gene++) {
    const trained = train.expression.values.subarray(gene * rows, (gene + 1) * rows);
    const mean = trained.reduce((sum, value) => sum + value, 0) / rows;
    for (let at = gene * held; at < (gene + 1) * held; at++) {
      const observed = test.expression.values[at];
      model += (observed - predicted[at]) ** 2;
      baseline += (observed - mean) ** 2;
    }
  }
  return { genes, mse: model / (genes * held), skill: 1 - model / baseline };
}
