/** A spec that runs in about a second. */
export const smallSpec = `name: small
seed: 3
data:
  simulate: { samples: 40, markers: 60, genes: 12, heritability: 0.6 }
preprocess:
  genotypes: [ { impute: { strategy: mean } } ]
split:
  outer: { folds: 2 }
  inner: { folds: 3 }
models:
  ridge: { type: ridge, select: per-gene }
  lasso: { type: lasso, grid: { alpha: [0.1, 0.3] } }
report: { title: A small cross }
`;

/** What a spec of little data has besides these: ridge in two folds. */
export const ridgeInTwoFolds = `split:
  outer: { folds: 2 }
  inner: { folds: 2 }
models:
  ridge: { type: ridge }
final: { fit: none }
`;
