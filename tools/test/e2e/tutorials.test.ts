import { execFile } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { fencesOf, type Fence } from '../fences.js';
import { pages } from '../pages.js';
import { root } from '../workspace.js';

const run = promisify(execFile);
const scratch = mkdtempSync(path.join(tmpdir(), 'snpress-tutorials-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A folder of programs with `npx`, which runs the command of this repository. */
const programs = path.join(scratch, 'programs');
mkdirSync(programs);
const npx = path.join(programs, 'npx');
writeFileSync(
  npx,
  `#!/bin/sh\nshift\nexec "${process.execPath}" "${root}/apps/runner/bin/snpress.js" "$@"\n`,
);
chmodSync(npx, 0o755);

const measured = process.env.SNPRESS_DATA;
const published = measured === undefined ? '' : path.join(measured, 'xie2017-predictions');

/** Files that a tutorial downloads, under the names that it gives them. */
const downloads: Readonly<Record<string, readonly (readonly [given: string, name: string])[]>> = {
  'docs/tutorials/published-predictions.md': [
    ['true.txt', 'output_true.txt'],
    ['mlp-sae.txt', 'output.txt'],
    ['mlp-sae-dropout.txt', 'output-dropout.txt'],
  ],
};

const tutorials = pages
  .filter(({ name }) => name.startsWith('docs/tutorials/'))
  .map(({ name, text }) => ({ name, fences: fencesOf(text), files: downloads[name] ?? [] }));

describe.each(tutorials)('$name', ({ name, fences, files }) => {
  const available = files.length === 0 || existsSync(published);
  const title = `does what it says${available ? '' : ' (skipped: no SNPRESS_DATA)'}`;

  it.skipIf(!available)(title, { timeout: 300_000 }, async () => {
    const folder = path.join(scratch, path.basename(name, '.md'));
    mkdirSync(folder);
    for (const [given, as] of files) copyFileSync(path.join(published, given), path.join(folder, as));
    let printed = '';
    for (const fence of fences) {
      if (fence.language === 'yaml') writeFileSync(path.join(folder, fileOf(fence)), fence.code);
      if (fence.language === 'sh' && !fence.isExample) printed = await print(fence.code, folder);
      if (fence.language === 'text') expect(printed).toMatch(asPattern(fence.code));
    }
  });
});

/** The first line of a file in a tutorial says its name. */
function fileOf({ code }: Fence): string {
  return /^# ([\w.-]+\.yaml)/.exec(code)![1]!;
}

async function print(script: string, cwd: string): Promise<string> {
  const env = {
    ...process.env,
    PATH: `${programs}${path.delimiter}${process.env.PATH ?? ''}`,
    SNPRESS_DATA: '',
  };
  const { stdout, stderr } = await run('sh', ['-e', '-c', script], { cwd, env });
  return plain(`${stdout}${stderr}`);
}

/** What a tutorial shows of what is printed; `…` stands for what it leaves out. */
function asPattern(shown: string): RegExp {
  const escaped = plain(shown)
    .trimEnd()
    .replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll('…', '[^]*?'));
}

/** Without what an editor does not show. */
function plain(text: string): string {
  return text.replaceAll(/[ \r]+$/gm, '').replaceAll(/[\u00a0\u202f]/g, ' ');
}
