import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { manifests } from '../scripts/entry-points.js';
import { publishedPackages, root } from './workspace.js';

const run = promisify(execFile);

describe.each(publishedPackages)('$name as it is published', ({ folder }) => {
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;

  it('has a description, a licence, a repository and a README', () => {
    for (const key of ['description', 'license', 'repository', 'engines', 'files'])
      expect(manifest).toHaveProperty(key);
    expect(existsSync(path.join(folder, 'README.md'))).toBe(true);
  });

  it('has nothing for publint to say', async () => {
    const { messages } = await publint({ pkgDir: folder, level: 'warning', strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  it('has types that resolve for ESM users (attw)', async () => {
    const attw = path.join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    const { stdout } = await run(
      process.execPath,
      [attw, '--pack', folder, '--profile', 'esm-only', '--format', 'json'],
      { maxBuffer: 2 ** 26 },
    );
    const { problems } = JSON.parse(stdout) as { problems: Record<string, { resolutionKind: string }[]> };
    const forEsm = Object.values(problems)
      .flat()
      .filter(({ resolutionKind }) => !['node10', 'node16-cjs'].includes(resolutionKind));
    expect(forEsm).toEqual([]);
  });
});

describe('the entry points of our packages', () => {
  it('are what is imported from outside of each, no more and no less (npm run entry-points)', () => {
    for (const { is, shouldBe } of manifests()) expect(is).toBe(shouldBe);
  });
});
