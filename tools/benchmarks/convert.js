/**
 * How fast genotype files are read marker by marker and converted to Arrow, and in how much memory: each time in a
 * process of its own, medians of rounds in turn. Files of four times as many markers show whether memory grows.
 * Needs a build of the packages, and bgzip; calls are counted as one byte each, whatever they become.
 *
 *     node tools/benchmarks/convert.js [--rounds 5] [--samples 2000] [--markers 200000] [--longer 4]
 *                                      [--vcf-samples 500] [--vcf-markers 50000]
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writePlink } from './genotypes/write-plink.js';
import { writeVcf } from './genotypes/write-vcf.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { formatTable } from './report/format-table.js';
import { medianOf } from './report/median-of.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    samples: { type: 'string', default: '2000' },
    markers: { type: 'string', default: '200000' },
    longer: { type: 'string', default: '4' },
    'vcf-samples': { type: 'string', default: '500' },
    'vcf-markers': { type: 'string', default: '50000' },
  },
});
const [rounds, samples, markers, longer] = [values.rounds, values.samples, values.markers, values.longer].map(
  Number,
);

await inTemporaryFolder(async (folder) => {
  const lengths = longer > 1 ? [1, longer] : [1];
  const works = [];
  for (const length of lengths) {
    const prefix = join(folder, `plink-${length}`);
    await writePlink(prefix, samples, markers * length);
    works.push(
      { name: 'PLINK 1, read', markers: markers * length, args: [`${prefix}.bed`] },
      { name: 'PLINK 1 to Arrow', markers: markers * length, args: [`${prefix}.bed`, `${prefix}.arrow`] },
    );
  }
  for (const length of lengths) {
    const count = Number(values['vcf-markers']) * length;
    const prefix = join(folder, `vcf-${length}`);
    const { path } = writeVcf(prefix, Number(values['vcf-samples']), count);
    works.push({ name: 'VCF.gz to Arrow', markers: count, args: [path, `${prefix}.arrow`] });
  }
  const base = run('nothing.js', []).peak;
  const load = loadavg()[0];
  const runs = works.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, { args }] of works.entries()) {
      runs[index].push(run('convert-genotypes.js', args));
      if (args[1] !== undefined) rmSync(args[1]);
    }
  }
  const rows = works.map((work, index) => {
    const median = (of) => medianOf(runs[index].map(of));
    const seconds = median((one) => one.seconds);
    const cpu = median((one) => one.cpu);
    const megabytes = runs[index][0].calls / 1e6;
    const peak = Math.max(...runs[index].map((one) => one.peak)) - base;
    return [
      work.name,
      `${(megabytes / work.markers) * 1e6} × ${work.markers}`,
      seconds.toFixed(2),
      cpu.toFixed(2),
      (megabytes / seconds).toFixed(0),
      peak.toFixed(0),
    ];
  });
  const header = ['work', 'samples × markers', 'wall s', 'CPU s', 'MB of calls/s', 'peak above Node, MB'];
  console.log(
    `medians of ${rounds}; load average ${load.toFixed(1)} before, ${loadavg()[0].toFixed(1)} after`,
  );
  console.log(formatTable([header, ...rows]));
});

function run(name, args) {
  const program = fileURLToPath(new URL(`./programs/${name}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} failed with exit code ${status}:\n${stderr}`);
  return JSON.parse(stdout);
}
