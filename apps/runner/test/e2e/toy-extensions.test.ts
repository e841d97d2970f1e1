import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { copyWorkspace } from './copy-workspace.js';
import { root, scratchFolder, snpress } from './snpress.js';

vi.setConfig({ testTimeout: 600_000 });

interface Toy {
  readonly kind: string;
  /** What its file exports. */
  readonly name: string;
  readonly file: string;
  /** The list that it joins, and the entry that it comes before there. */
  readonly list: string;
  readonly before: string;
}

const toys: readonly Toy[] = [
  {
    kind: 'format',
    name: 'jsonRowsFormat',
    file: 'packages/formats/src/json-rows/json-rows-format.ts',
    list: 'packages/formats/src/registry/formats.ts',
    before: '  gctFormat,',
  },
  {
    kind: 'step',
    name: 'everyOther',
    file: 'packages/preprocess/src/every-other/every-other.ts',
    list: 'packages/preprocess/src/steps/registry.ts',
    before: '  dropConstant,',
  },
  {
    kind: 'model',
    name: 'middle',
    file: 'packages/models/src/middle/middle.ts',
    list: 'packages/models/src/registry.ts',
    before: '  topSnp,',
  },
  {
    kind: 'metric',
    name: 'rmse',
    file: 'packages/evaluate/src/metrics/rmse.ts',
    list: 'packages/evaluate/src/metrics/metrics.ts',
    before: '  pooledSkill,',
  },
  {
    kind: 'executor',
    name: 'telling',
    file: 'packages/pipeline/src/executor/telling.ts',
    list: 'packages/pipeline/src/executors.ts',
    before: '  local: createLocalExecutor,',
  },
];

/** Adds a toy to a copy of the workspace: its file, and its line (with the import that the line needs) in a list. */
function add({ name, file, list, before }: Toy, workspace: string): void {
  const from = path.join(import.meta.dirname, 'toys', `${path.basename(file)}.txt`);
  cpSync(from, path.join(workspace, file));
  const text = readFileSync(path.join(workspace, list), 'utf8');
  expect(text).toContain(`\n${before}\n`);
  const module = path.relative(path.dirname(list), file).replace(/\.ts$/, '.js');
  const specifier = module.startsWith('.') ? module : `./${module}`;
  writeFileSync(
    path.join(workspace, list),
    `import { ${name} } from '${specifier}';\n${text.replace(`\n${before}\n`, `\n  ${name},\n${before}\n`)}`,
  );
}

/** Which files of a folder of sources are other than here, with how many lines are more. */
function differences(workspace: string, folder: string): readonly string[] {
  return readdirSync(path.join(workspace, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(workspace, path.join(entry.parentPath, entry.name)))
    .flatMap((file) => {
      const text = readFileSync(path.join(workspace, file), 'utf8');
      let own: string | undefined;
      try {
        own = readFileSync(path.join(root, file), 'utf8');
      } catch {
        return `${file}, new`;
      }
      return text === own ? [] : `${file}, ${text.split('\n').length - own.split('\n').length} lines more`;
    });
}

it('a format, a step, a model, a metric and an executor are a file and a line each, and all that is made of the lists knows them', async () => {
  const cwd = scratchFolder();
  const workspace = path.join(cwd, 'workspace');
  const bin = copyWorkspace(workspace, ['src', 'dist', 'bin', 'package.json', 'tsconfig.lib.json']);
  const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8')) as {
    compilerOptions: object;
  };
  // Packages that are not touched are taken as they are built.
  const base = { compilerOptions: { ...compilerOptions, customConditions: [] } };
  writeFileSync(path.join(workspace, 'tsconfig.base.json'), JSON.stringify(base));

  for (const toy of toys) add(toy, workspace);
  const packages = [...new Set(toys.map(({ file }) => file.split('/src/')[0]!))];
  expect(packages.flatMap((folder) => differences(workspace, `${folder}/src`)).sort()).toMatchInlineSnapshot(`
    [
      "packages/evaluate/src/metrics/metrics.ts, 2 lines more",
      "packages/evaluate/src/metrics/rmse.ts, new",
      "packages/formats/src/json-rows/json-rows-format.ts, new",
      "packages/formats/src/registry/formats.ts, 2 lines more",
      "packages/models/src/middle/middle.ts, new",
      "packages/models/src/registry.ts, 2 lines more",
      "packages/pipeline/src/executor/telling.ts, new",
      "packages/pipeline/src/executors.ts, 2 lines more",
      "packages/preprocess/src/every-other/every-other.ts, new",
      "packages/preprocess/src/steps/registry.ts, 2 lines more",
    ]
  `);
  for (const folder of packages) {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.lib.json'], {
      cwd: path.join(workspace, folder),
      encoding: 'utf8',
    });
    expect(stdout).toBe('');
  }

  const simulated = ['data', 'simulate', 'cross', '--samples', '30', '--markers', '20', '--genes', '4'];
  expect(await snpress(cwd, simulated, bin)).toMatchObject({ code: 0 });
  const converted = ['data', 'convert', 'cross/expression.tsv', 'expression.rows.json'];
  expect(await snpress(cwd, converted, bin)).toMatchObject({ code: 0, stderr: '' });
  writeFileSync(
    path.join(cwd, 'toy.yaml'),
    `name: toy
data: { genotypes: cross/genotypes.tsv, expression: expression.rows.json, ploidy: 1 }
preprocess: { genotypes: [{ impute: {} }, { everyOther: {} }] }
split: { outer: { folds: 2 } }
models: { middle: { type: middle, share: 0.4 } }
`,
  );
  const program = path.join(workspace, 'apps/runner/toy.mjs');
  writeFileSync(
    program,
    `import { runExperiment } from '@snpress/experiment';
await runExperiment({ spec: 'toy.yaml', executor: 'telling', until: ['split'] });`,
  );
  const told = spawnSync(process.execPath, [program], { cwd, encoding: 'utf8' });
  expect(told).toMatchObject({ stdout: 'ingest\nsplit\n', stderr: '' });
  const { code, stdout, stderr } = await snpress(cwd, ['run', 'toy.yaml'], bin);
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/RMSE/);
  const text = readFileSync(path.join(cwd, 'runs/toy/latest/metrics.json'), 'utf8');
  const { middle } = (JSON.parse(text) as { models: Record<string, { mse: number; rmse: number }> }).models;
  expect(middle!.rmse).toBeCloseTo(Math.sqrt(middle!.mse), 12);
});
