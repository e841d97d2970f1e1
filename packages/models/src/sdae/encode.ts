import type { Matrix } from '@snpress/data';
import { checkGenotypes } from '../contract/check-genotypes.js';
import { hiddenUnits } from '../network/plain-layer.js';
import type { Stack } from './stack.js';

/**
 * The codes of a stacked denoising autoencoder's top layer: samples × units, named code1, code2, …
 *
 * @throws ModelError where `genotypes` has other markers than the stack was trained on, or a value is missing.
 */
export function encode(stack: Stack, genotypes: Matrix): Matrix {
  checkGenotypes('sdae', genotypes, stack.markers);
  const { samples } = genotypes;
  const units = stack.layers.at(-1)!.outputs;
  const codes = hiddenUnits(genotypes, stack.layers, stack.activation);
  const values = new Float32Array(samples.length * units);
  samples.forEach((_, row) => {
    for (let unit = 0; unit < units; unit++) values[unit * samples.length + row] = codes[row * units + unit]!;
  });
  const features = Array.from({ length: units }, (_, unit) => `code${unit + 1}`);
  return { samples, features, values };
}
