// How large and how fast a report of many genes and models is, in Chromium.
//   node tools/benchmarks/report-page.js [genes] [models] [samples]
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRng } from '@snpress/data/random/rng';
import { comparePaired, evaluateModel, permutationTest } from '@snpress/evaluate';
import { renderReport } from '@snpress/report';
import { launchChromium } from './process/launch-chromium.js';

const [genes = 20_000, models = 12, samples = 100] = process.argv.slice(2).map(Number);
const rng = createRng('report-page');
const names = Array.from({ length: genes }, (_, i) => `ENSG${String(100_000_000 + 7 * i).padStart(11, '0')}`);
const folds = 5;

function input() {
  const perFold = Math.ceil(samples / folds);
  const modelNames = Array.from({ length: models }, (_, m) => `model-${m + 1}`);
  const splits = Array.from({ length: folds }, (_, f) => {
    const ids = Array.from({ length: perFold }, (_, i) => `sample-${f * perFold + i + 1}`);
    const matrix = () => ({ samples: ids, features: names, values: new Float32Array(perFold * genes) });
    const observed = {
      ...matrix(),
      positions: {
        chromosome: names.map((_, i) => String(1 + Math.floor((22 * i) / genes))),
        start: Float64Array.from(names, (_, i) => 1000 * (i % 1000)),
      },
    };
    const predicted = Object.fromEntries(['mean', ...modelNames].map((name) => [name, matrix()]));
    for (let at = 0; at < observed.values.length; at++) {
      const heritable = (Math.floor(at / perFold) % 97) / 97;
      const genetic = heritable * rng.normal();
      observed.values[at] = genetic + rng.normal();
      modelNames.forEach((name, m) => {
        predicted[name].values[at] = genetic * (0.9 - 0.05 * m) + 0.1 * rng.normal();
      });
    }
    return { split: `fold ${f + 1}`, observed, predicted };
  });
  const all = {
    samples: splits.flatMap(({ observed }) => observed.samples),
    features: names,
    values: new Float32Array(folds * perFold * genes),
  };
  splits.forEach(({ observed }, f) => {
    for (let g = 0; g < genes; g++)
      all.values.set(
        observed.values.subarray(g * perFold, (g + 1) * perFold),
        g * folds * perFold + f * perFold,
      );
  });
  const evaluations = ['mean', ...modelNames].map((name) => {
    const judged = {
      name,
      observed: all,
      splits: splits.map(({ split, predicted }) => ({
        label: split,
        trainSamples: 4 * perFold,
        predicted: predicted[name],
        baseline: predicted.mean,
      })),
    };
    const evaluation = evaluateModel(judged);
    return name === 'mean'
      ? evaluation
      : { ...evaluation, permutation: permutationTest(judged, createRng(name), { permutations: 20 }) };
  });
  return {
    title: `${genes} genes, ${models} models`,
    experiment: 'benchmark',
    data: { samples: folds * perFold, markers: 1e6, genes, ploidy: 2, source: 'random numbers' },
    protocol: { outer: '5-fold cross-validation' },
    evaluations,
    comparisons: comparePaired(evaluations),
    predictions: splits,
  };
}

const given = input();
const begun = performance.now();
const { 'index.html': page } = await renderReport(given);
const rendered = performance.now() - begun;
const folder = mkdtempSync(path.join(tmpdir(), 'snpress-report-page-'));
const file = path.join(folder, 'index.html');
writeFileSync(file, page);
const browser = await launchChromium();
try {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await tab.goto(pathToFileURL(file).href);
  const paint = await tab.evaluate(
    `new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntriesByName('first-contentful-paint')[0].startTime)).observe({ type: 'paint', buffered: true }))`,
  );
  const interactive = await tab.evaluate(`performance.getEntriesByType('navigation')[0].domInteractive`);
  const timeOf = (act) =>
    tab.evaluate(
      `(async () => { const begun = performance.now(); ${act}; await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))); return performance.now() - begun; })()`,
    );
  const panels = [];
  for (const i of [0, 1, Math.floor(genes / 2), genes - 1])
    panels.push(
      await timeOf(`location.hash = '#gene=${names[i]}'; dispatchEvent(new HashChangeEvent('hashchange'))`),
    );
  await tab.keyboard.press('Escape');
  const filtered = await timeOf(
    `const names = document.getElementById('gene-names'); names.value = '77, 123'; names.dispatchEvent(new Event('input'))`,
  );
  const height = await tab.evaluate('document.documentElement.scrollHeight');
  const milliseconds = (value) => `${value.toFixed(0)} ms`;
  console.log(
    [
      `${genes} genes × ${models} models × ${given.data.samples} samples`,
      `size            ${(statSync(file).size / 1e6).toFixed(2)} MB`,
      `rendered in     ${(rendered / 1000).toFixed(1)} s`,
      `first paint     ${milliseconds(paint)}`,
      `interactive     ${milliseconds(interactive)}`,
      `panel of a gene ${panels.map(milliseconds).join(', ')}`,
      `filter          ${milliseconds(filtered)}`,
      `height          ${height} px at 1440 px`,
    ].join('\n'),
  );
} finally {
  await browser.close();
  rmSync(folder, { recursive: true });
}
