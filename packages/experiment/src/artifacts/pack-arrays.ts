import { readStoredBundle } from '@snpress/formats/bundle/read-stored-bundle';
import { writeStoredBundle } from '@snpress/formats/bundle/write-stored-bundle';
import type { ArrayBundle, BundleArray, Json, JsonObject } from '@snpress/data';
import { artifact } from '@snpress/pipeline/stage/artifact';
import type { Codec } from '@snpress/pipeline';

const marker = '$array';
const numberMarker = '$number';

/**
 * Puts a plain object with typed arrays anywhere inside into a bundle: the arrays by their path, the rest as metadata.
 * Numbers that JSON cannot say (NaN, Infinity) are kept as text.
 */
export function packArrays(value: object): ArrayBundle {
  const arrays: Record<string, BundleArray> = {};
  const pack = (part: unknown, path: string): Json => {
    if (isTypedArray(part)) {
      arrays[path] = part;
      return { [marker]: path };
    }
    if (Array.isArray(part)) return part.map((item, index) => pack(item, `${path}[${index}]`));
    if (typeof part === 'object' && part !== null) {
      const entries = Object.entries(part).filter(([, item]) => item !== undefined);
      return Object.fromEntries(
        entries.map(([key, item]) => [key, pack(item, path === '' ? key : `${path}.${key}`)]),
      );
    }
    return typeof part === 'number' && !Number.isFinite(part)
      ? { [numberMarker]: String(part) }
      : (part as Json);
  };
  return { metadata: pack(value, '') as JsonObject, arrays };
}

/** The object that `packArrays` was given. */
export function unpackArrays({ metadata, arrays }: ArrayBundle): unknown {
  const unpack = (part: Json): unknown => {
    if (Array.isArray(part)) return part.map(unpack);
    if (typeof part !== 'object' || part === null) return part;
    const { [marker]: name, [numberMarker]: number } = part as JsonObject;
    if (number !== undefined) return Number(number);
    if (typeof name === 'string') return arrays[name];
    return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, unpack(item)]));
  };
  return unpack(metadata);
}

/** An artifact that is an object with typed arrays, or null. */
export function packed<Value extends object | null>() {
  return <const Type extends string>(type: Type): Codec<Type, Value> =>
    artifact(type, {
      async read(file) {
        const value = unpackArrays(await readStoredBundle(file)) as object;
        return (Object.keys(value).length === 0 ? null : value) as Value;
      },
      write: (file, value) => writeStoredBundle(file, packArrays(value ?? {})),
    });
}

function isTypedArray(value: unknown): value is Exclude<BundleArray, readonly string[]> {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}
