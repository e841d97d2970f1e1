/**
 * The pretrained network on fold 1 of the yeast cross, by our own kernels and on TensorFlow.js (libtensorflow where installed, WebAssembly). Needs a build of
 * the packages.
 *
 *     node tools/benchmarks/backends.js
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingPackage } from '@snpress/models/network/select-backend';
import { mlpSae } from './comparisons/mlp-sae.js';
import { heldOutError } from './comparisons/held-out-error.js';
import { readFloats } from './cross/float-files.js';
import { loadYeastFold } from './cross/load-yeast-fold.js';
import { writeCross } from './cross/write-cross.js';
import { inTemporaryFolder } from './process/in-temporary-folder.js';
import { runProgram } from './process/run-program.js';
import { formatTable } from './report/format-table.js';

const fold = await loadYeastFold();
if (fold === undefined) throw new Error('the yeast cross is not there: say in SNPRESS_DATA where it is');
const rows = [];
for (const backend of [undefined, 'tensorflow', 'wasm']) {
  const missing = backend && missingPackage(backend);
  if (missing !== undefined) {
    console.log(`skipped: ${backend} (${missing} is not installed)`);
    continue;
  }
  rows.push(await inTemporaryFolder((folder) => measure(folder, backend)));
}
console.log(
  formatTable([['backend', 'time', 'CPU, with start and reading', 'peak', 'held-out MSE'], ...rows]),
);

function measure(folder, backend) {
  const written = writeCross(folder, fold);
  writeFileSync(join(folder, 'setup.json'), JSON.stringify({ ...written, ...mlpSae.setup(), backend }));
  const { seconds, cpuSeconds, peakMegabytes } = runProgram(mlpSae.ours, folder);
  const { mse } = heldOutError(readFloats(join(folder, 'snpress.f32')), fold, written.genes);
  return [
    backend ?? 'our kernels',
    `${seconds.toFixed(2)} s`,
    `${cpuSeconds.toFixed(2)} s`,
    `${peakMegabytes.toFixed(0)} MB`,
    mse.toFixed(5),
  ];
}
