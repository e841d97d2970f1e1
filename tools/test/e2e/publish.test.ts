import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishedPackages, root } from '../workspace.js';
import { type LocalRegistry, startLocalRegistry } from './local-registry.js';
import { configuredRegistry, npm } from './npm.js';
import { nx } from './nx.js';
import { run } from './run.js';

const uplink = await configuredRegistry();
const title = 'the packages, published and installed elsewhere';

describe.skipIf(uplink === undefined)(
  uplink === undefined ? `${title} (skipped: npm's registry does not answer)` : title,
  { timeout: 600_000 },
  () => {
    let registry: LocalRegistry;
    const folders: string[] = [];

    beforeAll(async () => {
      registry = await startLocalRegistry(uplink!);
      await nx(['release', 'publish', '--first-release', `--registry=${registry.url}`], registry.env);
    }, 600_000);

    afterAll(async () => {
      await registry.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    /** A new folder outside the repository with packages installed from the registry. */
    async function installed(...packages: readonly string[]): Promise<string> {
      const folder = mkdtempSync(path.join(tmpdir(), 'snpress-installed-'));
      folders.push(folder);
      writeFileSync(
        path.join(folder, 'package.json'),
        JSON.stringify({ name: 'elsewhere', private: true, type: 'module' }),
      );
      await npm(['install', ...packages], { cwd: folder, env: registry.env });
      return folder;
    }

    it('are all in the registry, in the version of the repository', async () => {
      const published = publishedPackages.map(async ({ name }) => {
        const response = await fetch(new URL(encodeURIComponent(name), registry.url));
        const { 'dist-tags': tags } = (await response.json()) as { 'dist-tags': Record<string, string> };
        return [name, tags.latest];
      });
      const expected = publishedPackages.map(({ name, folder }) => {
        const manifest = readFileSync(path.join(folder, 'package.json'), 'utf8');
        return [name, (JSON.parse(manifest) as { version: string }).version];
      });
      expect(await Promise.all(published)).toEqual(expected);
    });

    it('snpress runs the quickstart experiment', async () => {
      const folder = await installed('snpress');
      copyFileSync(path.join(root, 'experiments/quickstart.yaml'), path.join(folder, 'quickstart.yaml'));
      const smaller = [
        '--set=data.simulate.markers=100',
        '--set=data.simulate.genes=120',
        '--set=split.outer.folds=2',
      ];
      const stdout = await run(
        process.execPath,
        [path.join(folder, 'node_modules/snpress/bin/snpress.js'), 'run', 'quickstart.yaml', ...smaller],
        { cwd: folder, env: { NO_COLOR: '1', CI: 'true' } },
      );
      expect(stdout).toContain('Report: ');
      const latest = path.join(folder, 'runs/quickstart/latest');
      const metrics = JSON.parse(readFileSync(path.join(latest, 'metrics.json'), 'utf8')) as {
        genes: number;
        models: Record<string, { skill: { pooled: number } }>;
      };
      expect(metrics.genes).toBe(120);
      expect(metrics.models.lasso!.skill.pooled).toBeGreaterThan(0);
      expect(existsSync(path.join(latest, 'report/index.html'))).toBe(true);
    });

    it('@snpress/models is imported from TypeScript with its types', async () => {
      const folder = await installed('@snpress/models', '@snpress/data');
      copyFileSync(path.join(import.meta.dirname, 'installed-library.ts.txt'), path.join(folder, 'main.ts'));
      writeFileSync(
        path.join(folder, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            module: 'nodenext',
            target: 'es2023',
            strict: true,
            skipLibCheck: false,
            types: [],
          },
          files: ['main.ts'],
        }),
      );
      const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
      const printed = await run(process.execPath, [tsc, '-p', folder]).catch(String);
      // Other people's declarations may clash with each other (@webgpu/types does with TypeScript's own); ours must be right.
      expect(printed.match(/^.*(?:main\.ts|@snpress\/).*error TS.*$/gm)).toBeNull();
      const stdout = await run(process.execPath, ['main.js'], { cwd: folder });
      expect(JSON.parse(stdout)).toEqual({ genes: ['geneA', 'geneB'], values: 4, same: true });
    });
  },
);
