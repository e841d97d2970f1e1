/**
 * Runs the tests of networks on libtensorflow (@tensorflow/tfjs-node), where that is installed.
 *
 *     npm run test:native
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const optional = '@tensorflow/tfjs-node';
const folders = ['network', 'mlp', 'sdae'].map((name) => `packages/models/test/${name}`);

if (isInstalled()) {
  const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'models', ...folders], {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      SNPRESS_TEST_BACKEND: 'tensorflow',
      TF_CPP_MIN_LOG_LEVEL: '2',
      TF_ENABLE_ONEDNN_OPTS: '0',
    },
  });
  process.exitCode = status ?? 1;
} else {
  console.log(`skipped: the tests of networks on libtensorflow (${optional} is not installed)`);
}

function isInstalled() {
  try {
    createRequire(import.meta.url).resolve(optional);
    return true;
  } catch {
    return false;
  }
}
