import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { borrowKernels, returnKernels } from '../../src/kernels/kernel-memory.js';
import { dropoutMask, fastRandom, randomState, threshold } from '../../src/network/fast-random.js';

it.each([0.1, 0.5, 0.97])('the kernel drops what fastRandom does, bit for bit: %s', (probability) => {
  const [rows, units, stride] = [300, 5, 8];
  const state = randomState(createRng('mask'));
  const borrowed = borrowKernels(4 * (state.length + rows * stride));
  try {
    const { kernels, memory } = borrowed;
    new Int32Array(memory.buffer).set(state);
    const next = fastRandom(createRng('mask'));
    for (let times = 0; times < 2; times++) {
      const bound = threshold(probability);
      kernels.drawMask(0, state.byteLength, 4 * stride, rows, units, bound, 1 / (1 - probability));
      const drawn = new Float32Array(memory.buffer, state.byteLength, rows * stride);
      const masks = drawn.filter((_, at) => at % stride < units);
      expect(masks).toEqual(dropoutMask(next, rows * units, probability));
    }
  } finally {
    returnKernels(borrowed);
  }
});
