import { LANES, type PermutedProducts } from '../../src/kernels/permuted-products.js';

/** The same in plain TypeScript. */
export function plainPermutedProducts(places: Int32Array, length: number, most: number): PermutedProducts {
  const observed = new Float64Array(length * LANES);
  const predicted = new Float64Array(length * LANES);
  const products = new Float64Array(most * LANES);
  return {
    ...{ observed, predicted, products },
    multiply(first, count) {
      products.fill(0);
      for (let permutation = 0; permutation < count; permutation++) {
        for (let place = 0; place < length; place++) {
          const from = places[(first + permutation) * length + place]! * LANES;
          for (let lane = 0; lane < LANES; lane++)
            products[permutation * LANES + lane]! +=
              observed[from + lane]! * predicted[place * LANES + lane]!;
        }
      }
    },
    release() {
      // the garbage collector's
    },
  };
}
