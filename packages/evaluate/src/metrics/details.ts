import { definedNumber } from './defined.js';
import type { Detail } from './metric.js';

/** How the intervals were drawn; those of the metrics stand beside it. */
export const intervals: Detail = {
  path: ['intervals'],
  json: ({ intervals: drawn }) => drawn && { level: drawn.level, draws: drawn.draws },
};

/** What was evaluated, and over how many. */
export const counts: readonly Detail[] = (['samples', 'genes', 'skippedGenes'] as const).map((count) => ({
  path: [count],
  json: (evaluation) => evaluation[count],
}));

/** Every outer split on its own. */
export const perSplit: Detail = {
  path: ['perSplit'],
  json: (evaluation) =>
    evaluation.perSplit.map(({ split, trainSamples, testSamples, mse, skill }) => ({
      split,
      trainSamples,
      testSamples,
      mse: definedNumber(mse),
      skill: definedNumber(skill),
    })),
};
