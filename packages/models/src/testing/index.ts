export { conformanceChecks } from './conformance.js';
export type { ConformanceCheck, ConformanceOptions } from './subject.js';
export { makeTrainingSet, type TrainingShape } from './training-data.js';
