import { ModelError } from '../contract/model-error.js';
import { nodeRequire } from '../platform/node-require.js';
import type { TensorFlow } from './tensorflow.js';

/** The tfjs backends, best first: libtensorflow (tfjs-node), WebAssembly, plain JavaScript. */
export const backendNames = ['tensorflow', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** A tfjs backend that is ready to compute. */
export interface ComputeBackend {
  readonly tf: TensorFlow;
  readonly name: BackendName;
  /** The better backends and why each is not the one in use. */
  readonly passedOver: readonly { readonly name: BackendName; readonly reason: string }[];
}

/** What `snpress doctor` says about the networks' backend. */
export interface BackendDescription {
  readonly name: BackendName;
  /** What that backend is, in words. */
  readonly detail: string;
  readonly passedOver: ComputeBackend['passedOver'];
}

const load: Record<BackendName, () => Promise<unknown>> = {
  tensorflow: async () => {
    const optional = '@tensorflow/tfjs-node';
    const require = nodeRequire();
    if (require === undefined) throw new Error('it is for Node');
    try {
      require.resolve(optional);
    } catch {
      throw new Error(`the optional package ${optional} is not installed`);
    }
    await import(/* @vite-ignore */ optional);
  },
  wasm: async () => {
    const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    const main = nodeRequire()?.resolve('@tensorflow/tfjs-backend-wasm');
    if (main !== undefined) setWasmPaths(main.replace(/[^/\\]*$/, ''));
  },
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
};

async function tryBackend(tf: TensorFlow, name: BackendName): Promise<string | undefined> {
  try {
    await load[name]();
    return (await tf.setBackend(name)) ? undefined : 'it is installed but did not start';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function chooseBackend(): Promise<ComputeBackend> {
  const tf = await import('@tensorflow/tfjs-core');
  tf.enableProdMode();
  const passedOver: { name: BackendName; reason: string }[] = [];
  for (const name of backendNames) {
    const reason = await tryBackend(tf, name);
    if (reason === undefined) return { tf, name, passedOver };
    passedOver.push({ name, reason });
  }
  throw new ModelError('program', {
    code: 'no-backend',
    message: `no tfjs backend starts here: ${passedOver.map(({ name, reason }) => `${name} (${reason})`).join(', ')}`,
    hint: 'install the dependencies of @snpress/models again',
  });
}

let chosen: Promise<ComputeBackend> | undefined;

/**
 * Loads tfjs-core and its best backend: tfjs-node where it is installed, else WebAssembly, else plain JavaScript. The
 * choice is made once in a process.
 *
 * @param name takes this backend from here on, whatever the automatic choice would be.
 * @throws ModelError where the named backend, or any backend, does not start.
 */
export async function selectBackend(name?: BackendName): Promise<ComputeBackend> {
  chosen ??= chooseBackend();
  const automatic = await chosen;
  if (name === undefined || name === automatic.name) {
    await automatic.tf.setBackend(automatic.name);
    return automatic;
  }
  const reason = await tryBackend(automatic.tf, name);
  if (reason !== undefined) {
    throw new ModelError('input', {
      code: 'no-backend',
      subject: name,
      message: `the tfjs backend "${name}" cannot be used: ${reason}`,
    });
  }
  return { tf: automatic.tf, name, passedOver: [] };
}

const details: Record<BackendName, string> = {
  tensorflow: 'libtensorflow through @tensorflow/tfjs-node',
  wasm: 'WebAssembly on one thread',
  cpu: 'plain JavaScript',
};

/** Which backend the networks of this process compute on, and why not on a better one. */
export async function describeBackend(): Promise<BackendDescription> {
  const { tf, name, passedOver } = await selectBackend();
  const simd = name === 'wasm' && (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  return { name, detail: details[name] + (simd ? ', with SIMD' : ''), passedOver };
}
