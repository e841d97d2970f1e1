/** Node's `require` for modules that are found when first used, and at once; undefined where there is no Node, as in a browser. */
export function nodeRequire(): NodeJS.Require | undefined {
  return nodeModule('node:module')?.createRequire(import.meta.url);
}

/** A module of Node, without an import that a bundler for browsers would stumble over. */
export function nodeModule<K extends 'node:module' | 'node:crypto'>(
  name: K,
): ReturnType<typeof process.getBuiltinModule<K>> | undefined {
  // `process` is not there in a browser, whatever its type says.
  const { process: node } = globalThis as { process?: NodeJS.Process };
  return node?.getBuiltinModule(name);
}
