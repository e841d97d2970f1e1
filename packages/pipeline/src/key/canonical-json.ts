/** A value that has no canonical JSON; the message starts with its path. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
}

/**
 * The one JSON text of a value: keys sorted by UTF-16 code unit, no white space, shortest round-trip numbers.
 *
 * Different values never share a text. -0 is written `-0` (JSON reads it back as -0), and strings are written as they
 * are: two Unicode forms of one word are two values, because a stage would see the difference.
 *
 * @throws {CanonicalJsonError} naming the path of anything JSON cannot say: NaN, infinities, undefined, functions,
 *   bigints, symbols, objects that are not plain, and what is nested more than 500 deep or contains itself.
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** Far more than settings have, far less than the stack holds; what contains itself gets here too. */
const deepest = 500;

/** @param path where `value` is; lengthened while its parts are written, and then as it was */
function write(value: unknown, path: (string | number)[]): string {
  if (path.length > deepest)
    throw new CanonicalJsonError(`${jsonPath(path.slice(0, 8))}… is nested more than ${deepest} deep`);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (!Number.isFinite(value)) throw refuse(path, String(value));
      return Object.is(value, -0) ? '-0' : JSON.stringify(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? writeArray(value, path) : writeObject(value, path);
    default:
      throw refuse(path, typeof value === 'undefined' ? 'undefined' : `a ${typeof value}`);
  }
}

function writeArray(array: readonly unknown[], path: (string | number)[]): string {
  const items: string[] = [];
  // Counting visits holes, which map would skip
  for (let index = 0; index < array.length; index++) {
    path.push(index);
    items.push(write(array[index], path));
    path.pop();
  }
  return `[${items.join(',')}]`;
}

function writeObject(object: object, path: (string | number)[]): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== null && prototype !== Object.prototype)
    throw refuse(path, `a ${(object.constructor as { name?: string } | undefined)?.name ?? 'class'} object`);
  const fields: string[] = [];
  for (const key of Object.keys(object).sort()) {
    path.push(key);
    fields.push(`${JSON.stringify(key)}:${write((object as Record<string, unknown>)[key], path)}`);
    path.pop();
  }
  return `{${fields.join(',')}}`;
}

function refuse(path: readonly (string | number)[], what: string): CanonicalJsonError {
  return new CanonicalJsonError(`${jsonPath(path)} is ${what}, which JSON cannot say`);
}

/** `["alpha", 2]` → `alpha[2]`; keys that are no plain words are quoted, the root is `(root)`. */
export function jsonPath(path: readonly (string | number)[]): string {
  if (path.length === 0) return '(root)';
  return path
    .map((step, depth) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!/^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(step)) return `[${JSON.stringify(step)}]`;
      return depth === 0 ? step : `.${step}`;
    })
    .join('');
}
