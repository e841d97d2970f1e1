import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { describeReason, type Plan, type Stage } from '../../src/index.js';
import { from, stage, workbench } from '../workbench.js';

const stages = (changes: { [id: string]: Partial<Stage> } = {}) => [
  stage('ingest', { parameters: { missing: ['2'] }, ...changes.ingest }),
  stage('fit', {
    parameters: { alpha: [0.1, 0.2, 0.3], scale: { range: [0, 1] } },
    seed: '2017/fit',
    inputs: { x: from('ingest') },
    ...changes.fit,
  }),
  stage('report', { parameters: { title: 'Yeast' }, inputs: { model: from('fit') }, ...changes.report }),
];

function inWords({ stages }: Plan): string[] {
  return stages.map(({ id, action, reasons }) => [id, action, ...reasons.map(describeReason)].join(' | '));
}

test('a plan of what has never run says so and writes nothing', async () => {
  const bench = workbench();
  expect(inWords(await bench.plan(stages()))).toMatchInlineSnapshot(`
    [
      "ingest | run | never run before",
      "fit | run | never run before | ingest runs first",
      "report | run | never run before | fit runs first",
    ]
  `);
  expect(existsSync(bench.directory)).toBe(false);
});

test('a plan of what has run is all hits', async () => {
  const bench = workbench();
  await bench.run(stages());
  expect(inWords(await bench.plan(stages()))).toEqual(['ingest | hit', 'fit | hit', 'report | hit']);
});

test('a plan names what has changed, field by field', async () => {
  const bench = workbench();
  await bench.run(stages());
  const changed = stages({
    fit: {
      parameters: { alpha: [0.1, 0.2, 0.35], scale: { range: [-1, 1] }, standardize: true },
      seed: '2018/fit',
    },
    report: { parameters: { title: 'Yeast' }, inputs: { model: from('fit'), data: from('ingest') } },
  });
  expect(inWords(await bench.plan(changed))).toMatchInlineSnapshot(`
    [
      "ingest | hit",
      "fit | run | parameter alpha[2]: 0.3 → 0.35 | parameter scale.range[0]: 0 → -1 | parameter standardize: absent → true | seed: 2017/fit → 2018/fit",
      "report | run | input data is new | fit runs first",
    ]
  `);
});

test('a plan compares with the latest run of the same experiment', async () => {
  const bench = workbench();
  await bench.run(stages());
  await bench.run(stages({ report: { parameters: { title: 'Second' } } }));
  const third = stages({ report: { parameters: { title: 'Third' } } });
  expect(inWords(await bench.plan(third))[2]).toBe('report | run | parameter title: "Second" → "Third"');
});

test('a plan follows a change downstream as far as it may matter', async () => {
  const bench = workbench();
  await bench.run(stages());
  const planned = await bench.plan(stages({ ingest: { parameters: { missing: ['2', 'NA'] } } }));
  expect(inWords(planned)).toMatchInlineSnapshot(`
    [
      "ingest | run | parameter missing: ["2"] → ["2","NA"]",
      "fit | maybe | ingest runs first",
      "report | maybe | fit runs first",
    ]
  `);
});

test("a plan names the user's file that has changed, and another implementation", async () => {
  const bench = workbench();
  const file = join(bench.folder, 'genotypes.txt');
  const read = (implementation: string) => [
    stage('ingest', { implementation, parameters: { message: '' }, inputs: { genotypes: { file } } }),
  ];
  writeFileSync(file, 'AA');
  await bench.run(read('concat'));
  writeFileSync(file, 'AB');
  const [words] = inWords(await bench.plan(read('whim')));
  expect(words!.replace(bench.folder, '…')).toMatchInlineSnapshot(
    `"ingest | run | implementation (concat → whim) changed | input genotypes changed (…/genotypes.txt)"`,
  );
});

test('a plan finds damage', async () => {
  const bench = workbench();
  const { stages: results } = await bench.run(stages());
  const { path } = results[1]!.outputs.value!;
  chmodSync(path, 0o644);
  writeFileSync(path, 'x');
  const planned = inWords(await bench.plan(stages())).map((line) => line.replace(path, '<object>'));
  expect(planned).toMatchInlineSnapshot(`
    [
      "ingest | hit",
      "fit | run | damaged in the store: output "value" (<object> has 1 bytes instead of 36)",
      "report | maybe | fit runs first",
    ]
  `);
  const key = results[0]!.key;
  rmSync(join(bench.directory, 'records', key.slice(0, 2), `${key}.json`));
  expect(inWords(await bench.plan(stages()))[0]).toBe(
    'ingest | run | damaged in the store: record of its last result',
  );
});
