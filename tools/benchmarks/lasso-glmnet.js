/**
 * The lasso, alpha per gene by inner 5-fold cross-validation, against cv.glmnet on the yeast cross: 5 outer × 5 inner
 * folds, 50 alphas down to 0.01 of the largest, standardised markers, one thread each. Ours runs on all genes, glmnet on
 * a sample of them with the same folds. Skipped by name where glmnet or the shared data are not there.
 *
 *     node tools/benchmarks/lasso-glmnet.js [--genes all] [--peer-genes 40] [--json FILE]
 *
 * Needs a build of the packages.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng, selectFeatures, selectSamples } from '@snpress/data';
import { fitChosen, lasso, mean, planTuning, scoreSettings, selectSettings } from '@snpress/models';
import { loadYeastCross } from './lasso-data.js';

const { values: given } = parseArgs({
  options: {
    genes: { type: 'string', default: 'all' },
    'peer-genes': { type: 'string', default: '40' },
    json: { type: 'string' },
  },
});
const rng = createRng('lasso benchmark');
const cross = await loadYeastCross();
if (cross === undefined) {
  console.log('skipped: the shared yeast data are not there (set SNPRESS_DATA)');
} else {
  await compare(cross);
}

async function compare({ genotypes, expression, folds }) {
  const all = expression.features.length;
  const count = given.genes === 'all' ? all : Math.min(all, Number(given.genes));
  const chosen = rng.fork('genes').permutation(all).slice(0, count);
  const peerCount = Math.min(count, Number(given['peer-genes']));
  const targets = selectFeatures(expression, chosen);
  const inner = Array.from({ length: 5 }, (_, fold) => {
    const rank = rng.fork(`inner${fold + 1}`).permutation(folds.length);
    const rows = folds.flatMap((value, row) => (value === fold + 1 ? [] : [row]));
    const ordered = rows.toSorted((a, b) => rank[a] - rank[b]);
    return new Map(ordered.map((row, place) => [row, (place % 5) + 1]));
  });

  const ours = await runOurs(genotypes, targets, folds, inner);
  const subset = Array.from({ length: peerCount }, (_, gene) => gene);
  const peer = runGlmnet(genotypes, selectFeatures(targets, subset), folds, inner);
  const observed = targets.values;
  const rows = [
    {
      program: 'snpress',
      what: `${count} genes`,
      seconds: ours.seconds / (count * 5),
      skill: skill(ours.predicted, ours.means, observed, folds.length, count),
      sampleSkill: skill(ours.predicted, ours.means, observed, folds.length, peerCount),
      peakMB: Math.round(process.resourceUsage().maxRSS / 1024),
    },
  ];
  if (peer === undefined) console.log('skipped: glmnet (Rscript with the package glmnet is not installed)');
  else {
    rows.push({
      program: 'cv.glmnet',
      what: `${peerCount} genes`,
      seconds: peer.seconds / (peerCount * 5),
      sampleSkill: skill(peer.predicted, ours.means, observed, folds.length, peerCount),
    });
  }
  report(rows, peerCount);
  if (given.json !== undefined) {
    const result = {
      data: 'yeast cross',
      cpu: cpus()[0].model,
      samples: folds.length,
      markers: genotypes.features.length,
      rows,
    };
    writeFileSync(given.json, `${JSON.stringify(result, null, 2)}\n`);
  }
}

async function runOurs(genotypes, expression, folds, inner) {
  const samples = folds.length;
  const genes = expression.features.length;
  const predicted = new Float64Array(samples * genes);
  const means = new Float64Array(samples * genes);
  const params = lasso.params.parse({ standardize: true });
  const { settings } = planTuning(lasso, params).cells[0];
  const started = performance.now();
  for (let fold = 1; fold <= 5; fold++) {
    const rowsOf = (keep) => folds.flatMap((value, row) => (keep(value, row) ? [row] : []));
    const set = (rows) => ({
      genotypes: selectSamples(genotypes, rows),
      expression: selectSamples(expression, rows),
    });
    const held = rowsOf((value) => value === fold);
    const train = set(rowsOf((value) => value !== fold));
    const inFold = inner[fold - 1];
    const problem = {
      train,
      choose: 'per-gene',
      folds: [1, 2, 3, 4, 5].map((k) => ({
        train: set(rowsOf((value, row) => value !== fold && inFold.get(row) !== k)),
        validation: set(rowsOf((value, row) => value !== fold && inFold.get(row) === k)),
      })),
    };
    const context = { rng };
    const scores = await scoreSettings(lasso, problem, params, settings, context);
    const selection = selectSettings([scores], { select: 'per-gene' });
    const fitted = await fitChosen(lasso, train, params, selection, context);
    const test = selectSamples(genotypes, held);
    put(predicted, fitted.predict(test), held, samples);
    put(means, (await mean.fit(train, {}, context)).predict(test), held, samples);
  }
  return { seconds: (performance.now() - started) / 1000, predicted, means };
}

function put(target, { values }, rows, samples) {
  values.forEach((value, at) => {
    target[Math.floor(at / rows.length) * samples + rows[at % rows.length]] = value;
  });
}

function runGlmnet(genotypes, expression, folds, inner) {
  const folder = mkdtempSync(join(tmpdir(), 'snpress-lasso-'));
  try {
    const write = (name, values) => writeFileSync(join(folder, name), Float64Array.from(values));
    const shape = [folds.length, genotypes.features.length, expression.features.length];
    writeFileSync(join(folder, 'shape.txt'), shape.join(' '));
    write('genotypes.f64', genotypes.values);
    write('expression.f64', expression.values);
    write('outer.f64', folds);
    write(
      'inner.f64',
      inner.flatMap((inFold) => folds.map((_, row) => inFold.get(row) ?? 0)),
    );
    const script = fileURLToPath(new URL('lasso-glmnet.R', import.meta.url));
    const { error, status, stderr } = spawnSync('Rscript', [script, folder], {
      encoding: 'utf8',
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    if (error?.code === 'ENOENT' || /no package called .glmnet/.test(stderr)) return undefined;
    if (status !== 0) throw new Error(`Rscript failed: ${stderr}`);
    const bytes = readFileSync(join(folder, 'predictions.f64'));
    return {
      seconds: Number(readFileSync(join(folder, 'seconds.txt'), 'utf8')),
      predicted: new Float64Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** 1 − ΣSSE / ΣSSE of the training mean over the first genes, their mean skill, and the mean squared error. */
function skill(predicted, means, observed, samples, genes) {
  let model = 0;
  let baseline = 0;
  let sum = 0;
  for (let gene = 0; gene < genes; gene++) {
    let sse = 0;
    let total = 0;
    for (let at = gene * samples; at < (gene + 1) * samples; at++) {
      sse += (observed[at] - predicted[at]) ** 2;
      total += (observed[at] - means[at]) ** 2;
    }
    model += sse;
    baseline += total;
    sum += 1 - sse / total;
  }
  return { pooled: 1 - model / baseline, mean: sum / genes, mse: model / (genes * samples) };
}

function report(rows, peerCount) {
  const [ours, peer] = rows;
  for (const { program, what, seconds, sampleSkill, peakMB } of rows) {
    const memory = peakMB === undefined ? '' : `, peak ${peakMB} MB`;
    console.log(
      `${program.padEnd(10)} ${what.padStart(10)}: ${(seconds * 1000).toFixed(2)} ms per gene and outer fold, ` +
        `pooled skill ${sampleSkill.pooled.toFixed(4)} on the ${peerCount} genes${memory}`,
    );
  }
  const { pooled, mean: average, mse } = ours.skill;
  console.log(
    `snpress, all its genes: pooled skill ${pooled.toFixed(4)}, mean skill ${average.toFixed(4)}, MSE ${mse.toFixed(4)}`,
  );
  if (peer !== undefined) console.log(`ratio: ${(peer.seconds / ours.seconds).toFixed(1)}`);
}
