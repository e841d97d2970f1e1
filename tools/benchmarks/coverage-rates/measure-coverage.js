import { bootstrapDifference, bootstrapEvaluation, evaluateModel } from '@snpress/evaluate';
import { designs } from './designs.js';
import { drawCross } from './draw-cross.js';
import { fitSplits } from './fit-splits.js';
import { fitters } from './fitters.js';
import { judgeFresh } from './judge-fresh.js';

/** Sets of fresh samples that make a truth. */
const freshSets = 20;
/** Where an evaluation and its intervals have each headline number. */
const headlines = {
  mse: [({ mse }) => mse, ({ mse }) => mse],
  skill: [({ skill }) => skill.pooled, ({ skill }) => skill.pooled],
  'mean skill': [({ skill }) => skill.mean, ({ skill }) => skill.mean],
  'mean r': [({ r }) => r.mean, ({ r }) => r.mean],
  'within gene': [({ withinGene }) => withinGene, ({ withinGene }) => withinGene],
};

/**
 * Counts, over simulated crosses, how often each 95 % interval holds the truth: the mean of the number over sets of as
 * many fresh samples of the same cross as were held out, the fitted models as they are.
 * @returns rows of { kind, design, model, crosses, rates, above, width }: `rates` by headline { held, of }, the crosses whose
 * interval holds the truth and those that have one; `above` how often the interval of a model's skill lies above zero
 */
export async function measureCoverage({ crosses, models, design, onStart }) {
  const { heldOut, divide } = designs[design];
  const rows = new Map();
  const rowOf = (kind, model) => {
    const key = `${kind}/${model}`;
    if (!rows.has(key)) rows.set(key, { kind, design, model, crosses: 0, rates: {}, width: 0 });
    return rows.get(key);
  };
  for (const kind of ['none', 'effects']) {
    for (let number = 0; number < crosses; number++) {
      if (number % 10 === 0) onStart(`${design}, ${kind}: cross ${number + 1} of ${crosses}`);
      const { rng, fresh, ...cross } = drawCross(kind, number, freshSets * heldOut);
      const splits = divide(cross.genotypes.samples, rng.fork('split'));
      const judged = [];
      for (const name of models) {
        const fits = await fitSplits(fitters[name], cross, splits, rng.fork(name));
        const input = {
          name,
          observed: cross.expression,
          splits: fits.map(({ test, judge }) => judge(cross.genotypes, test)),
        };
        const truths = judgeFresh(name, fits, fresh, freshSets);
        countModel(rowOf(kind, name), input, truths, rng.fork('bootstrap'));
        judged.push({ evaluation: evaluateModel(input), truths });
      }
      for (const [first, second] of pairsOf(judged)) {
        const row = rowOf(kind, `${first.evaluation.name} − ${second.evaluation.name}`);
        countDifference(row, first, second, rng.fork('difference'));
      }
    }
  }
  return [...rows.values()];
}

function countModel(row, input, truths, rng) {
  const intervals = bootstrapEvaluation(input, rng);
  for (const [headline, [numberOf, intervalOf]] of Object.entries(headlines)) {
    count(row, headline, intervalOf(intervals), meanOf(truths.map(numberOf)));
  }
  addWidth(row, intervals.skill.pooled);
  row.above = (row.above ?? 0) + (intervals.skill.pooled[0] > 0);
}

function countDifference(row, first, second, rng) {
  const { mse, skill } = bootstrapDifference(first.evaluation, second.evaluation, rng);
  const truthOf = ([numberOf]) => meanOf(first.truths.map(numberOf)) - meanOf(second.truths.map(numberOf));
  count(row, 'mse', mse, truthOf(headlines.mse));
  count(row, 'skill', skill, truthOf(headlines.skill));
  addWidth(row, skill);
}

function addWidth(row, [low, high]) {
  row.crosses++;
  row.width += high - low;
}

/** A number that has no interval is not counted. */
function count({ rates }, headline, [low, high], truth) {
  if (Number.isNaN(low)) return;
  rates[headline] ??= { held: 0, of: 0 };
  rates[headline].held += low <= truth && truth <= high;
  rates[headline].of++;
}

function pairsOf(items) {
  return items.flatMap((second, index) => items.slice(index + 1).map((first) => [first, second]));
}

function meanOf(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
