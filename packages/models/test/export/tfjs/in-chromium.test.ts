import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { writeTfjs } from '../../../src/export/index.js';
import { networkCases } from '../network-cases.js';
import { filledRows, type MarkersJson } from './filled-rows.js';
import { describeInChromium } from '../../../../../vitest.chromium.js';

const library = (name: string): string =>
  createRequire(import.meta.url).resolve(`@tensorflow/tfjs-${name}/dist/tf-${name}.min.js`);

/** What the page does with the model: runs in the browser, where the scripts of TensorFlow.js made `tf`. */
const predictInPage = `async (rows) => {
  await tf.setBackend('cpu');
  const model = await tf.loadLayersModel('model.json');
  return model.predict(tf.tensor2d(rows)).arraySync();
}`;

describeInChromium('a layers model in a browser', (browser) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-page-'));

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it.each(['an ensemble with a bottleneck', 'a pretrained mlp'])('%s gives its predictions', async (name) => {
    const { artifact, genotypes } = await networkCases[name]!();
    const at = path.join(folder, name.replaceAll(' ', '-'));
    await writeTfjs(at, artifact);
    const about = JSON.parse(readFileSync(path.join(at, 'markers.json'), 'utf8')) as MarkersJson;
    const rows = filledRows(genotypes, about);

    const page = await browser().newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    // Every request is answered here: the page has no network.
    await page.route('**/*', (route) => {
      const file = new URL(route.request().url()).pathname.slice(1);
      return file === ''
        ? route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>model</title>' })
        : route.fulfill({ path: path.join(at, file) });
    });
    await page.goto('http://model.invalid/');
    for (const script of ['core', 'layers', 'backend-cpu']) {
      await page.addScriptTag({ content: readFileSync(library(script), 'utf8') });
    }
    const output = await page.evaluate<number[][]>(`(${predictInPage})(${JSON.stringify(rows)})`);
    await page.close();

    expect(complaints).toEqual([]);
    const predicted = predictExpression(artifact, genotypes);
    expect(output.map(({ length }) => length)).toEqual(rows.map(() => predicted.features.length));
    output.forEach((genes, row) => {
      genes.forEach((value, gene) => {
        expect(Math.abs(value - predicted.values[gene * rows.length + row]!)).toBeLessThan(2e-4);
      });
    });
  });
});
