import { describeBackend } from '@snpress/models/network/select-backend';
import type { BackendDescription } from '@snpress/models';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import os from 'node:os';
import { version } from '@snpress/experiment/version';

/** One thing about this machine, in words. */
export interface Finding {
  readonly what: string;
  readonly found: string;
}

/** What matters to a run about this machine. */
export async function examineMachine(): Promise<readonly Finding[]> {
  const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;
  return [
    { what: 'snpress', found: version },
    { what: 'Node', found: describeNode(process.versions.node) },
    { what: 'platform', found: `${os.platform()} ${os.arch()}` },
    {
      what: 'cores',
      found: `${os.availableParallelism()} (worker threads of a run, unless --jobs says otherwise)`,
    },
    { what: 'memory', found: `${gibibytes(os.totalmem())}, ${gibibytes(os.freemem())} free` },
    { what: 'networks compute on', found: describe(await describeBackend()) },
    {
      what: 'this folder',
      found: (await isWritable(process.cwd())) ? 'writable' : 'not writable: give --store and --out',
    },
  ];
}

function describe({ usual, named }: BackendDescription): string {
  const others = named.map(({ name, problem }) =>
    problem === undefined ? name : `${name} (no: ${problem})`,
  );
  return `${usual}; with --backend on TensorFlow.js: ${others.join(', ')}`;
}

function describeNode(node: string): string {
  const [major = 0, minor = 0] = node.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19)
    ? node
    : `${node}: too old, snpress needs 20.19 or newer`;
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
