import { type BackendName, backendNames } from '../../src/contract/backend-name.js';

/** What `npm run test:native` has networks trained on; our own kernels otherwise. */
export const namedBackend: BackendName | undefined = backendNames.find(
  (name) => name === process.env.SNPRESS_TEST_BACKEND,
);

/** What tests of TensorFlow.js compute on. */
export const testBackend = namedBackend ?? 'wasm';
