/**
 * How well heritability is estimated, where the truth is known: simulated haploid crosses, their true share of genetic
 * variance against the pooled REML estimate, its standard error and how often its 95 % interval holds the truth. Needs a
 * build of the packages. See docs/explanation/statistics.md.
 *
 *     node tools/benchmarks/heritability.js [--samples 60,112] [--crosses N] [--jackknifed N]
 *
 * --samples     sizes of the crosses (60,112,300)
 * --crosses     crosses per line (200)
 * --jackknifed  of how many of them the standard error is also found by deleting samples in twenty groups (10)
 */
import { parseArgs } from 'node:util';
import { createRng, selectSamples } from '@snpress/data';
import { simulateCross } from '@snpress/datasets';
import { estimateHeritability } from '@snpress/evaluate';

const { values } = parseArgs({
  options: {
    crosses: { type: 'string', default: '200' },
    jackknifed: { type: 'string', default: '10' },
    samples: { type: 'string', default: '60,112,300' },
  },
});
const crosses = Number(values.crosses);
const jackknifed = Number(values.jackknifed);
const shape = { markers: 500, genes: 200, missingRate: 0 };

console.log(
  '| samples | h² of the simulation | true share | pooled estimate | SD of its error | mean standard error | by samples | coverage | mean of genes | coverage of genes |\n' +
    '| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
);
for (const samples of values.samples.split(',').map(Number)) {
  for (const heritability of [0, 0.2, 0.5, 0.8]) {
    const rows = Array.from({ length: crosses }, (_, index) => measure(samples, heritability, index));
    const column = (name) => rows.map((row) => row[name]).filter((value) => !Number.isNaN(value));
    const shown = (name) => (column(name).length > 0 ? mean(column(name)).toFixed(3) : '–');
    const errors = rows.map(({ truth, estimate }) => estimate - truth);
    console.log(
      `| ${[
        samples,
        heritability,
        shown('truth'),
        shown('estimate'),
        deviation(errors).toFixed(3),
        shown('standardError'),
        shown('bySamples'),
        shown('covered'),
        shown('meanOfGenes'),
        shown('genesCovered'),
      ].join(' | ')} |`,
    );
  }
}

function measure(samples, heritability, index) {
  const rng = createRng(`heritability/${samples}/${heritability}/${index}`);
  const cross = simulateCross({ ...shape, samples, heritability }, rng);
  const { pooled, mean: meanOfGenes, perGene } = estimateHeritability(cross.dataset);
  const truth = trueShare(cross);
  const [low, high] = pooled.interval;
  return {
    truth,
    estimate: pooled.h2,
    standardError: pooled.standardError,
    bySamples: index < jackknifed ? jackknifeOverSamples(cross.dataset) : NaN,
    covered: low <= truth && truth <= high ? 1 : 0,
    meanOfGenes,
    genesCovered: mean(
      [...perGene.h2.keys()]
        .filter((gene) => perGene.standardError[gene] > 0)
        .map((gene) =>
          Math.abs(perGene.h2[gene] - cross.heritability[gene]) <= 1.96 * perGene.standardError[gene] ? 1 : 0,
        ),
    ),
  };
}

/** Genetic variance of all genes over that and the variance of what is not genetic. */
function trueShare({ dataset, trueGeneticValues }) {
  const rows = dataset.expression.samples.length;
  const rest = dataset.expression.values.map((value, at) => value - trueGeneticValues.values[at]);
  const genetic = sumOfSquares(trueGeneticValues.values, rows);
  return genetic / (genetic + sumOfSquares(rest, rows));
}

/** Of every gene around its mean, added up. */
function sumOfSquares(values, rows) {
  let sum = 0;
  for (let first = 0; first < values.length; first += rows) {
    const gene = values.subarray(first, first + rows);
    const centre = mean(gene);
    for (const value of gene) sum += (value - centre) ** 2;
  }
  return sum;
}

function jackknifeOverSamples({ genotypes, expression }) {
  const groups = 20;
  const rows = [...expression.samples.keys()];
  const estimates = Array.from({ length: groups }, (_, group) => {
    const kept = rows.filter((row) => row % groups !== group);
    return estimateHeritability({
      genotypes: selectSamples(genotypes, kept),
      expression: selectSamples(expression, kept),
    }).pooled.h2;
  });
  return Math.sqrt(groups - 1) * deviation(estimates);
}

function mean(numbers) {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

/** Standard deviation around the mean, divided by the count. */
function deviation(numbers) {
  const centre = mean(numbers);
  return Math.sqrt(mean(numbers.map((value) => (value - centre) ** 2)));
}
