import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { smallSpec } from './small-spec.js';
import { latestRun, scratchFolder, snpress, stagesThatRan } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const alpha = ['--set', 'models.lasso.grid.alpha=[0.1]'];

const template = mkdtempSync(path.join(tmpdir(), 'snpress-cache-'));

beforeAll(async () => {
  writeFileSync(path.join(template, 'small.yaml'), smallSpec);
  expect((await snpress(template, ['run', 'small.yaml'])).code).toBe(0);
  expect((await snpress(template, ['run', 'small.yaml', ...alpha])).code).toBe(0);
}, 300_000);

afterAll(() => {
  rmSync(template, { recursive: true, force: true });
});

/** A folder with the store of two runs of `small`, the second with another lasso, and their ids. */
function twoRuns(): { cwd: string; first: string; second: string } {
  const cwd = scratchFolder();
  cpSync(template, cwd, { recursive: true, verbatimSymlinks: true });
  const [first, second] = readdirSync(path.join(cwd, 'runs/small')).sort();
  return { cwd, first: first!, second: second! };
}

function storedFiles(cwd: string, store = '.snpress'): string[] {
  return ['objects', 'records'].flatMap((name) =>
    readdirSync(path.join(cwd, store, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  );
}

describe('snpress cache', () => {
  it('shows what takes the space, and removes what no kept run needs', async () => {
    const { cwd, first, second } = twoRuns();
    const ls = await snpress(cwd, ['cache', 'ls']);
    expect(ls).toMatchObject({ code: 0, stderr: '' });
    expect(ls.stdout).toMatch(/^\.snpress: [\d.]+ [KM]iB in \d+ results with \d+ objects$/m);
    expect(ls.stdout).toMatch(/^small +2 +\d+ +\d+ +[\d.]+ [KM]iB +[\d.]+ [KM]iB$/m);
    expect(ls.stdout).toMatch(/^report +2 +2 +[\d.]+ KiB$/m);
    const before = storedFiles(cwd);

    const dry = await snpress(cwd, ['cache', 'gc', '--dry-run']);
    expect(dry.stdout).toContain(`keep    small/${second}\nremove  small/${first}\n`);
    expect(dry.stdout).toMatch(/results, \d+ objects: [\d.]+ KiB would be freed$/m);
    expect(storedFiles(cwd)).toEqual(before);
    const gc = await snpress(cwd, ['cache', 'gc']);
    expect(gc.stdout).toBe(dry.stdout.replace('would be freed', 'freed'));
    expect(storedFiles(cwd).length).toBeLessThan(before.length);
    expect((await snpress(cwd, ['cache', 'verify'])).stdout).toContain('no damage');

    await snpress(cwd, ['run', 'small.yaml', ...alpha]);
    expect(stagesThatRan(cwd, 'small')).toEqual([]);
    await snpress(cwd, ['run', 'small.yaml']);
    const again = stagesThatRan(cwd, 'small');
    expect(again).toContain('report');
    // Inner folds are preprocessed for lasso alone: ridge is chosen by leaving one out.
    for (const stage of again) expect(stage).toMatch(/lasso|inner\d\/preprocess|evaluate|report/);
  });

  it('takes a run to another store, where its spec is reused as a whole', async () => {
    const { cwd, first } = twoRuns();
    const results = latestRun(cwd, 'small');
    const exported = await snpress(cwd, ['cache', 'export', 'small', 'small.tar.gz']);
    expect(exported).toMatchObject({ code: 0, stderr: '' });
    expect(exported.stdout).toMatch(
      /^small\.tar\.gz: small\/\S+, \d+ results with \d+ objects, [\d.]+ KiB$/m,
    );

    const other = scratchFolder();
    writeFileSync(path.join(other, 'small.yaml'), smallSpec);
    const archive = path.join(cwd, 'small.tar.gz');
    const imported = await snpress(other, ['cache', 'import', archive]);
    expect(imported).toMatchObject({ code: 0, stderr: '' });
    expect(imported.stdout).toMatch(/: (\d+) results \(\1 new\), (\d+) objects \(\2 new\), none damaged$/m);
    const repeated = await snpress(other, ['cache', 'import', archive, '--json']);
    expect(JSON.parse(repeated.stdout)).toMatchObject({ newRecords: 0, newObjects: 0 });
    const imports = async (): Promise<readonly string[]> => {
      const { code, stderr } = await snpress(other, ['run', 'small.yaml', ...alpha]);
      expect(code).toBe(0);
      const folder = path.join(other, 'runs/small/latest');
      const { stages } = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
        stages: { id: string; imported?: true }[];
      };
      const ids = stages.filter((stage) => stage.imported).map(({ id }) => id);
      const page = readFileSync(path.join(folder, 'report/index.html'), 'utf8');
      const count = ids.length === 1 ? '1 result' : `${ids.length} results`;
      expect(page.includes(`${count} came out of an archive`)).toBe(ids.length > 0);
      expect(stderr.includes(`warning: ${ids.length} of`)).toBe(ids.length > 0);
      return ids;
    };
    const marked = await imports();
    expect(stagesThatRan(other, 'small')).toEqual([]);
    expect(latestRun(other, 'small')).toEqual(results);
    expect(marked.length).toBeGreaterThan(5);
    expect((await snpress(other, ['verify', 'small.yaml', ...alpha, '--only', 'split'])).code).toBe(0);
    expect(await imports()).toEqual(marked.filter((id) => id !== 'split'));

    writeFileSync(path.join(other, 'text'), 'SNP\tA\n'.repeat(300));
    const refused = await snpress(other, ['cache', 'import', 'text', '--store', 'new']);
    expect(refused).toMatchObject({ code: 2, stdout: '' });
    expect(refused.stderr).toMatch(/^error: text is no archive of a run/);
    expect(existsSync(path.join(other, 'new/records'))).toBe(false);
    expect(await snpress(cwd, ['cache', 'export', 'small/none', 'x.tar'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`has no run "none" of "small"; it has: `) as string,
    });
    expect((await snpress(cwd, ['cache', 'export', `small/${first}`, 'first.tar'])).code).toBe(0);
  });

  it('finds damage, puts it aside, and the next run makes it anew', async () => {
    const { cwd } = twoRuns();
    const results = latestRun(cwd, 'small');
    const files = storedFiles(cwd);
    const [victim] = files.filter((file) => readFileSync(file).length > 5000);
    const bytes = readFileSync(victim!);
    bytes[2000]! ^= 1;
    chmodSync(victim!, 0o644);
    writeFileSync(victim!, bytes);

    const found = await snpress(cwd, ['cache', 'verify']);
    expect(found.code).toBe(1);
    expect(found.stdout).toContain(`${path.basename(victim!)} has changed bytes`);
    const repaired = await snpress(cwd, ['cache', 'verify', '--repair', '--json']);
    expect(repaired.code).toBe(0);
    const { damage } = JSON.parse(repaired.stdout) as { damage: { movedTo: string }[] };
    for (const { movedTo } of damage) expect(existsSync(movedTo)).toBe(true);
    expect((await snpress(cwd, ['cache', 'verify'])).code).toBe(0);
    expect((await snpress(cwd, ['run', 'small.yaml', ...alpha])).code).toBe(0);
    expect(latestRun(cwd, 'small')).toEqual(results);
    expect((await snpress(cwd, ['cache', 'gc'])).stdout).toMatch(/\d damaged files?: /);
    expect(existsSync(path.join(cwd, '.snpress/damaged'))).toBe(false);
  });

  it('says what to do where there is no store, and what cannot be kept', async () => {
    const cwd = scratchFolder();
    for (const action of ['ls', 'verify', 'gc'])
      expect(await snpress(cwd, ['cache', action])).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'error: there is no store in .snpress: "snpress run SPEC" makes one, and --store says where it is\n',
      });
    expect(readdirSync(cwd)).toEqual([]);
    expect(await snpress(cwd, ['cache', 'gc', '--keep', 'a/b/c'])).toMatchObject({ code: 2 });
    expect(await snpress(cwd, ['cache'])).toMatchObject({ code: 2 });
  });
});

it('a run and a plan that need nothing new work on a store that nobody may write; another run says so', async () => {
  const { cwd } = twoRuns();
  const store = path.join(cwd, '.snpress');
  const folders = [
    store,
    ...readdirSync(store, { recursive: true, encoding: 'utf8' }).map((name) => path.join(store, name)),
  ];
  const before = storedFiles(cwd);
  rmSync(path.join(cwd, 'runs'), { recursive: true });
  for (const folder of [cwd, ...folders.reverse()]) chmodSync(folder, 0o555);
  chmodSync(cwd, 0o777);
  const someone = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
  try {
    expect((await snpress(cwd, ['plan', 'small.yaml'], undefined, someone)).stdout).toMatch(/0 would run/);
    expect(await snpress(cwd, ['run', 'small.yaml'], undefined, someone)).toMatchObject({ code: 0 });
    expect(stagesThatRan(cwd, 'small')).toEqual([]);
    const refused = await snpress(cwd, ['run', 'small.yaml', '--set', 'seed=4'], undefined, someone);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toMatch(/The store .* is read-only \(EACCES\): results that it has can be used/);
    expect(storedFiles(cwd)).toEqual(before);
  } finally {
    for (const folder of folders) chmodSync(folder, 0o755);
  }
});
