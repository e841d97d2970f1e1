import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createNodes } from '../nx-plugin/experiments.js';

const workspaceRoot = mkdtempSync(path.join(tmpdir(), 'snpress-nx-plugin-'));
afterAll(() => {
  rmSync(workspaceRoot, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  const target = path.join(workspaceRoot, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

/** The project of one spec. */
async function projectOf(file: string) {
  const [pattern, infer] = createNodes;
  expect(pattern).toBe('experiments/*.yaml');
  const [[source, { projects }] = ['', { projects: {} }]] = await infer([file], undefined, { workspaceRoot });
  expect(source).toBe(file);
  return projects[file]!;
}

describe('the Nx project of an experiment', () => {
  it('plans and runs the spec after a build of the runner, and is never cached', async () => {
    write('experiments/small.yaml', 'name: other\n');
    expect(await projectOf('experiments/small.yaml')).toMatchInlineSnapshot(`
      {
        "implicitDependencies": [
          "runner",
        ],
        "name": "experiment-small",
        "projectType": "application",
        "tags": [
          "experiment",
        ],
        "targets": {
          "plan": {
            "cache": false,
            "command": "node apps/runner/bin/snpress.js plan "experiments/small.yaml"",
            "dependsOn": [
              {
                "projects": [
                  "runner",
                ],
                "target": "build",
              },
            ],
            "inputs": [
              "{workspaceRoot}/experiments/small.yaml",
            ],
            "metadata": {
              "description": "Which stages a run would compute, and why",
            },
            "parallelism": false,
          },
          "run": {
            "cache": false,
            "command": "node apps/runner/bin/snpress.js run "experiments/small.yaml"",
            "dependsOn": [
              {
                "projects": [
                  "runner",
                ],
                "target": "build",
              },
            ],
            "inputs": [
              "{workspaceRoot}/experiments/small.yaml",
            ],
            "metadata": {
              "description": "Computes what is stale; writes the report",
            },
            "parallelism": false,
          },
        },
      }
    `);
  });

  it('is affected by the files of the workspace that the spec names, and by no others', async () => {
    write('experiments/crosses/a.tsv', '');
    write('data/b.tsv', '');
    write('experiments/name.tsv', '');
    write(
      'experiments/files.yaml',
      [
        'data:',
        '  genotypes: { path: crosses/a.tsv }',
        '  expression: ../data/b.tsv',
        '  snpPositions: missing.tsv',
        '  genePositions: ../../outside.tsv',
        '  folder: crosses',
        'name.tsv: a key is no file',
        `description: "${'long '.repeat(200)}"`,
      ].join('\n'),
    );
    expect((await projectOf('experiments/files.yaml')).targets.run.inputs).toEqual([
      '{workspaceRoot}/experiments/files.yaml',
      '{workspaceRoot}/experiments/crosses/a.tsv',
      '{workspaceRoot}/data/b.tsv',
    ]);
  });

  it.each([
    ['not YAML', 'a: [1\n\tb: }{\n&x *y'],
    ['empty', ''],
    ['several documents', 'a: 1\n---\nb: 2\n'],
    ['a list', '- 1\n- "\\0"\n'],
  ])('is there even where the spec is %s: snpress says what is wrong', async (_, text) => {
    write('experiments/broken.yaml', text);
    const { name, targets } = await projectOf('experiments/broken.yaml');
    expect(name).toBe('experiment-broken');
    expect(targets.run.inputs).toEqual(['{workspaceRoot}/experiments/broken.yaml']);
  });

  it('is there even where the spec has just gone', async () => {
    expect((await projectOf('experiments/gone.yaml')).name).toBe('experiment-gone');
  });
});
