import type { ArrayBundle } from '@snpress/data';
import { encodeBundle } from '@snpress/data/bundle/encode-bundle';
import { writeCompressed } from '../compressed/write-compressed.js';

/** Writes a bundle for `readStoredBundle`, in as little room as is had in little time: the whole file or, where writing fails, none. */
export async function writeStoredBundle(path: string, bundle: ArrayBundle): Promise<void> {
  await writeCompressed(path, await encodeBundle(bundle));
}
