// Feeds damaged genotype files to their readers: each must be told by a DataError that names its file, or be read with
// the dimensions that the file says.
//
//   node tools/benchmarks/fuzz-readers.js [--cases 100000] [--seed 1]
//
// The sound files are the fixtures of packages/data. Run `npm run build` first. A case that fails is kept and named.
import { createRng, DataError, readMatrix } from '@snpress/data';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
});
const fixtures = path.join(import.meta.dirname, '../../packages/data/test/genotype-files/fixtures');
const sets = [
  ['bed-17', ['.bed', '.bim', '.fam']],
  ['plink19', ['.bed', '.bim', '.fam']],
  ['calls-4', ['.pgen', '.pvar', '.psam']],
  ['calls-61', ['.pgen', '.pvar', '.psam']],
  ['calls-700', ['.pgen', '.pvar', '.psam']],
  ['dosages', ['.pgen', '.pvar', '.psam']],
  ['fixed', ['.pgen', '.pvar', '.psam']],
  ['compressed', ['.pgen', '.pvar.zst', '.psam']],
];
const longest = 10_000;

const rng = createRng(values.seed);
const folder = await mkdtemp(path.join(tmpdir(), 'snpress-fuzz-'));
const counts = { read: 0, told: 0 };
for (let done = 0; done < Number(values.cases); done++) {
  const [name, endings] = sets[rng.integer(sets.length)];
  const ending = endings[rng.integer(3) % (1 + rng.integer(3))];
  for (const each of endings) {
    await copyFile(path.join(fixtures, name + each), path.join(folder, `m${each}`));
  }
  const damaged = path.join(folder, `m${ending}`);
  await writeFile(damaged, damage(await readFile(damaged)));
  const problem = await outcome(path.join(folder, `m${endings[0]}`));
  for (const each of endings) {
    if (problem === undefined) await rm(path.join(folder, `m${each}`));
  }
  if (problem !== undefined) {
    process.stderr.write(`case ${done}, ${name}${ending}: ${problem}\nThe files are in ${folder}\n`);
    process.exit(1);
  }
}
await rm(folder, { recursive: true });
process.stdout.write(`${values.cases} damaged inputs: ${counts.told} told, ${counts.read} read whole\n`);

/** Cuts short, flips bytes, swaps stretches or repeats one. */
function damage(whole) {
  const bytes = Buffer.from(whole);
  const stretch = () => {
    const from = rng.integer(bytes.length);
    return [from, Math.min(bytes.length, from + 1 + rng.integer(16))];
  };
  switch (rng.integer(4)) {
    case 0:
      return bytes.subarray(0, rng.integer(bytes.length));
    case 1:
      for (let flips = 1 + rng.integer(4); flips > 0; flips--) {
        bytes[rng.integer(bytes.length)] ^= 1 << rng.integer(8);
      }
      return bytes;
    case 2: {
      const [from, to] = stretch();
      bytes.copy(bytes, rng.integer(bytes.length), from, to);
      return bytes;
    }
    default: {
      const [from, to] = stretch();
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(from)]);
    }
  }
}

/** What is wrong with how the file was read, if anything. */
async function outcome(file) {
  const start = performance.now();
  try {
    const { matrix } = await readMatrix(file);
    counts.read++;
    const { samples, features, positions } = matrix;
    if (matrix.values.length !== samples.length * features.length) return 'wrong dimensions';
    if (positions.start.length !== features.length) return 'wrong positions';
    if (!matrix.values.every((value) => Number.isNaN(value) || (value >= 0 && value <= 2))) {
      return 'a dosage outside 0 … 2';
    }
  } catch (error) {
    counts.told++;
    if (!(error instanceof DataError)) return String(error?.stack ?? error);
    if (error.file === undefined) return `no file is named: ${error.message}`;
  }
  return performance.now() - start > longest ? `it took more than ${longest} ms` : undefined;
}
