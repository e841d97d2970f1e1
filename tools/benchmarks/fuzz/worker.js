/** Runs the cases that it is told, one after another, and tells of each before it begins and after it ends. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { makeCase } from './cases.js';
import { makeCorpus } from './corpus.js';
import { judge } from './judge.js';
import { findPeers } from './references/peers.js';

/** So much more memory than before may a case of a few kilobytes take. */
const mostMemory = 256e6;

const [seed, from, step, to, temporary, formats, python] = process.argv.slice(2);
const only = formats === '' ? [] : formats.split(',');
const peers = python === undefined ? {} : findPeers(python);
const corpus = await makeCorpus();
if (from === 'sound') {
  for (const [number, set] of corpus.entries()) {
    const verdict = await run(number, { ...set, named: true }, set.files, ['not damaged']);
    if (verdict.outcome === 'told') verdict.problem ??= 'it is refused';
    process.send(verdict);
  }
} else {
  for (let number = Number(from); number < Number(to); number += Number(step)) {
    const { set, files, done } = makeCase(corpus, seed, number, only);
    process.send(await run(number, set, files, done));
  }
}
process.exit();

async function run(number, set, files, done) {
  process.send({ begun: number });
  const folder = mkdtempSync(join(temporary, 'case-'));
  for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes);
  resetPeak();
  const before = peak();
  const start = performance.now();
  const verdict = await judge(folder, set, files, peers);
  const milliseconds = performance.now() - start;
  const grown = peak() - before;
  if (grown > mostMemory) verdict.problem ??= `it took ${Math.round(grown / 1e6)} MB`;
  if (verdict.problem === undefined) rmSync(folder, { recursive: true });
  return { ended: number, format: set.format, name: set.name, done, folder, milliseconds, ...verdict };
}

/** Where the kernel lets a process, its peak is counted anew from here on. */
function resetPeak() {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
  } catch {
    // Then memory is not watched.
  }
}

function peak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
