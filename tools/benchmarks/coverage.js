/**
 * How often the intervals of @snpress/evaluate hold the truth, and how often its permutation test finds what is not
 * there, on simulated crosses with genetic effects and without. Needs a build of the packages. See docs/statistics.md.
 *
 *     node tools/benchmarks/coverage.js [--crosses N] [--split folds|holdout|repeats] [--models ridge,lasso,top-snp,forest]
 */
import { parseArgs } from 'node:util';
import { fitters } from './coverage-rates/fitters.js';
import { designs, measureCoverage } from './coverage-rates/measure-coverage.js';
import { formatCoverage } from './report/format-coverage.js';

const { crosses, models, split } = parseOptions();
const onStart = (what) => process.stderr.write(`… ${what}\n`);
console.log(formatCoverage(await measureCoverage({ crosses, models, design: split, onStart })));

function parseOptions() {
  const { values } = parseArgs({
    options: {
      crosses: { type: 'string', default: '60' },
      split: { type: 'string', default: 'folds' },
      models: { type: 'string', default: Object.keys(fitters).join(',') },
    },
  });
  const number = Number(values.crosses);
  const names = values.models.split(',');
  const problems = names
    .filter((name) => !Object.hasOwn(fitters, name))
    .map((name) => `--models ${name}: the models are ${Object.keys(fitters).join(', ')}`);
  if (!Object.hasOwn(designs, values.split)) {
    problems.push(`--split ${values.split}: give ${Object.keys(designs).join(', ')}`);
  }
  if (!(Number.isInteger(number) && number > 0)) {
    problems.push(`--crosses ${values.crosses}: give a whole number from 1 on`);
  }
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exit(2);
  }
  return { crosses: number, models: names, split: values.split };
}
