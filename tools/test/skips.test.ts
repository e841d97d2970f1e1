import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { run } from './e2e/run.js';
import { root } from './workspace.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-skips-'));

beforeAll(() => {
  const write = (name: string, lines: readonly string[]): void => {
    writeFileSync(path.join(folder, name), lines.join('\n'));
  };
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  write('vitest.config.js', [
    `import { SkipReporter } from ${JSON.stringify(path.join(root, 'vitest.skips.ts'))};`,
    `export default { test: { reporters: [new SkipReporter(), 'default'] } };`,
  ]);
  write('some.test.js', [
    `import { describe, it } from 'vitest';`,
    `it('runs', () => {});`,
    `describe.skip('a group (skipped: no such tool here)', () => { it('of one', () => {}); });`,
    `it('notes', (context) => { context.skip('no DATA here'); });`,
  ]);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function vitest(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<string> {
  const bin = path.join(root, 'node_modules/vitest/vitest.mjs');
  const clear = { SNPRESS_STRICT: '', SNPRESS_STRICT_EXCEPT: '', NO_COLOR: '1' };
  return run(process.execPath, [bin, 'run', ...args], { cwd: folder, env: { ...clear, ...env } });
}

it('what is skipped is told, with the reason, before the summary', async () => {
  expect(await vitest({})).toMatch(
    /skipped: some\.test\.js > a group \(skipped: no such tool here\) > of one\nskipped: some\.test\.js > notes \(skipped: no DATA here\)\n[^]*Tests {2}1 passed \| 2 skipped/,
  );
});

it('SNPRESS_STRICT=1 fails a run that skips, but for the reasons that SNPRESS_STRICT_EXCEPT names', async () => {
  const strict = { SNPRESS_STRICT: '1' };
  await expect(vitest(strict)).rejects.toThrow('a skip fails the run, and 2 of these are not exempt');
  await expect(vitest({ ...strict, SNPRESS_STRICT_EXCEPT: 'DATA' })).rejects.toThrow(
    /skipped, exempt for DATA: some\.test\.js > notes [^]*and 1 of these are not exempt/,
  );
  expect(await vitest(strict, '--testNamePattern', 'runs')).toContain('1 passed');
});
