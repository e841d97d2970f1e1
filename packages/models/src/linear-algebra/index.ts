export { featureMeans } from './feature-means.js';
export { gram } from './gram.js';
export { multiplyTransposed } from './multiply-transposed.js';
export { symmetricEigen } from './symmetric-eigen.js';
