/**
 * A GWAS against many models: seconds and memory of `snpress associate`, and of SPrediXcan where it is at hand (the folder `software` of a
 * checkout of MetaXcan in $METAXCAN, a Python that it runs with in $METAXCAN_PYTHON), on the same simulated files; z of both are
 * compared. Needs a build of the packages. See docs/how-to/associate.md.
 *
 *     node tools/benchmarks/association.js [--lines N] [--models N] [--genes N] [--weights N] [--peer-models N] [--keep DIR]
 *
 * --lines        lines of the GWAS (10000000)
 * --models       models (49)
 * --genes        genes of each (10000)
 * --weights      weights of a gene (10)
 * --peer-models  how many of the models SPrediXcan gets, one after the other as it takes them (1)
 * --keep         makes the files in this folder, or takes those that are there
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { writeText } from '@snpress/formats/text/write-text';
import sqlite from 'node-sqlite3-wasm';
import { inTemporaryFolder } from './process/in-temporary-folder.js';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '10000000' },
    models: { type: 'string', default: '49' },
    genes: { type: 'string', default: '10000' },
    weights: { type: 'string', default: '10' },
    'peer-models': { type: 'string', default: '1' },
    keep: { type: 'string' },
  },
});
const [lines, models, genes, perGene, peers] = ['lines', 'models', 'genes', 'weights', 'peer-models'].map(
  (name) => Number(values[name]),
);
const bases = ['A', 'C', 'G', 'T'];
/** Variant k of the GWAS, an allele pair of which neither is the other's complement. */
const allele = (k) => [bases[k % 4], bases[(k + 1 + 2 * (k % 2)) % 4]];
const name = (k) => `rs${1000 + 7 * k}`;

if (values.keep === undefined) await inTemporaryFolder(measure);
else await measure(values.keep);

async function measure(folder) {
  mkdirSync(folder, { recursive: true });
  const files = Array.from({ length: models }, (_, at) => path.join(folder, `model${at}.db`));
  if (!existsSync(path.join(folder, 'gwas.txt.gz')))
    await writeText(path.join(folder, 'gwas.txt.gz'), gwas());
  for (const [at, file] of files.entries()) if (!existsSync(file)) await writeModel(file, at);
  console.log(
    `${lines.toLocaleString('en-US')} lines, ${models} models of ${genes.toLocaleString('en-US')} genes with ${perGene} weights each\n`,
  );
  console.log('| program | models | seconds | CPU seconds | peak MB |\n| --- | ---: | ---: | ---: | ---: |');
  const own = timed([
    process.execPath,
    path.resolve(import.meta.dirname, '../../apps/runner/bin/snpress.js'),
    ...['associate', '--gwas', path.join(folder, 'gwas.txt.gz'), '--out', path.join(folder, 'found')],
    ...files.flatMap((file) => ['--model', file]),
  ]);
  report('snpress associate', models, own);
  const { METAXCAN: software, METAXCAN_PYTHON: python = 'python3' } = process.env;
  if (software === undefined) {
    console.log('\nSPrediXcan is not measured: $METAXCAN is not set.');
    return;
  }
  const total = { seconds: 0, cpu: 0, megabytes: 0 };
  for (const file of files.slice(0, peers)) {
    const one = timed(
      [
        python,
        ...['SPrediXcan.py', '--model_db_path', file, '--covariance', file.replace(/\.db$/, '.txt.gz')],
        ...['--gwas_file', path.join(folder, 'gwas.txt.gz'), '--snp_column', 'SNP', '--beta_column', 'BETA'],
        ...['--effect_allele_column', 'A1', '--non_effect_allele_column', 'A2', '--se_column', 'SE'],
        ...['--output_file', `${file}.csv`, '--overwrite'],
      ],
      { cwd: software },
    );
    total.seconds += one.seconds;
    total.cpu += one.cpu;
    total.megabytes = Math.max(total.megabytes, one.megabytes);
    compare(path.join(folder, 'found/associations.csv'), `${file}.csv`, path.basename(file, '.db'));
  }
  report('SPrediXcan', peers, total);
  console.log(
    `\nPer model: ${(total.cpu / peers / (own.cpu / models)).toFixed(1)} times the CPU of snpress.`,
  );
}

function report(program, count, { seconds, cpu, megabytes }) {
  console.log(
    `| ${[program, count, seconds.toFixed(1), cpu.toFixed(1), megabytes.toFixed(0)].join(' | ')} |`,
  );
}

/** Runs a program under GNU time, which says what it took. */
function timed(command, options = {}) {
  const { status, stderr } = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', ...command], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...options,
  });
  const last = stderr.trim().split('\n').at(-1);
  if (status !== 0)
    throw new Error(`${command.slice(0, 3).join(' ')} ended with ${status}: ${stderr.slice(-600)}`);
  const [seconds, user, system, kilobytes] = last.split(' ').map(Number);
  return { seconds, cpu: user + system, megabytes: kilobytes / 1024 };
}

/** The largest difference of z between both, which is told. */
function compare(ours, theirs, model) {
  const rows = (file) => {
    const [header, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
    const titles = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [titles[at], cell])));
  };
  const own = new Map(
    rows(ours)
      .filter((row) => row.model === model)
      .map((row) => [row.gene, Number(row.z)]),
  );
  const differences = rows(theirs)
    .filter((row) => row.zscore !== 'NA')
    .map((row) => Math.abs(own.get(row.gene) - Number(row.zscore)));
  console.log(
    `| z of ${differences.length} genes of ${model} differ by at most ${Math.max(...differences).toExponential(1)} | | | | |`,
  );
}

function* gwas() {
  const rng = createRng('gwas');
  yield 'SNP\tCHR\tBP\tA1\tA2\tBETA\tSE\n';
  let block = '';
  for (let k = 0; k < lines; k++) {
    const [first, second] = k % 3 === 0 ? allele(k) : [...allele(k)].reverse();
    block += `${name(k)}\t${1 + (k % 22)}\t${100 + 3 * k}\t${first}\t${second}\t${(rng.normal() / 50).toFixed(5)}\t0.02\n`;
    if (block.length < 2 ** 18) continue;
    yield block;
    block = '';
  }
  yield block;
}

async function writeModel(file, at) {
  const rng = createRng(`model${at}`);
  const database = new sqlite.Database(file);
  database.exec(
    'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; CREATE TABLE weights (rsid TEXT, gene TEXT, weight REAL, ref_allele TEXT, eff_allele TEXT, varID TEXT); CREATE TABLE extra (gene TEXT, genename TEXT, "n.snps.in.model" INTEGER, "pred.perf.R2" REAL, "pred.perf.pval" REAL, "pred.perf.qval" REAL); BEGIN',
  );
  const weight = database.prepare('INSERT INTO weights VALUES (?, ?, ?, ?, ?, ?)');
  const extra = database.prepare('INSERT INTO extra VALUES (?, ?, ?, 0.1, 0.01, 0.01)');
  const chosen = [];
  for (let gene = 0; gene < genes; gene++) {
    const first = Math.floor((gene * (lines - 40)) / genes);
    const own = [...rng.permutation(40)]
      .slice(0, perGene)
      .map((k) => first + k)
      .sort((a, b) => a - b);
    chosen.push(own);
    for (const k of own) {
      const [effect, other] = allele(k);
      weight.run([
        name(k),
        `ENSG${gene}`,
        rng.normal(),
        other,
        effect,
        `chr${1 + (k % 22)}_${100 + 3 * k}_${other}_${effect}_b38`,
      ]);
    }
    extra.run([`ENSG${gene}`, `G${gene}`, own.length]);
  }
  weight.finalize();
  extra.finalize();
  database.exec('COMMIT');
  database.close();
  function* covariances() {
    yield 'GENE RSID1 RSID2 VALUE\n';
    for (const [gene, own] of chosen.entries())
      yield own
        .flatMap((i, k) =>
          own.slice(k).map((j) => `ENSG${gene} ${name(i)} ${name(j)} ${(0.4 * 0.9 ** (j - i)).toFixed(6)}\n`),
        )
        .join('');
  }
  await writeText(file.replace(/\.db$/, '.txt.gz'), covariances());
}
