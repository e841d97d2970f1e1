/** The penalty of each gene by 5 inner folds, 50 penalties down to 0.01 of the largest; both on a sample of the genes. */
export const lassoCv = {
  name: 'lasso-cv',
  title: 'lasso, alpha per gene by 5 inner folds',
  setup: ({ genes }, full) => ({ snpressGenes: full ? genes : 600, glmnetGenes: full ? 200 : 20 }),
  repeats: { quick: 1, full: 3 },
  ours: { name: 'snpress', script: 'lasso-cv-snpress.js', what: '1 thread' },
  peers: [{ name: 'glmnet', script: 'lasso-cv-glmnet.R', what: 'cv.glmnet per gene', atLeast: 100 }],
};
