/**
 * Genotypes larger than memory: writes a PLINK data set of simulated diploids marker by marker, with one trait, and runs an experiment on it
 * that may take so much memory: one holdout, genotypes swept from disk. Says the CPU seconds, the time and the largest resident memory of the run.
 * Markers of a block of 20 are correlated; 100 of all act. Needs a build of the packages; the files are deleted unless --keep names a folder.
 *
 *     node tools/benchmarks/large-genotypes.js --samples 5000 --markers 100000 --memory 300 [--models ridge,lasso] [--keep FOLDER]
 *     node tools/benchmarks/large-genotypes.js --models "ridge; forest: { type: random-forest, markers: { thin: 1000 } }"
 */
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';
import { planExperiment, runExperiment } from '@snpress/experiment';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { peakMegabytes } from './process/peak-megabytes.js';

const { values: options } = parseArgs({
  options: {
    samples: { type: 'string', default: '5000' },
    markers: { type: 'string', default: '100000' },
    /** In megabytes. */
    memory: { type: 'string', default: '300' },
    models: { type: 'string', default: 'ridge,lasso' },
    keep: { type: 'string' },
    /** Writes the data there and does no more: in a process of its own, whose memory is not that of the run. */
    write: { type: 'string' },
  },
});
const [samples, markers, memory] = [options.samples, options.markers, options.memory].map(Number);
if (options.write !== undefined) await writeData(options.write);
else if (options.keep === undefined) await inTemporaryFolder(measure);
else await measure(options.keep);

async function measure(folder) {
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'large.yaml')))
    spawnSync(process.execPath, [...process.argv.slice(1), '--write', folder], { stdio: 'inherit' });
  const request = {
    ...{ spec: join(folder, 'large.yaml'), store: join(folder, 'store'), out: join(folder, 'runs') },
    ...{ memory: memory * 2 ** 20, jobs: 1 },
  };
  const { sweep } = await planExperiment(request);
  console.log(JSON.stringify(sweep));
  const wall = performance.now();
  const before = cpuSeconds();
  const { published, result } = await runExperiment(request);
  for (const { id, seconds } of result.stages) if (seconds > 1) console.log(`${id}: ${seconds.toFixed(0)} s`);
  for (const [name, { skill }] of Object.entries(published.metrics.models)) console.log(name, skill);
  console.log(
    `${samples} × ${markers}: ${(cpuSeconds() - before).toFixed(0)} s of CPU, ${((performance.now() - wall) / 1000).toFixed(0)} s, ` +
      `${peakMegabytes().toFixed(0)} MB at most, load average ${loadavg()[0].toFixed(1)}`,
  );
}

function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function writeData(folder) {
  const rng = createRng('large-genotypes');
  const next = xorshift(2017);
  const file = (name) => createWriteStream(join(folder, name));
  const [bed, bim] = [file('g.bed'), file('g.bim')];
  const trait = new Float64Array(samples);
  const stride = Math.ceil(samples / 4);
  const acting = Math.floor(markers / 100);
  bed.write(Uint8Array.of(0x6c, 0x1b, 1));
  const words = new Uint32Array(Math.ceil(samples / 16));
  for (let marker = 0; marker < markers; marker++) {
    const bytes = new Uint8Array(words.buffer, 0, stride);
    for (let word = 0; word < words.length; word++) {
      // Two haplotypes of sixteen samples; the next marker differs in a sixteenth of them.
      const one = next();
      words[word] = marker % 20 === 0 ? one : words[word] ^ (one & next() & next() & next());
      // The code 01 is a missing call.
      words[word] |= (words[word] & 0x55555555) << 1;
    }
    if (marker % acting === 0) {
      const effect = rng.normal() / 7;
      for (let sample = 0; sample < samples; sample++) trait[sample] += effect * copies(bytes, sample);
    }
    if (!bed.write(bytes.slice())) await once(bed, 'drain');
    if (!bim.write(`1\tm${marker}\t0\t${10 * marker + 1}\tA\tC\n`)) await once(bim, 'drain');
  }
  for (const stream of [bed, bim]) await once(stream.end(), 'close');
  const ids = Array.from({ length: samples }, (_, sample) => `s${sample}`);
  writeFileSync(join(folder, 'g.fam'), ids.map((id) => `0\t${id}\t0\t0\t0\t-9\n`).join(''));
  const values = Array.from(trait, (value) => (value + rng.normal()).toFixed(4));
  writeFileSync(join(folder, 'trait.tsv'), `id\t${ids.join('\t')}\ntrait\t${values.join('\t')}\n`);
  const models = options.models
    .split(/[;{]/.test(options.models) ? ';' : ',')
    .map(
      (model) => `  ${model.includes(':') ? model.trim() : `${model.trim()}: { type: ${model.trim()} }`}\n`,
    );
  writeFileSync(
    join(folder, 'large.yaml'),
    `name: large\ndata: { genotypes: g.bed, phenotypes: trait.tsv }\nsplit: { outer: { holdout: 0.1 }, inner: { folds: 3 } }\nfinal: { fit: none }\nmodels:\n${models.join('')}`,
  );
}

/** Marsaglia's xorshift: half a billion words within seconds. */
function xorshift(seed) {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state;
  };
}

/** Of allele 1: the code 00 is two, 10 one and 11 none. */
function copies(bytes, sample) {
  const code = (bytes[sample >> 2] >> (2 * (sample & 3))) & 3;
  return code === 0 ? 2 : code === 2 ? 1 : 0;
}
