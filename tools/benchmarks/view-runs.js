/**
 * How long the page of `snpress view` takes to open in Chromium, over copies of one run that differ in samples, skill and time. Needs a build of
 * the packages and chromium.
 *
 *     node tools/benchmarks/view-runs.js [--runs 200] [--run FOLDER]
 */
import { cpSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data/random/rng';
import { runExperiment, viewRuns } from '@snpress/experiment';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { launchChromium } from './process/launch-chromium.js';

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '200' }, run: { type: 'string' } },
});
const spec = {
  name: 'small',
  data: { simulate: { samples: 40, markers: 60, genes: 12 } },
  split: { outer: { folds: 2 }, inner: { folds: 3 } },
  models: { ridge: { type: 'ridge' } },
};

/** Copies a run, with other numbers in it. */
function copyRuns(run, parent, count) {
  const rng = createRng('view-runs');
  const [manifest, metrics] = ['manifest.json', 'metrics.json'].map((name) =>
    readFileSync(path.join(run, name), 'utf8'),
  );
  for (let index = 0; index < count; index++) {
    const experiment = ['alpha', 'beta', 'gamma'][index % 3];
    const folder = path.join(parent, experiment, `run-${String(index).padStart(4, '0')}`);
    mkdirSync(folder, { recursive: true });
    for (const name of ['report', 'spec.yaml'])
      cpSync(path.join(run, name), path.join(folder, name), { recursive: true });
    const startedAt = new Date(Date.UTC(2026, 0, 1) + index * 3_600_000).toISOString();
    writeFileSync(
      path.join(folder, 'manifest.json'),
      JSON.stringify({ ...JSON.parse(manifest), experiment, startedAt }, null, 2),
    );
    const samples = Math.round(50 * 2 ** (4 * rng.uniform()));
    writeFileSync(
      path.join(folder, 'metrics.json'),
      JSON.stringify({ ...JSON.parse(metrics), samples }, null, 2),
    );
  }
}

await inTemporaryFolder(async (folder) => {
  const count = Number(values.runs);
  const at = (name) => path.join(folder, name);
  const run =
    values.run ?? (await runExperiment({ spec, out: at('one'), store: at('store') })).published.folder;
  copyRuns(run, at('runs'), count);
  const kilobytes = Math.round(statSync(path.join(run, 'manifest.json')).size / 1024);
  const started = performance.now();
  const view = await viewRuns({ in: at('runs') });
  const ready = performance.now() - started;
  const browser = await launchChromium();
  const times = [];
  for (let repeat = 0; repeat < 5; repeat++) {
    const page = await browser.newPage();
    const start = performance.now();
    await page.goto(view.address, { waitUntil: 'domcontentloaded' });
    await page.waitForSelector(`#runs tbody tr:nth-child(${count})`);
    times.push(performance.now() - start);
    await page.close();
  }
  await browser.close();
  await view.close();
  console.log(
    `${count} runs with manifests of ${kilobytes} kB: ready after ${Math.round(ready)} ms, then the page opens in ${times.map((time) => Math.round(time)).join(', ')} ms (asked 1,000)`,
  );
});
