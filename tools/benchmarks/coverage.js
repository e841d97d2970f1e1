/**
 * How often the intervals of @snpress/evaluate hold the truth on simulated crosses with genetic effects and without, or how
 * often its permutation test finds what is not there. Needs a build of the packages. See docs/explanation/statistics.md.
 *
 *     node tools/benchmarks/coverage.js [--permutation] [--crosses N] [--split folds|holdout|repeats]
 *         [--models ridge,lasso,top-snp,forest]
 */
import { parseArgs } from 'node:util';
import { designs } from './coverage-rates/designs.js';
import { fitters } from './coverage-rates/fitters.js';
import { measureCoverage } from './coverage-rates/measure-coverage.js';
import { measurePermutation } from './coverage-rates/measure-permutation.js';
import { formatCoverage } from './report/format-coverage.js';
import { formatPermutation } from './report/format-permutation.js';

const { permutation, ...options } = parseOptions();
const request = { ...options, onStart: (what) => process.stderr.write(`… ${what}\n`) };
console.log(
  permutation
    ? formatPermutation(await measurePermutation(request))
    : formatCoverage(await measureCoverage(request)),
);

function parseOptions() {
  const { values } = parseArgs({
    options: {
      permutation: { type: 'boolean', default: false },
      crosses: { type: 'string', default: '200' },
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
  return { permutation: values.permutation, crosses: number, models: names, design: values.split };
}
