export type { ArrayBundle, BundleArray, Json, JsonObject } from './bundle/array-bundle.js';
export type { Dataset } from './matrix/dataset.js';
export type { Matrix } from './matrix/matrix.js';
export type { Positions } from './matrix/positions.js';
export { createRng, type Rng } from './random/rng.js';
