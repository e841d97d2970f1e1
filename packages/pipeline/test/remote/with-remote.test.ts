import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  createGraph,
  createInlineExecutor,
  openS3,
  openStore,
  planGraph,
  runGraph,
  withRemote,
} from '../../src/index.js';
import { actions, from, library, stage, temporaryFolder } from '../workbench.js';
import { s3Server } from './s3-server.js';

const graph = createGraph([
  stage('ingest', { parameters: { text: 'x'.repeat(2_000) } }),
  stage('fit', { parameters: { text: 'fit' }, seed: '1/fit', inputs: { x: from('ingest') } }),
  stage('report', { inputs: { model: from('fit') } }),
]);
const url = 's3://lab/shared results';

let server: Awaited<ReturnType<typeof s3Server>>;
beforeEach(async () => {
  server = await s3Server(temporaryFolder());
});
afterEach(() => server.close());

/** Runs the graph on a machine: in a folder of its own. */
async function machine(folder = temporaryFolder(), remote: string | null = url) {
  const local = openStore(join(folder, 'store'));
  const warnings: string[] = [];
  const shared =
    remote === null
      ? undefined
      : withRemote(local, await openS3(remote), (message) => warnings.push(message));
  const executor = createInlineExecutor();
  const result = await runGraph({ graph, library, store: shared ?? local, executor, scope: 'test' });
  await shared?.finishUploads();
  local.close();
  return {
    folder,
    warnings,
    actions: actions(result),
    imported: result.stages.filter(({ imported }) => imported).map(({ id }) => id),
    digests: result.stages.map(({ outputs }) => outputs.value!.digest),
  };
}

const allRun = { ingest: 'run', fit: 'run', report: 'run' };
const allHit = { ingest: 'hit', fit: 'hit', report: 'hit' };

describe('a remote store', () => {
  test('gives another machine all that one has computed, and takes up what it lacks', async () => {
    const a = await machine();
    expect(a.actions).toEqual(allRun);
    const b = await machine();
    expect(b).toMatchObject({ actions: allHit, imported: ['ingest', 'fit', 'report'], digests: a.digests });
    expect(b.warnings).toEqual([]);
  });

  test('is given the results that were computed without it', async () => {
    const a = await machine(temporaryFolder(), null);
    expect(server.files('records')).toEqual([]);
    expect((await machine(a.folder)).actions).toEqual(allHit);
    expect(server.files('records')).toHaveLength(3);
    expect((await machine()).actions).toEqual(allHit);
  });

  test('counts in a plan, which writes nothing', async () => {
    await machine();
    const folder = join(temporaryFolder(), 'store');
    const store = withRemote(openStore(folder), await openS3(url), () => undefined);
    const { stages } = await planGraph({ graph, library, store, scope: 'test' });
    expect(stages.map(({ action }) => action)).toEqual(['hit', 'hit', 'hit']);
    expect(existsSync(folder)).toBe(false);
  });

  test.each([
    ['a wrong byte of an output', 'objects', flip],
    ['a missing output', 'objects', rmSync],
    ['a wrong byte of a record', 'records', flip],
    ['a missing record', 'records', rmSync],
  ])('heals %s', async (_, part, damage) => {
    const a = await machine();
    for (const file of server.files(part)) damage(file);
    const b = await machine();
    expect(b).toMatchObject({ actions: allRun, digests: a.digests, warnings: [] });
    expect(await machine()).toMatchObject({ actions: allHit, digests: a.digests });
  });

  test('is asked again when the connection is cut, and done without where that does not help', async () => {
    const a = await machine();
    server.cut(2);
    expect(await machine()).toMatchObject({ actions: allHit, digests: a.digests, warnings: [] });
    server.cut(Infinity);
    const c = await machine();
    expect(c).toMatchObject({ actions: allRun, digests: a.digests });
    expect(c.warnings).toEqual([
      expect.stringMatching(/^The remote store s3:.* does not answer as it should/),
    ]);
  });

  test.each([
    ['s3:/lab', 's3:/lab is no place of a remote store; give s3://BUCKET/FOLDER'],
    ['s3://none/x', 'the remote store s3://none/x cannot be used: NoSuchBucket'],
  ])('%s is refused before anything runs', async (place, words) => {
    await expect(openS3(place)).rejects.toThrow(words);
  });
});

function flip(file: string): void {
  const content = readFileSync(file);
  content[content.length >> 1]! ^= 1;
  writeFileSync(file, content);
}
