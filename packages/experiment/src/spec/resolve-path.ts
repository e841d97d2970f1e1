import path from 'node:path';

/** A path of the spec, with `${NAME}` and `${NAME:-default}` replaced by environment variables, made absolute. */
export type ResolvedPath = { readonly path: string } | { readonly unset: string };

/** Resolves a path of the spec against the folder that it is relative to. */
export function resolvePath(
  text: string,
  folder: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ResolvedPath {
  let unset: string | undefined;
  const expanded = text.replace(
    /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g,
    (_, name: string, fallback: string | undefined) => {
      const value = environment[name];
      if (value) return value;
      if (fallback === undefined) unset ??= name;
      return fallback ?? '';
    },
  );
  return unset === undefined ? { path: path.resolve(folder, expanded) } : { unset };
}
