import path from 'node:path';
import { root } from '../workspace.js';
import { run } from './run.js';

/** Runs Nx on this repository and returns what it prints. */
export function nx(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  return run(process.execPath, [path.join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], {
    cwd: root,
    env: { NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0', ...env },
  });
}
