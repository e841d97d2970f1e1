import { createRng } from '@snpress/data/random/rng';
import { expect, it } from 'vitest';
import { conjugateGradients } from '../../src/linear-algebra/conjugate-gradients.js';

it('leaves no more of the right side than is allowed', () => {
  const [size, samples] = [37, 60];
  const rng = createRng('gradients');
  const columns = Float64Array.from({ length: size * samples }, () => rng.normal());
  const matrix = Float32Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    let sum = i === j ? 1 : 0;
    for (let row = 0; row < samples; row++) sum += columns[i * samples + row]! * columns[j * samples + row]!;
    return sum;
  });
  const right = Float64Array.from({ length: size }, () => rng.normal());
  const solution = conjugateGradients(matrix, right, 1e-9);
  right.forEach((wanted, row) => {
    const product = solution.reduce((sum, value, k) => sum + value * matrix[row * size + k]!, 0);
    expect(Math.abs(product - wanted)).toBeLessThan(1e-8);
  });
});
