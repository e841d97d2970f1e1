import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { root, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 120_000 });

const suggestions = async (cwd: string, ...words: string[]): Promise<readonly string[]> => {
  const { code, stdout, stderr } = await snpress(cwd, ['--get-yargs-completions', 'snpress', ...words]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  return stdout.split('\n').map((line) => line.split(':')[0]!);
};

it('completes commands, options, their values and specs', async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'my.yaml'), '');
  expect(await suggestions(cwd, '')).toEqual(expect.arrayContaining(['init', 'run', 'cache', 'completion']));
  expect(await suggestions(cwd, 'cache', '')).toEqual(expect.arrayContaining(['ls', 'gc']));
  expect(await suggestions(cwd, 'run', 'my.yaml', '--k')).toContain('--keep-going');
  expect(await suggestions(cwd, 'run', 'my.yaml', '--log-format', '')).toEqual(
    expect.arrayContaining(['plain', 'json']),
  );
  expect(await suggestions(cwd, 'data', 'convert', 'a', 'b', '--to', '')).toEqual(
    expect.arrayContaining(['plink', 'vcf']),
  );
  expect(await suggestions(cwd, 'data', 'simulate', '--s')).toContain('--samples');
  expect(await suggestions(cwd, 'plan', '')).toContain('my.yaml');
});

const hasBash = spawnSync('bash', ['-c', 'mapfile -t x < /dev/null']).status === 0;

it.skipIf(!hasBash)(`completes in bash${hasBash ? '' : ' (skipped: no bash with mapfile)'}`, async () => {
  const cwd = scratchFolder();
  writeFileSync(path.join(cwd, 'my.yaml'), '');
  vi.stubEnv('SHELL', '/bin/bash');
  const { code, stdout: script } = await snpress(cwd, ['completion']);
  vi.unstubAllEnvs();
  expect(code).toBe(0);
  writeFileSync(path.join(cwd, 'script'), script);
  const bin = path.join(root, 'apps/runner/bin/snpress.js');
  const complete = (...words: string[]): string =>
    execFileSync(
      'bash',
      [
        '-c',
        `snpress() { "${process.execPath}" "${bin}" "$@"; }; source ./script
         COMP_WORDS=(snpress "$@"); COMP_CWORD=$#; _snpress_yargs_completions; echo "\${COMPREPLY[@]}"`,
        'bash',
        ...words,
      ],
      { cwd, encoding: 'utf8', env: { ...process.env, SHELL: '/bin/bash' } },
    ).trim();
  expect(complete('sch')).toBe('schema');
  expect(complete('run', 'm')).toBe('my.yaml');
});
