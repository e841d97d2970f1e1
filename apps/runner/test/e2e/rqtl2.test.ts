import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, vi } from 'vitest';
import { scratchFolder, snpress, stagesThatRan } from './snpress.js';

vi.setConfig({ testTimeout: 300_000 });

const spec = `name: cross
seed: 1
data:
  genotypes: { path: cross/cross.yaml }
  expression: { path: cross/cross.yaml }
split: { outer: { folds: 2 }, inner: { folds: 2 } }
models: { ridge: { type: ridge } }
evaluate: { bootstrap: 0, permutations: 0 }
`;

it('a control file of R/qtl2 is genotypes and expression, and all files that it names are watched', async () => {
  const cwd = scratchFolder();
  const at = (name: string): string => path.join(cwd, 'cross', name);
  mkdirSync(path.join(cwd, 'cross'));
  const lines = Array.from({ length: 20 }, (_, line) => line);
  const table = (header: string, row: (line: number) => string): string =>
    `${[header, ...lines.map((line) => `l${line},${row(line)}`)].join('\n')}\n`;
  writeFileSync(
    at('cross.yaml'),
    'crosstype: haploid\ngeno: g.csv\npheno: p.csv\npmap: m.csv\ngenotypes: { B: 1, R: 2 }\n',
  );
  writeFileSync(
    at('g.csv'),
    table('id,m1,m2,m3', (line) => [1, 2, 4].map((bit) => ((line & bit) > 0 ? 'R' : 'B')).join()),
  );
  writeFileSync(
    at('p.csv'),
    table('id,geneA,geneB', (line) => `${(line & 1) + line / 100},${line % 3}`),
  );
  writeFileSync(at('m.csv'), 'marker,chr,pos\nm1,I,0.1\nm2,I,0.2\nm3,II,0.1\n');
  writeFileSync(path.join(cwd, 'cross.spec.yaml'), spec);

  const first = await snpress(cwd, ['run', 'cross.spec.yaml']);
  expect(first.stderr).not.toMatch(/error|warning/);
  expect(first.code).toBe(0);
  expect(first.stdout).toMatch(/20 samples × 3 markers → 2 genes/);

  const again = await snpress(cwd, ['run', 'cross.spec.yaml']);
  expect(again.code).toBe(0);
  expect(stagesThatRan(cwd, 'cross')).toEqual([]);

  writeFileSync(at('g.csv'), readFileSync(at('g.csv'), 'utf8').replace('l3,R,R,B', 'l3,R,R,NA'));
  const plan = await snpress(cwd, ['plan', 'cross.spec.yaml']);
  expect(plan.stdout).toMatch(/run +ingest .*companions\.genotypes\S* changed .*g\.csv/);
});
