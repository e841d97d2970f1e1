import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { damageStore } from './damage-store.js';
import { listFiles } from './list-files.js';

/** What is done to a store, and how often of ten times. */
export const scenarios = [
  { name: 'fresh store, one to three kills in a row', share: 4 },
  { name: 'finished store, killed while all is reused', share: 1 },
  { name: 'two runs race, one is killed', share: 2 },
  { name: 'two runs race, both to their end', share: 1, kills: false },
  { name: 'damaged store, then killed while it heals', share: 2 },
];

const deck = scenarios.flatMap(({ share }, index) => Array(share).fill(index));

/**
 * One attempt: disturbs runs on a store, resumes to the end, and compares with an undisturbed run.
 *
 * @param undisturbed its outputs, how many results its store has and how long it took, in milliseconds
 * @returns the scenario; at what share of the results each kill struck; what was harmed; what is wrong, if anything
 */
export async function attemptCrash(level, folder, undisturbed, rng) {
  const scenario = deck[rng.integer(deck.length)];
  const store = join(folder, 'store');
  const struck = [];
  let missed = 0;
  let harmed = {};
  const workers = rng.integer(3);
  const moment = () => undisturbed.milliseconds * rng.uniform();
  const done = () => listFiles(join(store, 'records')).length / undisturbed.records;
  const runToEnd = () => level.start(folder, { workers }).ended;
  const killOne = async (running, after) => {
    await setTimeout(after);
    running.kill();
    const { signal, text, code } = await running.ended;
    if (signal === 'SIGKILL') struck.push(Math.min(1, done()));
    else if (code !== 0) throw new Error(`a run failed before it was killed: ${text}`);
    else missed++;
  };
  const problems = [];
  const expectDone = ({ code, text }, who) => {
    if (code !== 0) problems.push(`${who} ended with code ${code}: ${text.trim().split('\n').at(-1)}`);
  };

  if (scenario === 0) {
    const kills = 1 + rng.integer(3);
    for (let kill = 0; kill < kills; kill++) await killOne(level.start(folder, { workers }), moment());
  } else if (scenario === 1) {
    expectDone(await runToEnd(), 'the first run');
    await killOne(level.start(folder, { workers }), moment() * 0.6);
  } else if (scenario === 2 || scenario === 3) {
    const victim = level.start(folder, { workers });
    await setTimeout(rng.uniform() * 100);
    const rival = level.start(folder, { workers: rng.integer(3), rival: true });
    if (scenario === 2) await killOne(victim, moment());
    else expectDone(await victim.ended, 'one of two runs');
    expectDone(await rival.ended, 'the other run');
  } else {
    if (rng.integer(2) === 0) expectDone(await runToEnd(), 'the first run');
    else await killOne(level.start(folder, { workers }), moment());
    harmed = damageStore(store, rng);
    await killOne(level.start(folder, { workers }), moment());
    // What the killed run has healed may be harmed again.
    if (rng.integer(2) === 0) damageStore(store, rng);
  }

  expectDone(await runToEnd(), 'the resumed run');
  problems.push(...differences(undisturbed.outputs, level.outputs(folder)));
  for (const part of ['temp', 'claims']) {
    const left = existsSync(join(store, part)) ? readdirSync(join(store, part)) : [];
    if (left.length > 0) problems.push(`${part} is not empty: ${left.slice(0, 3).join(', ')}`);
  }
  return { scenario, struck, missed, harmed, problems };
}

function differences(expected, found) {
  const names = [...new Set([...expected.keys(), ...found.keys()])];
  return names
    .filter((name) => expected.get(name) !== found.get(name))
    .map(
      (name) => `${name} ${found.has(name) ? (expected.has(name) ? 'differs' : 'is extra') : 'is missing'}`,
    );
}
