// How fast genotype files are decoded and converted, and in how much memory.
//
//   node tools/benchmarks/convert.js [--samples 2000] [--markers 200000] [--rounds 3]
//
// Builds nothing: run `npm run build` first. Calls are counted as one byte each, whatever they become.
import { createRng, openMarkers, writeArrowMarkers } from '@snpress/data';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { clearInterval, setInterval } from 'node:timers';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    samples: { type: 'string', default: '2000' },
    markers: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
  },
});
const [samples, markers, rounds] = [values.samples, values.markers, values.rounds].map(Number);
const folder = await mkdtemp(path.join(tmpdir(), 'snpress-convert-'));
try {
  await writePlink(path.join(folder, 'm'));
  const base = process.memoryUsage().rss;
  const highest = watchMemory();
  const decoding = await times(() => decode(path.join(folder, 'm.bed')));
  const converting = await times((round) => convert(path.join(folder, 'm.bed'), `m${round}.arrow`));
  const peak = highest() - base;
  const rate = (milliseconds) => `${((samples * markers) / milliseconds / 1000).toFixed(0)} MB/s`;
  process.stdout.write(
    [
      `PLINK 1, ${samples} samples × ${markers} markers, median of ${rounds}:`,
      `  decoded            ${rate(median(decoding))} of calls`,
      `  converted to Arrow ${rate(median(converting))} of calls`,
      `  memory above base  ${(peak / 1e6).toFixed(0)} MB`,
      '',
    ].join('\n'),
  );
} finally {
  await rm(folder, { recursive: true });
}

async function writePlink(prefix) {
  const ids = Array.from({ length: samples }, (_, sample) => `f s${sample} 0 0 0 -9\n`);
  await writeFile(`${prefix}.fam`, ids.join(''));
  const bim = createWriteStream(`${prefix}.bim`);
  const bed = createWriteStream(`${prefix}.bed`);
  bed.write(Buffer.of(0x6c, 0x1b, 0x01));
  const rng = createRng(2017);
  const stride = Math.ceil(samples / 4);
  const pool = Buffer.from(Array.from({ length: stride + 4096 }, () => rng.integer(256)));
  for (let marker = 0; marker < markers; marker++) {
    const from = marker % 4096;
    const isFull = [
      bim.write(`1\trs${marker}\t0\t${marker + 1}\tA\tC\n`),
      bed.write(pool.subarray(from, from + stride)),
    ];
    if (!isFull[0]) await once(bim, 'drain');
    if (!isFull[1]) await once(bed, 'drain');
  }
  await Promise.all([bim, bed].map((stream) => once(stream.end(), 'finish')));
}

async function decode(file) {
  const stream = await openMarkers(file);
  let count = 0;
  for await (const block of stream.blocks) count += block.values.length;
  if (count !== samples * markers) throw new Error(`${count} calls were decoded`);
}

async function convert(file, name) {
  const output = path.join(folder, name);
  await writeArrowMarkers(output, await openMarkers(file), file);
  await rm(output);
}

async function times(work) {
  const all = [];
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    await work(round);
    all.push(performance.now() - start);
  }
  return all;
}

function watchMemory() {
  let most = 0;
  const look = () => (most = Math.max(most, process.memoryUsage().rss));
  const timer = setInterval(look, 20);
  return () => {
    clearInterval(timer);
    look();
    return most;
  };
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
