import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';
import { readFile, writeFile } from 'node:fs/promises';

/** Reads a JSON file. */
export async function readJson<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(file, 'utf8')) as T;
}

/** An artifact that is kept as JSON. */
export function jsonFile<Value>() {
  return <const Type extends string>(type: Type): Codec<Type, Value> =>
    artifact(type, {
      read: readJson<Value>,
      write: (file, value) => writeFile(file, `${JSON.stringify(value)}\n`),
    });
}
