/**
 * A VCF file read into dosages, beside `bcftools query` of the same fields: wall and processor seconds of whole
 * processes, medians of runs in turn. Needs a build of the packages, and bgzip; bcftools is skipped by name where it
 * is not installed.
 *
 *     node tools/benchmarks/vcf.js [--samples 500] [--markers 50000] [--repeats 5]
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeVcf } from './genotypes/write-vcf.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';
import { medianOf } from './report/median-of.js';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '500' },
    markers: { type: 'string', default: '50000' },
    repeats: { type: 'string', default: '5' },
  },
});
const [samples, markers, repeats] = [values.samples, values.markers, values.repeats].map(Number);

await inTemporaryFolder((folder) => {
  const { path, textBytes } = writeVcf(join(folder, 'calls'), samples, markers);
  const reader = fileURLToPath(new URL('./programs/read-vcf.js', import.meta.url));
  const query = '%CHROM %POS %REF %ALT[ %GT]\n';
  const programs = {
    snpress: [process.execPath, reader, path],
    'bcftools query': ['bcftools', 'query', '-f', query, '-o', '/dev/null', path],
  };
  const runs = Object.entries(programs).map(([name]) => ({ name, times: [] }));
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { name, times } of runs) times.push(timeProgram(programs[name]));
  }
  const rows = runs.map(({ name, times }) => {
    const told = times.filter((time) => time !== undefined);
    if (told.length === 0) return [name, 'not installed', '', ''];
    const wall = medianOf(told.map((time) => time.wall));
    const cpu = medianOf(told.map((time) => time.cpu));
    return [name, wall.toFixed(2), cpu.toFixed(2), String(Math.round(told[0].megabytes || 0) || '')];
  });
  console.log(`${samples} samples × ${markers} markers, ${Math.round(textBytes / 1e6)} MB of text`);
  console.log(formatTable([['program', 'wall s', 'CPU s', 'peak MB'], ...rows]));
});

/** Seconds of a whole process; of its processor time as the children of this one are charged with it. */
function timeProgram([command, ...args]) {
  const script = '"$@"; status=$?; times; exit $status';
  const start = performance.now();
  const { status, stdout } = spawnSync('sh', ['-c', script, 'sh', command, ...args], { encoding: 'utf8' });
  const wall = (performance.now() - start) / 1000;
  if (status === 127) return undefined;
  if (status !== 0) throw new Error(`${command} failed with exit code ${status}`);
  // The last line of `times` is the user and system time of the children, such as 0m1.830s 0m0.270s.
  const cpu = [
    ...stdout
      .trim()
      .split('\n')
      .at(-1)
      .matchAll(/(\d+)m([\d.]+)s/g),
  ].reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
  return { wall, cpu, megabytes: Number(/peak (\d+)/.exec(stdout)?.[1]) };
}
