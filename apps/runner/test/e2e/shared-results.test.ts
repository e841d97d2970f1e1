import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { scratchFolder, snpress } from './snpress.js';

const samples = Array.from({ length: 20 }, (_, i) => `strain${i + 1}`);

function matrix(feature: string, value: (row: number, sample: number) => number): string {
  const rows = Array.from({ length: 6 }, (_, r) => [`${feature}${r}`, ...samples.map((_, s) => value(r, s))]);
  return [['id', ...samples], ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

const spec = `name: mine
data:
  genotypes: \${LAB_SECRET}/genotypes.tsv
  expression: ../tables/expression.tsv
evaluate: { bootstrap: 0, permutations: 0 }
split: { outer: { folds: 2 }, inner: { folds: 2 } }
models: { ridge: { type: ridge } }
`;

it('what is published and told has paths as the spec sees them, and variables by their names', async () => {
  const cwd = scratchFolder();
  const secret = path.join(scratchFolder(), 'lab-of-somebody');
  const at = (name: string): string => path.join(cwd, name);
  for (const folder of [at('specs'), at('tables'), secret]) mkdirSync(folder);
  const before = process.env.LAB_SECRET;
  process.env.LAB_SECRET = secret;
  onTestFinished(() => {
    if (before === undefined) delete process.env.LAB_SECRET;
    else process.env.LAB_SECRET = before;
  });
  writeFileSync(at('specs/my.yaml'), spec);
  writeFileSync(
    at('tables/expression.tsv'),
    matrix('gene', (r, s) => ((s * 7 + r * 3) % 11) / 10),
  );
  const genotypes = path.join(secret, 'genotypes.tsv');
  const run = () => snpress(cwd, ['run', 'specs/my.yaml', '--jobs', '1']);

  const missing = await run();
  expect(missing.stderr).toContain('there is no file ${LAB_SECRET}/genotypes.tsv');
  writeFileSync(genotypes, matrix('snp', (r, s) => (s * r + s) % 2).replace('\t1\t', '\tx\t'));
  const damaged = await run();
  expect(damaged.code).toBe(2);
  expect(damaged.stderr).toContain('${LAB_SECRET}/genotypes.tsv:');
  writeFileSync(
    genotypes,
    matrix('snp', (r, s) => (s * r + s) % 2),
  );
  const done = await run();
  expect(done.code).toBe(0);
  for (const { stdout, stderr } of [missing, damaged, done]) expect(stdout + stderr).not.toContain(secret);

  const folder = at('runs/mine/latest/');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  for (const { parentPath, name } of files) {
    const content = readFileSync(path.join(parentPath, name), 'latin1');
    for (const place of [cwd, secret, path.basename(secret)]) expect(content, name).not.toContain(place);
  }
  const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as object;
  expect(manifest).toMatchObject({
    spec: 'my.yaml',
    resolved: {
      data: {
        genotypes: { path: '${LAB_SECRET}/genotypes.tsv' },
        expression: [{ path: '../tables/expression.tsv' }],
      },
    },
  });
});
