import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { archiveRun } from '../../src/archive/archive-run.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const scratch = mkdtempSync(path.join(tmpdir(), 'snpress-archive-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});
// The link `latest` and the clock are no part of it.
const run = path.join(scratch, 'runs', 'small', '20261129-205006-74286d');
cpSync(path.join(fixtures, 'run'), run, { recursive: true });
const metadataOf = (folder: string): string =>
  readFileSync(path.join(folder, 'ro-crate-metadata.json'), 'utf8');

interface Validation {
  readonly metadata: string;
  readonly issues: { readonly required: readonly string[] };
  readonly rocrate: {
    readonly mainEntity: string;
    readonly files: number;
    readonly actions: readonly string[];
  };
  readonly runcrate: readonly string[];
}

test('a run becomes the crate in which roc-validator, ro-crate-py and runcrate found no fault', async () => {
  const out = path.join(scratch, 'crate');
  const archived = await archiveRun({ run: 'small', in: path.join(scratch, 'runs'), out });
  expect(archived).toMatchObject({ folder: out, files: 5 });
  expect(readFileSync(path.join(out, 'tables/of genes.csv'), 'utf8')).toBe('gene,skill\nSTE2,0.5\n');

  const validation = JSON.parse(readFileSync(path.join(fixtures, 'validation.json'), 'utf8')) as Validation;
  expect(createHash('sha256').update(metadataOf(out)).digest('hex')).toBe(validation.metadata);
  expect(validation.issues.required).toEqual([]);
  // Five files of the run, three inputs.
  expect(validation.rocrate).toEqual({ mainEntity: 'spec.yaml', files: 8, actions: ['#run-1795985406946'] });
  expect(validation.runcrate).toContain('  started: 2026-11-29T20:50:06.946+00:00');
  expect(validation.runcrate).toContain('  ended: 2026-11-29T20:50:09.446+00:00');
});

test('a licence with an address is an entity of its own', async () => {
  const license = 'https://creativecommons.org/licenses/by/4.0/';
  const out = path.join(scratch, 'licensed');
  await archiveRun({ run, out, license });
  const graph = (JSON.parse(metadataOf(out)) as { '@graph': { '@id': string; license?: unknown }[] })[
    '@graph'
  ];
  expect(graph.find((entity) => entity['@id'] === './')!.license).toEqual({ '@id': license });
  expect(graph.some((entity) => entity['@id'] === license)).toBe(true);
});

test('nothing is written over, and no run is no crate', async () => {
  await expect(archiveRun({ run, out: run })).rejects.toThrow(/is not empty; name a new folder/);
  const out = path.join(scratch, 'none');
  await expect(archiveRun({ run: 'unknown', in: path.join(scratch, 'runs'), out })).rejects.toThrow(
    /"unknown" is no run.*has runs of small/,
  );
});
