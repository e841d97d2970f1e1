import { writeAtomically } from '../files/write-atomically.js';
import type { ArrayBundle } from '@snpress/data';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';

/** Writes a bundle as an Arrow IPC file: the whole file or, where writing fails, none. */
export async function writeBundle(path: string, bundle: ArrayBundle): Promise<void> {
  await writeAtomically(path, [await encodeBundle(bundle)]);
}
