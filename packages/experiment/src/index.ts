export { compileExperiment } from './compile/compile-experiment.js';
export { loadExperiment, type LoadedExperiment } from './spec/load-experiment.js';
export { prepareExperiment, type PreparedExperiment } from './run/prepare-experiment.js';
