import { ensureInstalled, runBin } from './ensure-installed.js';

/** Everything that must hold, from a clean clone; the test runner's summary comes last. */
ensureInstalled();
const steps = [
  ['project references', 'nx', ['sync:check']],
  ['build and types', 'nx', ['run-many', '-t', 'build', 'typecheck', '--output-style=static', '--skip-sync']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['lint and layers', 'eslint', ['.', '--max-warnings', '0']],
  ['unused code and dependencies', 'knip', []],
  ['tests', 'vitest', ['run', ...process.argv.slice(2)]],
];
for (const [title, bin, args] of steps) {
  console.log(`\n── ${title} ──`);
  runBin(bin, args);
}
