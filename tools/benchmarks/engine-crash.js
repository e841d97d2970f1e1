/**
 * Kills runs with SIGKILL at random moments, on a fresh store each time, and compares what a resumed run gives with an
 * undisturbed one, byte for byte. In turn: one run that is killed; two racing runs of which one is killed; a killed run
 * after which bytes of the store are flipped and files cut short. Needs a build of the packages.
 *
 *     node tools/benchmarks/engine-crash.js [--kills 200] [--seed 1] [--jobs 2]
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createRng } from '@snpress/data';

const script = fileURLToPath(new URL('../../packages/pipeline/test/fixtures/run.js', import.meta.url));
const scenarios = ['one run', 'two racing runs', 'a damaged store'];
const { kills, seed, jobs } = numbers();

const started = performance.now();
const undisturbed = await fresh(async (folder) => (await start(folder).ended).text);
const span = (performance.now() - started) * 1.1;
const outcomes = [];
await Promise.all(Array.from({ length: jobs }, (_, job) => work(job)));
console.log('scenario          kills  while it ran  stages that were left  other bytes');
for (const [index, name] of scenarios.entries()) {
  const own = outcomes.filter(({ scenario }) => scenario === index);
  const killed = own.filter(({ killed }) => killed);
  const left = killed.map(({ left }) => left);
  const range = left.length > 0 ? `${Math.min(...left)} … ${Math.max(...left)} of 16` : '';
  const wrong = own.filter(({ same }) => !same).length;
  console.log(
    [
      name.padEnd(16),
      String(own.length).padStart(7),
      String(killed.length).padStart(14),
      range.padStart(23),
      String(wrong).padStart(13),
    ].join(''),
  );
}
if (outcomes.some(({ same }) => !same)) process.exitCode = 1;

async function work(job) {
  for (let kill = job; kill < kills; kill += jobs)
    outcomes.push(
      await fresh((folder) => killOnce(folder, kill % scenarios.length, createRng(`${seed}/${kill}`))),
    );
}

async function killOnce(folder, scenario, rng) {
  const victim = start(folder);
  const rival = scenario === 1 ? start(folder) : undefined;
  await setTimeout(rng.uniform() * span);
  victim.child.kill('SIGKILL');
  const { signal } = await victim.ended;
  const survived = rival && (await rival.ended);
  const left = 16 - files(join(folder, 'store', 'records')).length;
  if (scenario === 2) damage(join(folder, 'store'), rng);
  const { text } = await start(folder).ended;
  const same = text === undisturbed && (survived === undefined || survived.text === undisturbed);
  return { scenario, killed: signal === 'SIGKILL', left, same };
}

/** A grid of 4 × 4 stages of a few milliseconds. */
function start(folder) {
  const options = [join(folder, 'store'), join(folder, 'log'), '4', '4', '5'];
  const child = spawn(process.execPath, [script, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (part) => (text += part));
  const ended = new Promise((resolve) => {
    child.on('close', (_, signal) => resolve({ signal, text }));
  });
  return { child, ended };
}

/** Flips a bit in, or cuts short, about a third of the files. */
function damage(store, rng) {
  for (const path of [...files(join(store, 'objects')), ...files(join(store, 'records'))]) {
    if (rng.integer(3) !== 0) continue;
    chmodSync(path, 0o644);
    const bytes = readFileSync(path);
    const position = rng.integer(bytes.length);
    if (rng.integer(2) === 0) truncateSync(path, position);
    else {
      bytes[position] ^= 1 << rng.integer(8);
      writeFileSync(path, bytes);
    }
  }
}

function files(folder) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
}

async function fresh(act) {
  const folder = mkdtempSync(join(tmpdir(), 'snpress-engine-crash-'));
  try {
    return await act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function numbers() {
  const options = {
    kills: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
  };
  const { values } = parseArgs({ options });
  return { kills: Number(values.kills), seed: values.seed, jobs: Number(values.jobs) };
}
