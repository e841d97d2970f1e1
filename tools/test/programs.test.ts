import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { createRng } from '@snpress/data/random/rng';
import { selectSamples } from '@snpress/data/matrix/select-samples';
import { simulateCross } from '@snpress/datasets/simulate/simulate-cross';
import { writeMatrix } from '@snpress/formats/writers/write-matrix';
import { readMatrix } from '@snpress/formats/readers/read-matrix';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { pages } from './pages.js';
import { root } from './workspace.js';
import { describeInChromium } from '../../vitest.chromium.js';

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

const run = promisify(execFile);
mkdirSync(path.join(root, 'tools/out-tsc'), { recursive: true });
/** Inside the repository, so that the programs find the packages by name. */
const folder = mkdtempSync(path.join(root, 'tools/out-tsc/programs-'));
const { text } = pages.find(({ name }) => name === 'docs/how-to/library.md')!;
const programs = [...text.matchAll(/^## (.+)$[^]*?^```js\n([^]*?)^```$/gm)].map(([, title, code]) => ({
  title: title!,
  code: code!,
}));

const spec = `name: my-cross
seed: 1
data:
  genotypes: { path: genotypes.vcf.gz }
  expression: { path: expression.tsv }
  ploidy: 2
preprocess: { genotypes: [{ impute: {} }] }
split: { outer: { folds: 3 }, inner: { folds: 3 } }
models: { lasso: { type: lasso, standardize: true } }
`;

beforeAll(async () => {
  const options = { samples: 80, markers: 120, genes: 12, cross: 'f2', missingRate: 0.02 } as const;
  const { genotypes, expression } = simulateCross(options, createRng('programs')).dataset;
  const rows = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);
  const write = (name: string, matrix: typeof genotypes) => writeMatrix(path.join(folder, name), matrix);
  await write('genotypes.vcf.gz', selectSamples(genotypes, rows(0, 60)));
  await write('new.vcf.gz', selectSamples(genotypes, rows(60, 80)));
  await write('expression.tsv', selectSamples(expression, rows(0, 60)));
  const noise = createRng('noise');
  await write('predicted.tsv', {
    ...selectSamples(expression, rows(0, 60)),
    values: selectSamples(expression, rows(0, 60)).values.map((value) => value + noise.normal()),
  });
  writeFileSync(path.join(folder, 'my.yaml'), spec);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the programs of docs/how-to/library.md', () => {
  it('are ten, of 15 lines at most', () => {
    expect(programs).toHaveLength(10);
    expect(programs.filter(({ code }) => code.trimEnd().split('\n').length > 15)).toEqual([]);
  });

  it.each(programs.filter(({ title }) => !title.includes('browser')))('$title', async ({ title, code }) => {
    const file = `${title.replace(/\W+/g, '-')}.mjs`;
    writeFileSync(path.join(folder, file), code);
    const { stdout, stderr } = await run(process.execPath, [file], { cwd: folder });
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/^$|undefined|NaN/);
  });
});

describeInChromium('in Chromium, bundled by Vite', (browser) => {
  /** What a program prints in a page; requests are answered with the files of the folder. */
  async function inPage(title: string): Promise<unknown[]> {
    const entry = path.join(folder, 'page.mjs');
    writeFileSync(entry, programs.find((program) => program.title.includes(title))!.code);
    await build({
      root: folder,
      logLevel: 'silent',
      build: {
        outDir: 'page',
        emptyOutDir: true,
        target: 'es2023',
        lib: { entry, formats: ['es'], fileName: 'page' },
      },
    });
    const page = await browser().newPage();
    const printed = new Promise<unknown[]>((resolve, reject) => {
      page.on('pageerror', reject);
      page.on('console', (message) => {
        Promise.all(
          message
            .args()
            .map((value) =>
              value.evaluate((given: unknown) =>
                ArrayBuffer.isView(given) ? [...(given as Float32Array)] : given,
              ),
            ),
        ).then(resolve, reject);
      });
    });
    const html = '<!doctype html><title>snpress</title><script type="module" src="page/page.js"></script>';
    await page.route('**/*', (route) => {
      const name = new URL(route.request().url()).pathname.slice(1);
      if (name === '') return route.fulfill({ contentType: 'text/html', body: html });
      const models = path.join(folder, 'runs/my-cross/latest/models');
      return route.fulfill({ path: path.join(name.endsWith('.arrow') ? models : folder, name) });
    });
    await page.goto('http://snpress.test/');
    return printed;
  }

  it('a model predicts what the command predicts', async () => {
    const [genes, samples, values] = (await inPage('Predict in a browser')) as [string[], string[], number[]];
    const bin = path.join(root, 'apps/runner/bin/snpress.js');
    const model = 'runs/my-cross/latest/models/lasso.arrow';
    const args = ['predict', '--model', model, '--genotypes', 'new.vcf.gz', '--out', 'by-command.arrow'];
    await run(process.execPath, [bin, ...args], { cwd: folder });
    const { matrix } = await readMatrix(path.join(folder, 'by-command.arrow'));
    expect({ genes, samples }).toEqual({ genes: matrix.features, samples: matrix.samples });
    expect(values).toEqual([...matrix.values]);
  });

  it('a model is fitted as in Node', async () => {
    const [values] = (await inPage('Fit a model')) as [number[]];
    const { stdout } = await run(process.execPath, ['2-Fit-a-model.mjs'], { cwd: folder });
    expect(values).toEqual([Number(/\[ (.+) \]/.exec(stdout)![1])]);
  });
});
