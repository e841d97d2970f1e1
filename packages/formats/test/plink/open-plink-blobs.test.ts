import { openAsBlob } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectMarkers } from '@snpress/data/markers/collect-markers';
import { openMarkers, openPlinkBlobs } from '../../src/index.js';

const fixture = (name: string): string => join(import.meta.dirname, '../genotype-files/fixtures', name);

async function blobs(name: string): Promise<Parameters<typeof openPlinkBlobs>[0]> {
  const file = async (ending: string) =>
    new File([await openAsBlob(fixture(`${name}.${ending}`))], fixture(`${name}.${ending}`));
  return { bed: await file('bed'), bim: await file('bim'), fam: await file('fam') };
}

test.each([
  ['bed-1', 2],
  ['bed-3', 1],
  ['bed-17', 2],
  ['bed-61', 2],
] as const)('%s reads as on disk, ploidy %i', async (name, ploidy) => {
  const given = await collectMarkers(await openPlinkBlobs(await blobs(name), { ploidy }), name);
  const onDisk = await collectMarkers(await openMarkers(fixture(`${name}.bed`), { ploidy }), name);
  expect(given).toEqual(onDisk);
});

test('files that do not belong together are refused', async () => {
  const { bed } = await blobs('bed-17');
  await expect(openPlinkBlobs({ ...(await blobs('bed-3')), bed })).rejects.toThrow(/This file has \d+ bytes/);
});
