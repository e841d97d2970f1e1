import { readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root, scratchFolder } from './snpress.js';

/** What a command line loads: dependencies by their names, modules of packages by their paths. */
function loadedBy(...args: string[]): readonly string[] {
  const folder = scratchFolder();
  const list = join(folder, 'loaded.txt');
  writeFileSync(list, '');
  writeFileSync(
    join(folder, 'hooks.mjs'),
    `import { appendFileSync } from 'node:fs';
    export async function load(url, context, next) {
      appendFileSync(${JSON.stringify(list)}, url + '\\n');
      return next(url, context);
    }`,
  );
  const register = join(folder, 'register.mjs');
  writeFileSync(
    register,
    `import { register } from 'node:module';
    register('./hooks.mjs', import.meta.url);`,
  );
  const { stderr } = spawnSync(
    process.execPath,
    ['--import', register, join(root, 'apps/runner/bin/snpress.js'), ...args],
    { encoding: 'utf8' },
  );
  expect(stderr).not.toContain('    at ');
  const names = readFileSync(list, 'utf8')
    .split('\n')
    .map((url) => /\/packages\/(\w+\/dist\/.*)\.js$|\/node_modules\/((?:@[^/]+\/)?[^/]+)\/[^]*$/.exec(url))
    .flatMap((match) => match?.[1] ?? match?.[2] ?? []);
  return [...new Set(names)];
}

/** All but words and messages. */
const heavy =
  /^(zod|yaml|data\/dist\/(?!words\/)|(formats|datasets|preprocess|models|evaluate|report|pipeline)\/)/;

it.each([
  ['--help'],
  ['predikt'],
  ['data', '--help'],
  ['run', '--help'],
  ['completion'],
  ['--get-yargs-completions', 'snpress', ''],
])('%s %s loads no schema, format, model or report', (...args) => {
  const loaded = loadedBy(...args);
  expect(loaded).toContain('yargs');
  expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
});

it('a command with formats to choose from loads their names, and no reader', () => {
  const loaded = loadedBy('data', 'convert', '--help');
  expect(loaded).toContain('formats/dist/registry/formats');
  expect(loaded.filter((name) => /arrow\/(read|decode)|\/open-|\/read-rqtl2|hyparquet/.test(name))).toEqual(
    [],
  );
});
