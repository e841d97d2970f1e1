import { bootstrapDifference, bootstrapEvaluation, evaluateModel, permutationTest } from '@snpress/evaluate';
import { holdoutSplit, kFold } from '@snpress/preprocess';
import { drawCross } from './draw-cross.js';
import { fitters } from './fitters.js';
import { judgeModel } from './judge-model.js';

const permutations = 1999;
/** p of genes are compared with these. */
const levels = [0.05, 0.01, 0.002];
/** How a cross is divided. */
export const designs = {
  folds: ({ samples }, rng) => kFold(samples, 5, rng),
  holdout: ({ samples }, rng) => [holdoutSplit(samples, 12, rng)],
  repeats: ({ samples }, rng) => kFold(samples, 5, rng, { repeats: 3 }),
};
const headlines = {
  mse: ({ mse }) => mse,
  skill: ({ skill }) => skill.pooled,
  'mean skill': ({ skill }) => skill.mean,
  'median skill': ({ skill }) => skill.median,
  positive: ({ skill }) => skill.positive,
  'mean r': ({ r }) => r.mean,
  'within gene': ({ withinGene }) => withinGene,
};

/**
 * Counts, over simulated crosses, how often each 95 % interval holds the truth, and what the permutation test finds. The
 * truth of a headline number is its mean over many sets of as many fresh samples of the same cross as were held out, the
 * fitted models as they are.
 * @returns rows of { kind, design, model, crosses, covered, above, width, permutation }: `above` how often the interval of
 * skill lies above zero
 */
export async function measureCoverage({ crosses, models, design, onStart }) {
  const rows = new Map();
  const rowOf = (kind, model) => {
    const key = `${kind}/${model}`;
    if (!rows.has(key)) rows.set(key, { kind, design, model, crosses: 0, covered: {}, above: 0, width: 0 });
    return rows.get(key);
  };
  for (const kind of ['none', 'effects']) {
    for (let number = 0; number < crosses; number++) {
      if (number % 10 === 0) onStart(`${design}, ${kind}: cross ${number + 1} of ${crosses}`);
      const { rng, ...cross } = drawCross(kind, number);
      const splits = designs[design](cross.genotypes, rng.fork('split'));
      const judged = [];
      for (const model of models) {
        const fitRng = rng.fork(model);
        const { input, truths } = await judgeModel(model, fitters[model], { ...cross, splits, rng: fitRng });
        judged.push({ evaluation: evaluateModel(input), truths });
        countModel(rowOf(kind, model), input, truths, rng);
      }
      for (const [index, { evaluation, truths }] of judged.entries()) {
        if (index === 0) continue;
        const row = rowOf(kind, `${evaluation.name} − ${judged[0].evaluation.name}`);
        countDifference(row, evaluation, judged[0].evaluation, truths, judged[0].truths, rng);
      }
    }
  }
  return [...rows.values()];
}

function countModel(row, input, truths, rng) {
  const { mse, skill, r, withinGene } = bootstrapEvaluation(input, rng.fork('bootstrap'));
  const intervals = [mse, skill.pooled, skill.mean, skill.median, skill.positive, r.mean, withinGene];
  row.crosses++;
  Object.entries(headlines).forEach(([headline, of], index) => {
    count(row, headline, intervals[index], meanOf(truths.map(of)));
  });
  row.above += skill.pooled[0] > 0;
  row.width += skill.pooled[1] - skill.pooled[0];

  const { pooled, perGene, discoveries } = permutationTest(input, rng.fork('permute'), { permutations });
  row.permutation ??= { genes: 0, reached: levels.map(() => 0), pooled: 0, discoveries: 0, any: 0 };
  const found = row.permutation;
  const p = perGene.p.filter((value) => !Number.isNaN(value));
  found.genes += p.length;
  levels.forEach((level, index) => (found.reached[index] += p.filter((value) => value <= level).length));
  found.pooled += pooled.p <= 0.05;
  found.discoveries += discoveries.genes;
  found.any += discoveries.genes > 0;
}

function countDifference(row, first, second, firstTruths, secondTruths, rng) {
  const { mse, skill } = bootstrapDifference(first, second, rng.fork('difference'));
  const truthOf = (of) => meanOf(firstTruths.map(of)) - meanOf(secondTruths.map(of));
  row.crosses++;
  count(row, 'mse', mse, truthOf(headlines.mse));
  count(row, 'skill', skill, truthOf(headlines.skill));
  row.above += skill[0] > 0;
  row.width += skill[1] - skill[0];
}

function count(row, headline, [low, high], truth) {
  row.covered[headline] = (row.covered[headline] ?? 0) + (low <= truth && truth <= high);
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
