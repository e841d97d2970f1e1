/** All genes at once in scikit-learn, one forest per gene in ranger; every SNP at each split, grown until pure. */
export const forest = {
  name: 'forest',
  title: 'random forest, 200 trees',
  setup: ({ genes }, full) => ({
    trees: 200,
    sklearnTrees: full ? 200 : 5,
    rangerGenes: full ? Math.min(genes, 50) : 2,
  }),
  repeats: { quick: 1, full: 3 },
  ours: { name: 'snpress', script: 'forest-snpress.js', what: '1 thread' },
  peers: [
    {
      name: 'scikit-learn',
      script: 'forest-sklearn.py',
      module: 'sklearn',
      what: 'RandomForestRegressor, n_jobs=2',
      atLeast: 1000,
    },
    { name: 'ranger', script: 'forest-ranger.R', what: 'a forest per gene, 2 threads' },
  ],
};
