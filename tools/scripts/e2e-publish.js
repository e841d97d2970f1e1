import { ensureInstalled, runBin } from './ensure-installed.js';

/** Publishes every package to a registry on this machine, installs them elsewhere and uses them there. */
ensureInstalled();
runBin('nx', ['run-many', '-t', 'build', '--output-style=static', '--skip-sync']);
runBin('vitest', ['run', '--project', 'tools', 'tools/test/e2e/publish.test.ts']);
