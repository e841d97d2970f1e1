import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { root } from './snpress.js';

/** What is used of onnxruntime-node. */
export interface OnnxRuntime {
  readonly InferenceSession: {
    create(file: string): Promise<{
      run(
        inputs: object,
      ): Promise<Record<string, { readonly dims: readonly number[]; readonly data: Float32Array }>>;
    }>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => object;
}

const version = '1.30.0';

/**
 * The real runtime, or why it is not to be had. It is 290 MB, too much for everybody's install: the first test that wants it
 * installs it into a folder that later ones find.
 */
export async function onnxRuntime(): Promise<OnnxRuntime | string> {
  const folder = path.join(root, 'node_modules/.cache', `onnxruntime-${version}`);
  try {
    if (!existsSync(path.join(folder, 'node_modules/onnxruntime-node'))) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ private: true }));
      // Its install script would download libraries for graphics cards.
      const args = ['install', `onnxruntime-node@${version}`, '--ignore-scripts', '--no-audit', '--no-fund'];
      await promisify(execFile)('npm', args, { cwd: folder, timeout: 300_000 });
    }
    return createRequire(path.join(folder, 'package.json'))('onnxruntime-node') as OnnxRuntime;
  } catch (error) {
    const [first] = String(error).split('\n');
    return `onnxruntime-node ${version} does not install here: ${first!}`;
  }
}
