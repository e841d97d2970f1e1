import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../programs/snpress-run.js', import.meta.url));

/** A spec of one model on the files of a cross, in a place of its own that is empty; `folds` of 1 hold a fifth of the samples out once. */
export function specIn(place, model, [genotypes, expression, snpPositions, genePositions], options) {
  const outer = options.folds === '1' ? { holdout: 0.2 } : { folds: Number(options.folds) };
  const spec = {
    name: model,
    seed: 1,
    data: {
      genotypes: { path: genotypes },
      expression: { path: expression },
      ...{ snpPositions, genePositions },
    },
    preprocess: { genotypes: [{ impute: { strategy: 'mean' } }] },
    split: { outer, inner: { folds: Number(options.inner) } },
    models: { [model]: { type: model } },
    final: { fit: options.final },
    evaluate: { permutations: Number(options.permutations) },
  };
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place, { recursive: true });
  const file = join(place, 'spec.json');
  writeFileSync(file, JSON.stringify(spec));
  return file;
}

/** One run of a spec: what it took, and the seconds and CPU seconds of its stages by kind. CPU is that of the whole process: right for one job. */
export function runSpec(file, place, { jobs, profiled = false }) {
  const args = ['run', file, '--store', join(place, 'store'), '--out', join(place, 'runs')];
  const profile = profiled ? ['--cpu-prof', '--cpu-prof-dir', join(place, 'profile')] : [];
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [...profile, program, ...args, '--jobs', jobs, '--log-format', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  if (status !== 0) throw new Error((stdout + stderr).slice(-4000));
  const lines = stdout.trim().split('\n');
  const stages = new Map();
  let before = 0;
  for (const line of lines) {
    const { type, stage, seconds, cpu } = JSON.parse(line);
    if (type === 'stage-started') before = cpu;
    if (type !== 'stage-finished') continue;
    const kind = stage.split('/').find((part) => !/^(outer|inner)\d+$/.test(part) && part !== 'final');
    const sum = stages.get(kind) ?? { count: 0, seconds: 0, cpu: 0 };
    stages.set(kind, {
      count: sum.count + 1,
      seconds: sum.seconds + seconds,
      cpu: sum.cpu + cpu - before,
    });
  }
  return { ...JSON.parse(lines.at(-1)), stages };
}

/** Bytes of all files below a folder. */
export function bytesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath ?? entry.path, entry.name)).size, 0);
}
