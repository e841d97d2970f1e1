import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allPackages, root } from '../workspace.js';
import { run } from './run.js';

describe('npm run release, without --yes', { timeout: 300_000 }, () => {
  const clone = mkdtempSync(path.join(tmpdir(), 'snpress-release-'));
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', ...args], { cwd: clone });
  const plan = async () =>
    stripVTControlCharacters(
      await run(process.execPath, ['tools/release/release.js'], {
        cwd: clone,
        env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_WORKSPACE_ROOT_PATH: clone },
      }),
    );
  const state = async () => [
    await git('status', '--porcelain'),
    await git('rev-parse', 'HEAD'),
    await git('tag'),
  ];

  beforeAll(async () => {
    await run('git', ['clone', '--quiet', '--no-tags', root, clone]);
    symlinkSync(path.join(root, 'node_modules'), path.join(clone, 'node_modules'), 'junction');
    await git('commit', '--quiet', '--allow-empty', '--message', 'chore: before');
  }, 120_000);

  afterAll(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  it('plans the first release from what was written and committed, and changes nothing', async () => {
    const before = await state();
    const printed = await plan();
    expect(printed).toMatch(/^Would release (\d+\.\d+\.\d+) as v\1\. Nothing was changed/m);
    expect(printed).toContain('### Commits');
    expect(await state()).toEqual(before);
  });

  it('bumps every package and the ranges between them for a fix since the last release', async () => {
    const manifest = readFileSync(path.join(clone, 'packages/data/package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    const next = version.replace(/\d+$/, (patch) => `${Number(patch) + 1}`);
    await git('tag', `v${version}`);
    writeFileSync(path.join(clone, 'packages/data/src/new.ts'), 'export const fresh = 1;\n');
    await git('add', 'packages');
    await git('commit', '--quiet', '--message', 'fix(data): something old');
    const before = await state();
    const printed = await plan();
    expect(printed).toContain(`Would release ${next} as v${next}.`);
    expect(printed.slice(printed.indexOf('### Commits')).match(/^- .*/gm)).toEqual([
      '- **data:** something old',
    ]);
    const added = [...printed.matchAll(/^\+\s+"([^"]+)": "([^"]+)"/gm)].map(
      ([, key, value]) => `${key} ${value}`,
    );
    expect(added.filter((line) => line === `version ${next}`)).toHaveLength(allPackages.length);
    expect(added).toContain(`@snpress/data ^${next}`);
    expect(await state()).toEqual(before);
  });
});
