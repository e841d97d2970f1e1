const pytorch = (output, threads, what, more) => ({
  name: 'PyTorch',
  output,
  script: 'mlp-sae-torch.py',
  module: 'torch',
  args: [threads, output],
  what,
  ...more,
});

/**
 * The same layers, initial distributions, losses, order of samples, batches and epochs, written plainly in PyTorch. Its
 * threads wait for one another spinning unless told to sleep, which costs it many times its work on a busy machine.
 */
export const mlpSae = {
  name: 'mlp-sae',
  title: 'MLP-SAE 500-200, dropout 0.5, 30 + 100 epochs',
  setup: () => ({
    params: {
      hidden: [500, 200],
      activation: 'sigmoid',
      dropout: { hidden: 0.5, input: 0 },
      learningRate: 0.3,
      momentum: 0.9,
      batchSize: 18,
      epochs: 100,
      pretrain: { corruption: 0.2, learningRate: 0.03, momentum: 0, batchSize: 18, epochs: 30 },
    },
  }),
  repeats: { quick: 1, full: 3 },
  ours: { name: 'snpress', script: 'mlp-sae-snpress.js', what: '1 thread' },
  peers: [
    pytorch('PyTorch-2-sleeping', 2, '2 threads, OMP_WAIT_POLICY=PASSIVE', {
      env: { OMP_WAIT_POLICY: 'PASSIVE' },
    }),
    pytorch('PyTorch-2', 2, '2 threads, spinning, as it comes', { atLeast: 6, fullOnly: true }),
    pytorch('PyTorch-1', 1, '1 thread', { atLeast: 3 }),
  ],
};
