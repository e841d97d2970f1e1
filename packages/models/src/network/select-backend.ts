import { ModelError } from '../contract/model-error.js';
import { hasSimd } from '../kernels/kernel-memory.js';
import { nodeRequire } from '../platform/node-require.js';
import { type BackendName, backendNames } from '../contract/backend-name.js';
import type { TensorFlow } from './tensorflow.js';

/** What `snpress doctor` says about what networks can compute on. */
export interface BackendDescription {
  /** What they compute on where no backend is named. */
  readonly usual: string;
  /** What can be named instead, and why not where it does not start. */
  readonly named: readonly { readonly name: BackendName; readonly problem: string | undefined }[];
}

const optional = '@tensorflow/tfjs-node';

const load: Record<BackendName, () => Promise<unknown>> = {
  tensorflow: async () => {
    if (nodeRequire() === undefined) throw new Error('it is for Node');
    if (missingPackage('tensorflow') !== undefined)
      throw new Error(`the optional package ${optional} is not installed`);
    quietTensorFlow();
    await import(/* @vite-ignore */ optional);
  },
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const main = nodeRequire()?.resolve('@tensorflow/tfjs-backend-wasm');
    if (main !== undefined) setWasmPaths(main.replace(/[^/\\]*$/, ''));
  },
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

/** The optional package that a backend lacks here. */
export function missingPackage(name: BackendName): string | undefined {
  if (name !== 'tensorflow') return undefined;
  try {
    nodeRequire()?.resolve(optional);
    return undefined;
  } catch {
    return optional;
  }
}

/** Keeps libtensorflow from reporting on the processor and on oneDNN; for worker threads, whose environment is a copy, in the main one. */
export function quietTensorFlow(): void {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  process.env.TF_ENABLE_ONEDNN_OPTS ??= '0';
}

async function tryBackend(tf: TensorFlow, name: BackendName): Promise<string | undefined> {
  try {
    await load[name]();
    return (await tf.setBackend(name)) ? undefined : 'it is installed but did not start';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function loadCore(): Promise<TensorFlow> {
  const tf = await import('@tensorflow/tfjs-core');
  tf.enableProdMode();
  return tf;
}

/**
 * TensorFlow.js, computing on a backend from here on. Nothing is chosen by what is installed: the native backend is slower here than
 * WebAssembly and takes more memory (docs/benchmarks.md).
 *
 * @throws ModelError where the backend does not start.
 */
export async function selectBackend(name: BackendName = 'wasm'): Promise<TensorFlow> {
  const tf = await loadCore();
  const reason = await tryBackend(tf, name);
  if (reason === undefined) return tf;
  throw new ModelError('input', {
    code: 'no-backend',
    subject: name,
    message: `the backend "${name}" of TensorFlow.js cannot be used: ${reason}`,
    hint: name === 'tensorflow' ? `npm install ${optional}, or name no backend` : 'name no backend',
  });
}

/** What networks compute on where nothing is said, and which backends of TensorFlow.js start here. */
export async function describeBackend(): Promise<BackendDescription> {
  const tf = await loadCore();
  const named: { name: BackendName; problem: string | undefined }[] = [];
  for (const name of backendNames) named.push({ name, problem: await tryBackend(tf, name) });
  const usual = hasSimd
    ? 'our own kernels (WebAssembly with SIMD, one thread)'
    : 'nothing: there is no SIMD in WebAssembly here';
  return { usual, named };
}
