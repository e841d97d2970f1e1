import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listFiles } from './list-files.js';
import { startProcess } from './start-process.js';

const snpress = fileURLToPath(new URL('../../../apps/runner/bin/snpress.js', import.meta.url));

const spec = `name: crash
seed: 3
data:
  genotypes: data/genotypes.tsv
  expression: data/expression.tsv
preprocess:
  genotypes: [{ impute: { strategy: mean } }]
split:
  outer: { folds: 2 }
  inner: { folds: 2 }
models:
  ridge: { type: ridge, select: per-gene }
  lasso: { type: lasso, grid: { alpha: [0.1, 0.3] } }
  mlp-sae: { type: mlp-sae, hidden: [8, 4], epochs: 2, pretrain: { epochs: 1 }, grid: { learningRate: [0.1, 0.4] } }
evaluate: { bootstrap: 100, permutations: 100 }
report: { title: A cross that crashes }
`;

/**
 * The whole program: `snpress run` with two workers on a small cross in files, with a network among the models. What is
 * compared is the folder of results, but for the manifest and what the page says of clock and machine.
 */
export const cliLevel = {
  name: 'cli',
  title: '`snpress run` of files, ridge, lasso and a network, with report',
  async prepare(folder) {
    const options = ['--samples', '30', '--markers', '40', '--genes', '10', '--missingRate', '0.02'];
    const simulated = await startProcess([snpress, 'data', 'simulate', 'data', ...options], folder).ended;
    if (simulated.code !== 0) throw new Error(simulated.text);
    writeFileSync(join(folder, 'crash.yaml'), spec);
  },
  start: (folder, { rival = false } = {}) => startProcess([snpress, ...runArguments(rival)], folder),
  again: (folder) => `cd ${folder} && node ${snpress} ${runArguments(false).join(' ')}`,
  /** The results of every run in the folder; the same name holds the same bytes, or several. */
  outputs(folder) {
    const found = new Map();
    for (const out of ['runs', 'rival'])
      for (const run of finishedRuns(join(folder, out, 'crash')))
        for (const name of listFiles(run)) {
          if (name === 'manifest.json') continue;
          const content = readFileSync(join(run, name), 'utf8');
          const bytes = name === 'report/index.html' ? withoutRunFacts(content) : content;
          if (!found.has(name)) found.set(name, bytes);
          else if (found.get(name) !== bytes) found.set(name, 'two runs gave different bytes');
        }
    return found;
  },
  /** Results of an attempt go before the next one, which keeps the store. */
  forget(folder) {
    for (const out of ['runs', 'rival']) rmSync(join(folder, out), { recursive: true, force: true });
  },
};

function runArguments(rival) {
  return ['run', 'crash.yaml', '--store', 'store', '--jobs', '2', '--out', rival ? 'rival' : 'runs'];
}

function finishedRuns(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => join(folder, name));
}

function withoutRunFacts(page) {
  const stripped = page.replace(/<h3>This run<\/h3>[\s\S]*?<\/section>/, '</section>');
  if (stripped === page) throw new Error('the page of the run does not say when and where it ran');
  return stripped;
}
