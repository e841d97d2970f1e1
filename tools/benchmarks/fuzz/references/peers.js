import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { uniqueAmongAll } from './unique.js';

/**
 * Other programs as readers, by format, where they are installed: plink2 for PGEN, pyarrow for Arrow and Parquet. Of the path of a file they
 * promise a matrix, whose values may be rounded, or `undefined` where the program refuses the file.
 */
export function findPeers(python) {
  const peers = {};
  if (spawnSync('plink2', ['--version']).status === 0) peers.pgen = readWithPlink2;
  if (spawnSync(python, ['-c', 'import pyarrow']).status === 0) {
    peers.arrow = pyarrowReader(python);
    peers.parquet = peers.arrow;
  }
  return peers;
}

/** plink2 counts the reference allele, and keeps the ids of markers as they are: only values are compared. */
function readWithPlink2(path, folder) {
  const out = join(folder, 'plink2');
  const prefix = path.replace(/\.pgen$/, '');
  const isCompressed = spawnSync('test', ['-e', `${prefix}.pvar.zst`]).status === 0;
  const source = ['--pfile', prefix, ...(isCompressed ? ['vzs'] : [])];
  try {
    execFileSync(
      'plink2',
      [...source, '--allow-extra-chr', '--export', 'A-transpose', '--out', out, '--threads', '1'],
      {
        stdio: 'ignore',
        timeout: 10_000,
      },
    );
  } catch {
    return undefined;
  }
  // It leaves out markers at negative positions, which to us are not known.
  if (/\d+ out of \d+ variants? loaded/.test(readFileSync(`${out}.log`, 'utf8'))) return undefined;
  const [header, ...lines] = readFileSync(`${out}.traw`, 'utf8').trimEnd().split('\n');
  return {
    samples: header.split('\t').slice(6),
    features: lines,
    values: Float32Array.from(
      lines.flatMap((line) =>
        line
          .split('\t')
          .slice(6)
          .map((text) => (text === 'NA' ? NaN : 2 - Number(text))),
      ),
    ),
    isSound: true,
    tolerance: 2 ** -13,
    comparesIds: false,
  };
}

function pyarrowReader(python) {
  const child = spawn(python, [join(import.meta.dirname, 'read-arrow.py')], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.unref();
  const answers = [];
  createInterface({ input: child.stdout }).on('line', (line) => answers.shift()?.(JSON.parse(line)));
  child.on('exit', () => answers.forEach((answer) => answer(null)));
  return async (path) => {
    const read = await new Promise((resolve) => {
      answers.push(resolve);
      child.stdin.write(`${path}\n`);
    });
    if (read === null) return undefined;
    return {
      samples: read.samples,
      features: uniqueAmongAll(read.ids.map((id) => String(id ?? ''))),
      values: Float32Array.from(read.values, (value) =>
        value === null ? NaN : Number(String(value).replace('inf', 'Infinity')),
      ),
      isSound: true,
      tolerance: 0,
      comparesIds: true,
    };
  };
}
