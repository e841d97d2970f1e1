import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Stage } from '@snpress/pipeline';
import { createStageList } from '../../src/compile/stage-list.js';
import { compileRequest } from '../../src/run/prepare-experiment.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-hostile-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const head = 'name: s\ndata: { simulate: { samples: 30, markers: 40, genes: 4 } }\n';
const lasso = 'models: { a: { type: lasso } }\n';
const list = (count: number, item: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => item(index)).join(', ');
const aliases = Array.from(
  { length: 10 },
  (_, level) => `x${level}: &a${level} [${list(10, () => (level === 0 ? 'a' : `*a${level - 1}`))}]\n`,
).join('');
const grid = `relativeAlpha: [${list(120, (i) => String((i + 1) / 1000))}], l1Ratio: [${list(120, (i) => String((i + 1) / 200))}]`;

/** A few lines that ask for very much, and what is said of them. */
const specs: readonly (readonly [name: string, text: string, said: string])[] = [
  [
    'a million repeats',
    `${head}split: { outer: { folds: 5, repeats: 1000000 } }\n${lasso}`,
    '25000000 splits',
  ],
  ['a large grid', `${head}models: { a: { type: elastic-net, grid: { ${grid} } } }\n`, '14400 settings'],
  [
    'a large simulation',
    `${head.replace('samples: 30, markers: 40', 'samples: 100000, markers: 1000000')}${lasso}`,
    'no more than',
  ],
  [
    'a thousand unknown keys',
    `${head}${lasso}${list(1000, (i) => `k${i}: 1\n`).replaceAll(', ', '')}`,
    '"k4" and 995 more',
  ],
  [
    'a thousand bad models',
    `${head}models: { ${list(1000, (i) => `m${i}: { type: bad }`)} }\n`,
    'and 980 more problems',
  ],
  ['a bomb of aliases', `${head}${aliases}${lasso}`, 'its aliases (*) stand for too many values'],
  ['an alias of itself', `${head}models: &m { a: *m }\n`, '"type" is missing'],
  ['deep lists', `${head}models: ${'['.repeat(50_000)}${']'.repeat(50_000)}\n`, 'nested too deeply'],
  [
    'a long chain',
    `${head}models: { ${list(2000, (i) => `m${i}: { extends: m${i + 1} }`)} }\n`,
    'more than 20 times',
  ],
  ['another file', `#${'x'.repeat(5_000_000)}\n`, 'which no spec has'],
];

test.each(specs)(
  '%s',
  async (name, text, said) => {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.yaml`);
    writeFileSync(file, text);
    const error: unknown = await compileRequest({ spec: file }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ fault: 'input', message: expect.stringContaining(said) as string });
    expect((error as Error).message.length).toBeLessThan(12_000);
  },
  60_000,
);

test('merge keys are merged', async () => {
  const text = `${head}models:\n  a: &a { type: lasso, standardize: true }\n  b: { <<: *a, relativeAlpha: 0.2 }\n`;
  const file = path.join(folder, 'merged.yaml');
  writeFileSync(file, text);
  const { experiment } = await compileRequest({ spec: file });
  expect(experiment.models[2]).toMatchObject({
    type: 'lasso',
    params: { standardize: true, relativeAlpha: 0.2 },
  });
});

test('stages are counted while they are put together', () => {
  const phase = createStageList().phase('any');
  const add = (index: number): unknown => phase.add({ stage: { id: `s${index}` } as Stage, outputs: index });
  for (let index = 0; index < 50_000; index++) add(index);
  expect(add(0)).toBe(0);
  expect(() => add(50_000)).toThrow('more than 50000 stages');
});
