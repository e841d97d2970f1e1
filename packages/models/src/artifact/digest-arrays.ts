import type { BundleArray, JsonObject } from '@snpress/data';
import { createSha256 } from '../platform/sha256.js';

const idsAtOnce = 10_000;

/** SHA-256 of a description and named arrays, by which damage is told. */
export function digestArrays(metadata: JsonObject, arrays: Readonly<Record<string, BundleArray>>): string {
  const hash = createSha256();
  hash.update(JSON.stringify(metadata));
  for (const [name, array] of Object.entries(arrays)) {
    hash.update(JSON.stringify([name, array.constructor.name, array.length]));
    if (ArrayBuffer.isView(array)) {
      hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
      continue;
    }
    for (let from = 0; from < array.length; from += idsAtOnce) {
      hash.update(JSON.stringify(array.slice(from, from + idsAtOnce)));
    }
  }
  return hash.digest();
}
