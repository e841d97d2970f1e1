import { catalogue } from '@snpress/datasets/catalogue/catalogue';
import { mkdtempSync, mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { loadExperiment } from '../../src/spec/load-experiment.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-dataset-'));
  vi.stubEnv('SNPRESS_DATA', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const yeast = catalogue.find(({ name }) => name === 'yeast-brem2005')!;

/** Files of the names and sizes that the catalogue knows. */
function putFiles(below: string): string {
  const kept = path.join(folder, below);
  mkdirSync(kept, { recursive: true });
  for (const { name, bytes = 10 } of yeast.files) {
    writeFileSync(path.join(kept, name), '');
    truncateSync(path.join(kept, name), bytes);
  }
  return kept;
}

async function load(data: string, overrides: readonly string[] = []): Promise<unknown> {
  const file = path.join(folder, 'my.yaml');
  writeFileSync(file, `name: my\ndata: ${data}\nmodels:\n  ridge: { type: ridge }\n`);
  return loadExperiment(file, overrides).then(
    ({ experiment }) => experiment.data,
    (error: unknown) => (error as Error).message.replaceAll(folder, '<folder>'),
  );
}

it('reads the files of a dataset beside the spec, with codes, positions and ploidy', async () => {
  const kept = putFiles('data/yeast-brem2005');
  expect(await load('{ dataset: yeast-brem2005 }')).toMatchObject({
    kind: 'files',
    genotypes: { path: path.join(kept, 'matrix_genotypes.txt'), missing: ['2'] },
    expression: [{ path: path.join(kept, 'expression_matrix.txt') }],
    snpPositions: { path: path.join(kept, 'snp_position.txt') },
    genePositions: { path: path.join(kept, 'expression_location') },
    ploidy: 1,
  });
});

it('reads what is made of a dataset, of which the source need not be there any more', async () => {
  const kept = path.join(folder, 'data/yeast-bloom2013');
  mkdirSync(kept, { recursive: true });
  writeFileSync(path.join(kept, 'geno_1.RDS'), '');
  for (const name of ['genotypes.tsv.gz', 'markers.tsv.gz']) writeFileSync(path.join(kept, name), 'x');
  expect(await load('{ dataset: yeast-bloom2013 }')).toMatch(
    /traits\.tsv\.gz of yeast-bloom2013 is not in .*snpress data fetch yeast-bloom2013/s,
  );
  writeFileSync(path.join(kept, 'traits.tsv.gz'), 'x');
  expect(await load('{ dataset: yeast-bloom2013 }')).toMatchObject({
    ...{ kind: 'files', targets: 'traits', ploidy: 1 },
    expression: [{ path: path.join(kept, 'traits.tsv.gz') }],
  });
});

it('finds it in another folder, of the spec or of the environment', async () => {
  putFiles('elsewhere');
  expect(await load('{ dataset: yeast-brem2005, folder: elsewhere }')).toMatchObject({ kind: 'files' });
  putFiles('all/yeast-brem2005');
  vi.stubEnv('SNPRESS_DATA', path.join(folder, 'all'));
  expect(await load('{ dataset: yeast-brem2005 }')).toMatchObject({ kind: 'files' });
});

it('says how to fetch it', async () => {
  expect(await load('{ dataset: yeast-brem2005 }')).toContain(
    'the files of yeast-brem2005 are not in <folder>/data/yeast-brem2005 (data.dataset)',
  );
  expect(await load('{ dataset: yeast-brem2005 }')).toContain(
    '^^^^^^^^^^^^^^ snpress data fetch yeast-brem2005 --out "<folder>/data/yeast-brem2005"',
  );
  const kept = putFiles('data/yeast-brem2005');
  truncateSync(path.join(kept, 'snp_position.txt'), 5);
  expect(await load('{ dataset: yeast-brem2005 }')).toContain('snp_position.txt of yeast-brem2005 is not in');
});

it('refuses unknown datasets and surplus keys', async () => {
  expect(await load('{ dataset: yeast, ploidy: 2 }')).toMatch(
    /yeast-brem2005[\s\S]*ploidy|ploidy[\s\S]*yeast-brem2005/,
  );
});
