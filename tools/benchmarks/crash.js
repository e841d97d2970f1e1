/**
 * Kills runs with SIGKILL at random moments, races them, and harms their store; then resumes and compares what came out
 * with an undisturbed run, byte for byte. On two levels: the engine alone, on a graph of tiny stages, and the whole
 * program, `snpress run` with files, a network and a report. Ends with code 1 on any difference, and keeps that folder.
 * Needs a build of the packages.
 *
 *     node tools/benchmarks/crash.js [--kills 200] [--cli-kills 30] [--seed 1] [--lanes 2]
 */
import { createRng } from '@snpress/data';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { attemptCrash } from './crash/attempt-crash.js';
import { cliLevel } from './crash/cli-level.js';
import { engineLevel } from './crash/engine-level.js';
import { listFiles } from './crash/list-files.js';
import { formatCrashes } from './report/format-crashes.js';

const { kills, cliKills, seed, lanes } = parseOptions();
const root = mkdtempSync(join(tmpdir(), 'snpress-crash-'));
let failed = false;
console.log(`seed ${seed}`);
for (const [level, wanted] of [
  [engineLevel, kills],
  [cliLevel, cliKills],
])
  if (wanted > 0) await crash(level, wanted);
if (failed) process.exitCode = 1;
else rmSync(root, { recursive: true, force: true });

/** Attempts on one level, until runs have been killed as often as was wanted. */
async function crash(level, wanted) {
  const undisturbed = await runUndisturbed(level);
  const attempts = [];
  let next = 0;
  const struck = () => attempts.reduce((sum, attempt) => sum + attempt.struck.length, 0);
  const work = async (lane) => {
    let folder;
    for (let uses = 0; struck() < wanted; uses++) {
      const number = next++;
      const rng = createRng(`${seed}/${level.name}/${number}`);
      // Half of the attempts begin with what the one before has left.
      if (folder !== undefined && rng.integer(2) === 0) {
        rmSync(folder, { recursive: true, force: true });
        folder = undefined;
      }
      if (folder === undefined) {
        folder = join(root, `${level.name}-${lane}-${number}`);
        mkdirSync(folder);
        await level.prepare(folder);
      } else level.forget(folder);
      const attempt = await attemptCrash(level, folder, undisturbed, rng);
      attempts.push(attempt);
      if (attempt.problems.length > 0) {
        failed = true;
        console.log(`attempt ${number}, kept in ${folder}: ${attempt.problems.join('; ')}`);
        console.log(`  again: ${level.again(folder)}`);
        folder = undefined;
      }
    }
  };
  const started = performance.now();
  await Promise.all(Array.from({ length: lanes }, (_, lane) => work(lane)));
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  console.log(`\n${level.name}: ${level.title}; ${lanes} attempts at a time, ${minutes} min`);
  console.log(formatCrashes(attempts));
}

/** Twice, in two folders: what differs already there could not be held against a killed run. */
async function runUndisturbed(level) {
  const runs = [];
  for (const name of ['first', 'second']) {
    const folder = join(root, `${level.name}-undisturbed-${name}`);
    mkdirSync(folder);
    await level.prepare(folder);
    const started = performance.now();
    const { code, text } = await level.start(folder).ended;
    if (code !== 0) throw new Error(`the undisturbed run failed: ${text}`);
    const milliseconds = performance.now() - started;
    const records = listFiles(join(folder, 'store', 'records')).length;
    runs.push({ outputs: level.outputs(folder), records, milliseconds });
  }
  const [first, second] = runs;
  for (const [name, bytes] of first.outputs)
    if (second.outputs.get(name) !== bytes) throw new Error(`two undisturbed runs differ in ${name}`);
  if (first.outputs.size === 0) throw new Error('the undisturbed run has no outputs');
  console.log(
    `\n${level.name}: undisturbed ${(first.milliseconds / 1000).toFixed(1)} s, ${first.records} results, ` +
      `${first.outputs.size} files compared`,
  );
  return second;
}

function parseOptions() {
  const { values } = parseArgs({
    options: {
      kills: { type: 'string', default: '200' },
      'cli-kills': { type: 'string', default: '30' },
      seed: { type: 'string', default: '1' },
      lanes: { type: 'string', default: '2' },
    },
  });
  const count = (name) => {
    const value = Number(values[name]);
    if (Number.isInteger(value) && value >= (name === 'lanes' ? 1 : 0)) return value;
    console.error(`--${name} ${values[name]}: give a whole number`);
    process.exit(2);
  };
  return { kills: count('kills'), cliKills: count('cli-kills'), seed: values.seed, lanes: count('lanes') };
}
