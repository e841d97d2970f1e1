import type { PredictionProgress } from '@snpress/experiment';
import { createProgressLine } from './progress-line.js';

/** Shows how far a prediction is, until `end`. */
export function followPrediction(): {
  readonly onProgress: (progress: PredictionProgress) => void;
  readonly end: () => void;
} {
  const line = createProgressLine();
  return {
    onProgress({ doing, model, done, total }) {
      line.update(model === undefined ? doing : `${doing} with ${model}`, done, total);
    },
    end() {
      line.end();
    },
  };
}
