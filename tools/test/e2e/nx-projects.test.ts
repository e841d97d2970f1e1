import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../workspace.js';
import { nx } from './nx.js';

/** The projects that an edit of a file affects. */
async function affectedBy(file: string): Promise<readonly string[]> {
  const projects = JSON.parse(
    await nx(['show', 'projects', '--affected', `--files=${file}`, '--json']),
  ) as string[];
  return projects.sort();
}

const experiments = readdirSync(path.join(root, 'experiments'))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => `experiment-${path.basename(file, '.yaml')}`)
  .sort();

describe('experiments as Nx projects', () => {
  it('depend on a build of the runner', async () => {
    const project = JSON.parse(await nx(['show', 'project', 'experiment-quickstart', '--json'])) as {
      targets: Record<string, { cache: boolean; options: { command: string }; dependsOn: unknown }>;
    };
    expect(Object.keys(project.targets).sort()).toEqual(['plan', 'run']);
    expect(project.targets.run).toMatchObject({
      cache: false,
      dependsOn: [{ projects: ['runner'], target: 'build' }],
      options: { command: 'node apps/runner/bin/snpress.js run "experiments/quickstart.yaml"' },
    });
  });

  it('are all affected by an edit of a package', async () => {
    expect(await affectedBy('packages/models/src/index.ts')).toEqual(expect.arrayContaining(experiments));
  });

  it('are affected one by one by an edit of a spec', async () => {
    expect(await affectedBy('experiments/quickstart.yaml')).toEqual(['experiment-quickstart']);
  });

  it.each(['docs/explanation/architecture.md', 'experiments/README.md'])(
    'are not affected by an edit of %s',
    async (file) => {
      expect(await affectedBy(file)).toEqual([]);
    },
  );

  it('pass arguments on', async () => {
    const args = ['--excludeTaskDependencies', '--', '--set=split.outer={folds: many}'];
    await expect(nx(['run', 'experiment-quickstart:plan', ...args])).rejects.toThrow(
      '| --set split.outer={folds: many}\n',
    );
  });
});
