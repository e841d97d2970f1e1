import { parseParams, planTuning, ridge as estimator } from '@snpress/models';

/** All genes, the penalty of each by leave-one-out over the default path; the same algebra in numpy. */
export const ridge = {
  name: 'ridge',
  title: 'ridge, all penalties by leave-one-out',
  setup: () => ({ runs: 7, relativeLambdas: finitePenalties() }),
  repeats: { quick: 3, full: 5 },
  ours: { name: 'snpress', script: 'ridge-snpress.js', what: '1 thread' },
  peers: [
    { name: 'numpy', script: 'ridge-numpy.py', module: 'numpy', what: "the BLAS's threads", atLeast: 1.25 },
  ],
};

function finitePenalties() {
  const { settings } = planTuning(estimator, parseParams(estimator, {})).cells[0];
  return settings.map(({ relativeLambda }) => relativeLambda).filter(Number.isFinite);
}
