import { spawn } from 'node:child_process';
import { binPath, childEnv, ensureInstalled, fail, root, runBin } from './ensure-installed.js';

/** Everything that must hold, from a clean clone; the test runner's summary comes last. */
ensureInstalled();

const isBuilt = {
  title: 'build and types',
  bin: 'nx',
  args: ['run-many', '-t', 'build', 'typecheck', '--output-style=static', '--skip-sync'],
};
const isTidy = [
  { title: 'format', bin: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  { title: 'unused code and dependencies', bin: 'knip', args: [] },
  { title: 'lint and layers', bin: 'eslint', args: ['.', '--max-warnings', '0'] },
];

const ended = new AbortController();
say('project references');
runBin('nx', ['sync:check']);
await Promise.all([
  check(isBuilt),
  isTidy.reduce((before, step) => before.then(() => check(step)), Promise.resolve()),
]);
say('tests');
runBin('vitest', ['run', ...process.argv.slice(2)]);

/** Runs one step beside others: what it prints comes at its end, together; where it fails, the others end too. */
async function check({ title, bin, args }) {
  const { signal } = ended;
  const child = spawn(process.execPath, [binPath(bin), ...args], { cwd: root, env: childEnv(), signal });
  child.on('error', (error) => signal.aborted || fail(String(error)));
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (!signal.aborted) say(title);
  process.stdout.write(Buffer.concat(chunks));
  if (status === 0 || signal.aborted) return;
  ended.abort();
  fail(`${bin} ${args.join(' ')} failed (exit code ${status ?? child.signalCode})`);
}

function say(title) {
  console.log(`\n── ${title} ──`);
}
