import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedPackages, root } from '../workspace.js';
import { run } from './run.js';

describe('npm run release, without --yes', { timeout: 300_000 }, () => {
  const clone = mkdtempSync(path.join(tmpdir(), 'snpress-release-'));
  const git = (...args: string[]) =>
    run('git', ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.org', ...args], { cwd: clone });
  const plan = () =>
    run(process.execPath, ['tools/release/release.js'], {
      cwd: clone,
      env: { NX_DAEMON: 'false', NX_TUI: 'false', NX_WORKSPACE_ROOT_PATH: clone, FORCE_COLOR: '0' },
    });
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

  it('bumps every package and the ranges between them for a feature since the last release', async () => {
    await git('tag', 'v0.1.0');
    writeFileSync(path.join(clone, 'packages/data/src/new.ts'), 'export const fresh = 1;\n');
    await git('add', '.');
    await git('commit', '--quiet', '--message', 'feat(data): something new');
    const before = await state();
    const printed = await plan();
    expect(printed).toContain('Would release 0.1.1 as v0.1.1.');
    expect(printed).toContain('- **data:** something new');
    expect(printed).not.toContain('chore: before');
    expect(printed.match(/^\+\s+"version": "0.1.1"/gm)).toHaveLength(publishedPackages.length);
    expect(printed).toMatch(/^\+\s+"@snpress\/data": "\^0.1.1"/m);
    expect(await state()).toEqual(before);
  });
});
