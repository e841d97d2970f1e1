import { readFileSync, writeFileSync } from 'node:fs';

/** Reads a file of little-endian Float32 values. */
export function readFloats(path) {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}

export function writeFloats(path, values) {
  writeFileSync(path, Float32Array.from(values));
}
