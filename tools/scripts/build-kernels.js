/**
 * Compiles the SIMD kernels of packages/models/assembly to WebAssembly and writes the binary as TypeScript, so that the
 * usual build and the published package need nothing else.
 *
 *     node tools/scripts/build-kernels.js [--check]
 *
 * With --check it writes nothing and fails where the committed binary is not that of the sources.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compiler from 'assemblyscript/asc';

const root = fileURLToPath(new URL('../..', import.meta.url));
const target = join(root, 'packages/models/src/kernels/kernels-binary.ts');

const built = source(await compile());
if (!process.argv.includes('--check')) {
  writeFileSync(target, built);
} else if (readFileSync(target, 'utf8') !== built) {
  console.error(
    'the kernels in packages/models/assembly have changed: run node tools/scripts/build-kernels.js',
  );
  process.exitCode = 1;
}

async function compile() {
  const options = ['-O3', '--enable', 'simd', '--runtime', 'stub', '--importMemory', '--noAssert'];
  const files = [
    'assembly/kernels.ts',
    '--baseDir',
    join(root, 'packages/models'),
    '--outFile',
    'kernels.wasm',
  ];
  let binary;
  const { error, stderr } = await compiler.main([...files, ...options], {
    writeFile(name, contents) {
      binary = contents;
    },
  });
  if (error !== null) throw new Error(`the kernels do not compile: ${stderr.toString()}`, { cause: error });
  return Buffer.from(binary);
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
