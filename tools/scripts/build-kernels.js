/**
 * Compiles the SIMD kernels of packages/models/assembly to WebAssembly and writes the binary as TypeScript, so that the
 * usual build and the published package need nothing else.
 *
 *     node tools/scripts/build-kernels.js [--check]
 *
 * With --check it writes nothing and fails where the committed binary is not that of the sources.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'packages/models/src/kernels/kernels-binary.ts');

const built = source(compile());
if (!process.argv.includes('--check')) {
  writeFileSync(target, built);
} else if (readFileSync(target, 'utf8') !== built) {
  console.error(
    'the kernels in packages/models/assembly have changed: run node tools/scripts/build-kernels.js',
  );
  process.exitCode = 1;
}

function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'snpress-kernels-'));
  const compiler = createRequire(import.meta.url).resolve('assemblyscript/bin/asc.js');
  const binary = join(folder, 'kernels.wasm');
  try {
    const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert'];
    const { status } = spawnSync(
      process.execPath,
      [compiler, 'packages/models/assembly/kernels.ts', ...options, '--outFile', binary],
      { cwd: root, stdio: 'inherit' },
    );
    if (status !== 0) throw new Error('the kernels do not compile');
    return readFileSync(binary);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function source(binary) {
  const lines = binary.toString('base64').match(/.{1,100}/g);
  return [
    '/** The compiled kernels of assembly/kernels.ts, written by tools/scripts/build-kernels.js. */',
    'export const kernelsBinary =',
    lines.map((line, index) => `  '${line}'${index === lines.length - 1 ? ';' : ' +'}`).join('\n'),
    '',
  ].join('\n');
}
