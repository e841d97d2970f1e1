/** The backends of TensorFlow.js: libtensorflow (tfjs-node), WebAssembly, plain JavaScript. */
export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];
