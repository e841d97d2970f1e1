import { chmodSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  openStore,
  RunAborted,
  SelectionError,
  type RunEvent,
  type Store,
  type VerifiedStage,
} from '../../src/index.js';
import { asStoreError } from '../../src/store/store-error.js';
import { from, stage, workbench } from '../workbench.js';

const stages = [
  stage('ingest'),
  stage('fit', { seed: '1/fit', inputs: { x: from('ingest') } }),
  stage('whimsical', { implementation: 'whim', inputs: { x: from('ingest') } }),
  stage('report', { inputs: { x: from('fit') } }),
];

function inWords(verified: readonly VerifiedStage[]): string[] {
  return verified.map((stage) => {
    const detail =
      stage.outcome === 'different' ? stage.outputs : stage.outcome === 'failed' ? [stage.error.message] : [];
    return [stage.id, stage.outcome, ...detail].join(' | ');
  });
}

test('tells which stages give the same bytes again, and publishes nothing', async () => {
  const bench = workbench();
  await bench.run(stages);
  const files = () =>
    readdirSync(bench.directory, { recursive: true, encoding: 'utf8' })
      .filter((path) => /^(objects|records)/.test(path))
      .sort();
  const before = files();
  const { verified, events } = await bench.verify(stages, { repeat: 2 });
  expect(inWords(verified)).toEqual([
    'ingest | same',
    'fit | same',
    'whimsical | different | value',
    'report | same',
  ]);
  expect(files()).toEqual(before);
  expect(bench.leftovers()).toEqual([]);
  expect(events.filter(({ type }) => type === 'stage-verified')).toHaveLength(4);
  expect(events.filter((event) => event.type === 'stage-progress' && event.stage === 'fit')).toHaveLength(2);
  expect((await bench.run(stages)).stages.map(({ action }) => action)).toEqual(['hit', 'hit', 'hit', 'hit']);
});

test('looks at the chosen stages only', async () => {
  const bench = workbench();
  await bench.run(stages);
  const { verified, events } = await bench.verify(stages, { stages: ['f*', 'report'] });
  expect(inWords(verified)).toEqual(['fit | same', 'report | same']);
  expect(events[0]).toEqual({ type: 'run-started', stages: 2, notSelected: 2 });
  await expect(bench.verify(stages, { stages: ['fti'] })).rejects.toThrow(SelectionError);
});

test('says what has no result to compare with, and what fails', async () => {
  const bench = workbench();
  const file = join(bench.folder, 'genotypes.txt');
  writeFileSync(file, 'AA');
  const edit = stage('edit', { implementation: 'concat', inputs: { genotypes: { file } } });
  await bench.run([...stages, edit]);
  const { stages: results } = await bench.run(stages);
  const { path } = results[1]!.outputs.value!;
  chmodSync(path, 0o644);
  writeFileSync(path, 'x');
  const { verified } = await bench.verify([...stages, edit], {
    onEvent(event) {
      if (event.type === 'stage-started' && event.stage === 'edit') writeFileSync(file, 'AB');
    },
  });
  expect(inWords(verified).map((line) => line.replace(bench.folder, '…'))).toEqual([
    'ingest | same',
    'edit | failed | stage "edit": its input "genotypes" (…/genotypes.txt) changed while it ran, so nothing was published; run again',
    'fit | not-in-store',
    'whimsical | different | value',
    'report | not-in-store',
  ]);
});

test('a store that cannot be written is told, and no stage is blamed', async () => {
  const bench = workbench();
  await bench.run(stages);
  const store = openStore(bench.directory);
  const events: RunEvent[] = [];
  const readOnly: Store = {
    ...store,
    workspace() {
      throw asStoreError(Object.assign(new Error('EROFS'), { code: 'EROFS' }), bench.directory);
    },
  };
  await expect(
    bench.verify(stages, { store: readOnly, onEvent: (event) => events.push(event) }),
  ).rejects.toThrow(/^The store .* is read-only \(EROFS\): results that it has can be used/);
  expect(events.filter(({ type }) => type === 'stage-verified')).toEqual([]);
  store.close();
});

test('stops when it is cancelled', async () => {
  const bench = workbench();
  await bench.run(stages);
  const controller = new AbortController();
  const verifying = bench.verify(stages, {
    signal: controller.signal,
    onEvent(event) {
      if (event.type === 'stage-started') controller.abort();
    },
  });
  await expect(verifying).rejects.toThrow(RunAborted);
  expect(bench.leftovers()).toEqual([]);
});
