import { spawnSync } from 'node:child_process';

/**
 * The first Python that has a module: the one given, else $SNPRESS_PYTHON, python3, /usr/bin/python3.
 * @returns {{ python: string } | { missing: string }}
 */
export function findPython(module, given) {
  const candidates = given
    ? [given]
    : [process.env.SNPRESS_PYTHON, 'python3', '/usr/bin/python3'].filter(Boolean);
  const check = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${module}") is None)`;
  const python = candidates.find((name) => spawnSync(name, ['-c', check]).status === 0);
  return python === undefined
    ? { missing: `no ${module} in ${candidates.join(', ')}; set SNPRESS_PYTHON or give --python` }
    : { python };
}
