/** One penalty for all genes on standardised SNPs; scikit-learn fits all genes in one call. */
function oneAlpha(name, title, alpha, l1Ratio, atLeast) {
  const sklearn = (products, what) => ({
    name: 'scikit-learn',
    output: `scikit-learn-${products}`,
    script: 'one-alpha-sklearn.py',
    module: 'sklearn',
    args: [products],
    what,
    ...(atLeast === undefined ? {} : { atLeast }),
  });
  return {
    name,
    title,
    setup: ({ genes }, full) => ({ alpha, l1Ratio, sklearnGenes: full ? genes : 300 }),
    repeats: { quick: 1, full: 3 },
    ours: { name: 'snpress', script: 'one-alpha-snpress.js', what: '1 thread' },
    peers: [
      sklearn('columns', 'ElasticNet, one call'),
      sklearn('gram', 'ElasticNet, one call, precomputed Gram matrix'),
    ],
  };
}

export const lasso = oneAlpha('lasso', 'lasso, alpha 0.1, all genes', 0.1, 1, 60);

export const elasticNet = oneAlpha(
  'elastic-net',
  'elastic net, alpha 0.2, L1 ratio 0.5, all genes',
  0.2,
  0.5,
);
