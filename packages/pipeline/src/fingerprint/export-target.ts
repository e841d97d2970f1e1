const conditions = new Set(['node', 'import', 'module-sync', 'default']);

/**
 * The file that a package's `exports` (or `imports`) map gives for a subpath such as `.` or `./testing`, by Node's
 * rules for an import; undefined when there is none.
 */
export function exportTarget(map: unknown, subpath: string): string | undefined {
  const entries = isSubpathMap(map) ? map : { '.': map };
  if (subpath in entries) return pick(entries[subpath]);
  const pattern = Object.keys(entries)
    .filter((key) => matches(key, subpath))
    .sort((a, b) => b.indexOf('*') - a.indexOf('*') || b.length - a.length)[0];
  if (pattern === undefined) return undefined;
  const star = pattern.indexOf('*');
  const middle = subpath.slice(star, subpath.length - (pattern.length - star - 1));
  return pick(entries[pattern])?.replaceAll('*', middle);
}

function isSubpathMap(map: unknown): map is { readonly [subpath: string]: unknown } {
  return isObject(map) && Object.keys(map).every((key) => key.startsWith('.') || key.startsWith('#'));
}

function matches(pattern: string, subpath: string): boolean {
  const [before, after] = pattern.split('*');
  return (
    after !== undefined &&
    subpath.length >= pattern.length &&
    subpath.startsWith(before!) &&
    subpath.endsWith(after)
  );
}

/** The first target whose conditions an import in Node meets. */
function pick(target: unknown): string | undefined {
  if (typeof target === 'string') return target;
  const candidates: unknown[] = Array.isArray(target)
    ? target
    : Object.entries(isObject(target) ? target : {})
        .filter(([condition]) => conditions.has(condition))
        .map(([, value]) => value);
  for (const candidate of candidates) {
    const found = pick(candidate);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
