export { featureMeans } from './feature-means.js';
export { gram, type GramOptions } from './gram.js';
export { multiplyTransposed } from './multiply-transposed.js';
export { symmetricEigen, type SymmetricEigen } from './symmetric-eigen.js';
