/**
 * The page of apps/web: how long and in how much memory Chromium predicts new samples from a gzipped VCF file, and whether its file is that of
 * `snpress predict`, byte for byte. The model is ridge on all markers: the most that a model of so many can hold. Needs a build of the packages,
 * bgzip and chromium.
 *
 *     node tools/benchmarks/web-page.js [--samples 100] [--markers 100000] [--genes 50]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { createRng } from '@snpress/data/random/rng';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { saveArtifact } from '@snpress/models/artifact/save-artifact';
import { getEstimator } from '@snpress/models/registry';
import { fitSteps } from '@snpress/preprocess/steps/fit-steps';
import { writeVcf } from './genotypes/write-vcf.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { launchChromium } from './process/launch-chromium.js';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '100' },
    markers: { type: 'string', default: '100000' },
    genes: { type: 'string', default: '50' },
  },
});
const [samples, markers, genes] = [values.samples, values.markers, values.genes].map(Number);

/** A ridge regression of random expression on the genotypes of a file. */
async function writeModel(file, vcf) {
  const { matrix: genotypes } = await readMatrix(vcf, { ploidy: 2 });
  const rng = createRng('web-page');
  const expression = {
    samples: genotypes.samples,
    features: Array.from({ length: genes }, (_, gene) => `gene${gene}`),
    values: Float32Array.from({ length: genes * samples }, () => rng.normal()),
  };
  const estimator = getEstimator('ridge');
  const params = estimator.params.parse({});
  const frequencies = genotypes.features.map((_, marker) => {
    const dosages = genotypes.values.subarray(marker * samples, (marker + 1) * samples);
    return dosages.reduce((sum, dosage) => sum + dosage, 0) / (2 * samples);
  });
  const artifact = {
    name: 'ridge',
    type: 'ridge',
    params: {},
    ploidy: 2,
    markers: {
      ids: genotypes.features,
      positions: genotypes.positions,
      alleles: genotypes.alleles,
      frequencies: Float64Array.from(frequencies),
    },
    genes: { ids: expression.features },
    genotypeSteps: fitSteps(genotypes, [{ impute: {} }]),
    expressionSteps: fitSteps(expression, []),
    fitted: await estimator.fit({ genotypes, expression }, params, { rng }),
    provenance: {},
  };
  writeFileSync(file, await encodeBundle(saveArtifact(artifact)));
}

/** The largest resident set of the page's process, in megabytes, and how much of it now is files of the browser's own that all share. */
async function peakOf(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => readFileSync(`/proc/${id}/status`, 'utf8'))
    .map((status) =>
      ['VmHWM', 'RssFile'].map((key) => Number(new RegExp(`${key}:\\s*(\\d+)`).exec(status)[1]) / 1024),
    )
    .sort(([a], [b]) => b - a);
  const [[all, shared]] = sizes;
  return `${Math.round(all)} MB, of which ${Math.round(shared)} MB are the browser's own files`;
}

/** Processor time of all processes of a browser. */
async function processorSeconds(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

await inTemporaryFolder(async (folder) => {
  const at = (name) => path.join(folder, name);
  const { path: vcf, textBytes } = writeVcf(at('calls'), samples, markers);
  await writeModel(at('ridge.arrow'), vcf);
  execFileSync(process.execPath, [path.join(root, 'apps/web/build.js')]);
  const built = path.join(root, 'apps/web/dist/index.html');
  const megabytes = (file) => `${(statSync(file).size / 1e6).toFixed(1)} MB`;
  console.log(
    `${samples} samples × ${markers} markers: ${megabytes(vcf)} of gzip, ${Math.round(textBytes / 1e6)} MB of text; the model ${megabytes(at('ridge.arrow'))}, the page ${megabytes(built)}`,
  );
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(pathToFileURL(built).href);
  await page.setInputFiles('#model', at('ridge.arrow'));
  await page.waitForSelector('#model-facts:not([hidden])');
  await page.setInputFiles('#genotypes', vcf);
  await page.waitForSelector('#predict:not([disabled])');
  const before = await processorSeconds(browser);
  const start = performance.now();
  await page.click('#predict');
  await page.waitForSelector('#results h2', { timeout: 600_000 });
  const seconds = (performance.now() - start) / 1000;
  const processor = (await processorSeconds(browser)) - before;
  const peak = await peakOf(browser);
  const download = page.waitForEvent('download');
  await page.click('a[download="predictions.csv"]');
  await (await download).saveAs(at('page.csv'));
  await browser.close();
  const started = performance.now();
  const command = ['predict', '--model', at('ridge.arrow'), '--genotypes', vcf, '--out', at('command.csv')];
  execFileSync(process.execPath, [path.join(root, 'apps/runner/bin/snpress.js'), ...command], {
    stdio: 'ignore',
  });
  const commandSeconds = (performance.now() - started) / 1000;
  const same = readFileSync(at('page.csv')).equals(readFileSync(at('command.csv')));
  console.log(
    `in Chromium ${seconds.toFixed(1)} s (asked 10), ${processor.toFixed(1)} s of processor time, at most ${peak} (asked 500); the command ${commandSeconds.toFixed(1)} s; the files are ${same ? 'the same, byte for byte' : 'NOT the same'}`,
  );
});
