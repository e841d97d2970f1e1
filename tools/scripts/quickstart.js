import path from 'node:path';
import { ensureInstalled, root, run, runBin } from './ensure-installed.js';

ensureInstalled();
console.log('Building …');
runBin('nx', ['run-many', '-t', 'build', '--output-style=static', '--skip-sync']);
run(process.execPath, [
  path.join(root, 'apps/runner/bin/snpress.js'),
  'run',
  'experiments/quickstart.yaml',
  ...process.argv.slice(2),
]);
