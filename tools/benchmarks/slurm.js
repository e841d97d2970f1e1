/**
 * Short stages on a Slurm cluster of four places: our local executor, our pilot jobs, a job per stage, and Snakemake's executor for Slurm. The
 * cluster is the one that SLURM_CONF names (`tools/slurm/test-cluster.sh up --sacct`, since Snakemake asks sacct). Snakemake is skipped by name
 * where it or its plugin is not installed. Needs a build of the packages.
 *
 *     node tools/benchmarks/slurm.js [--stages 200] [--milliseconds 200] [--snakemake snakemake] [--limit 900]
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { versionOf } from './peers/version-of.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';

const { values } = parseArgs({
  options: {
    stages: { type: 'string', default: '200' },
    milliseconds: { type: 'string', default: '200' },
    snakemake: { type: 'string', default: 'snakemake' },
    /** Seconds after which a program is given up. */
    limit: { type: 'string', default: '900' },
  },
});
const { stages, milliseconds, snakemake } = values;
const limit = Number(values.limit) * 1000;
const program = fileURLToPath(new URL('programs/sleep-stages.js', import.meta.url));

const ours = (where) => (folder) =>
  Number(
    execFileSync(process.execPath, [program, folder, where, stages, milliseconds], {
      encoding: 'utf8',
      timeout: limit,
    }),
  );

/** The time of a program, or how it ended without giving one. */
function timeOf(command, args, cwd, env = process.env) {
  const started = performance.now();
  const { status, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8', timeout: limit });
  if (status === 0) return (performance.now() - started) / 1000;
  return status === null ? `> ${limit / 1000} s` : `failed: ${stderr.trim().split('\n').at(-1)}`;
}

const seconds = Number(milliseconds) / 1000;
const programs = [
  { name: 'local, 4 threads', run: ours('local') },
  { name: 'slurm, 2 pilots of 2', run: ours('slurm') },
  {
    name: 'a job per stage (one array)',
    run: (folder) =>
      timeOf(
        'sbatch',
        ['--wait', '--output=/dev/null', `--array=1-${stages}`, `--wrap=sleep ${seconds}`],
        folder,
      ),
  },
];
const version = versionOf(snakemake, ['--version']);
if (version === undefined) console.log('snakemake: skipped, it is not installed');
else
  programs.push({
    name: `snakemake ${version}, executor slurm`,
    run(folder) {
      writeFileSync(
        join(folder, 'Snakefile'),
        `rule all:\n    input: expand("out/{i}", i=range(${stages}))\n` +
          `rule one:\n    output: "out/{i}"\n    shell: "sleep ${seconds} && echo {wildcards.i} > {output}"\n`,
      );
      // It takes SLURM_CONF from the environment of its jobs, whose srun then knows no cluster.
      const srun = `#!/bin/sh\nSLURM_CONF='${process.env.SLURM_CONF}' exec /usr/bin/srun "$@"\n`;
      mkdirSync(join(folder, 'bin'));
      writeFileSync(join(folder, 'bin', 'srun'), srun, { mode: 0o755 });
      const env = { ...process.env, PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
      const resources = ['slurm_partition=main', 'mem_mb=250', 'runtime=5'];
      const args = ['--executor', 'slurm', '--jobs', stages, '--default-resources', ...resources];
      return timeOf(snakemake, [...args, '--quiet', 'all', '--latency-wait', '5'], folder, env);
    },
  });

const before = loadavg()[0];
const rows = [];
for (const { name, run } of programs)
  await inTemporaryFolder((folder) => {
    process.stderr.write(`… ${name}\n`);
    const took = run(folder);
    const local = rows[0]?.took ?? took;
    rows.push({
      name,
      took,
      over: typeof took === 'number' ? (1000 * (took - local)) / Number(stages) : undefined,
    });
  });
console.log(
  formatTable([
    [`${stages} × ${seconds} s on 4 places`, 'seconds', 'ms more a stage than local'],
    ...rows.map(({ name, took, over }) => [
      name,
      typeof took === 'number' ? took.toFixed(1) : took,
      over === undefined ? '' : over.toFixed(1),
    ]),
  ]),
);
console.log(`load average ${before.toFixed(1)} before and ${loadavg()[0].toFixed(1)} after`);
