import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, expectTypeOf, onTestFinished, test } from 'vitest';
import {
  artifact,
  defineStage,
  fileOf,
  keyed,
  many,
  optional,
  userFile,
  type Reference,
} from '../../src/index.js';

const text = <const Type extends string>(type: Type) =>
  artifact(type, {
    read: (file) => readFile(file, 'utf8'),
    write: (file, value: string) => writeFile(file, value),
  });
const genotypes = text('genotypes');
const expression = text('expression');
const scores = text('scores');

interface Params {
  readonly alpha: number;
  readonly note?: string | undefined;
}

const params = {
  parse(value: unknown): Params {
    if (typeof (value as Params).alpha !== 'number') throw new TypeError('alpha is no number');
    return value as Params;
  },
};

const tune = defineStage({
  name: 'tune',
  params,
  inputs: {
    data: { genotypes, covariates: optional(expression) },
    folds: many({ train: genotypes, test: expression }),
    models: keyed(scores),
    table: optional(userFile),
  },
  outputs: { scores, parts: many(many(scores)), rest: optional(expression) },
});

const output = <const Type extends string>(stage: string, type: Type): Reference<Type> => ({
  stage,
  output: 'value',
  type,
});
const g = output('ingest', 'genotypes');
const e = output('ingest', 'expression');
const s = output('score', 'scores');

const place = {
  params: { alpha: 1, note: undefined },
  inputs: {
    data: { genotypes: g, covariates: undefined },
    folds: [
      { train: g, test: e },
      { train: g, test: e },
    ],
    models: new Map([
      ['b.1_x', s],
      ['a', s],
    ]),
    table: fileOf('/data/table.tsv'),
  },
  outputs: { parts: [[true], [true, true]], rest: undefined },
} as const;

describe('a defined stage', () => {
  test('names inputs and outputs by their places', () => {
    const { stage, outputs } = tune.at('outer0/tune', { ...place, seed: '1/tune' });
    expect(stage).toEqual({
      id: 'outer0/tune',
      implementation: 'tune',
      parameters: { alpha: 1 },
      seed: '1/tune',
      inputs: {
        'data.genotypes': { stage: 'ingest', output: 'value' },
        'folds.0.train': { stage: 'ingest', output: 'value' },
        'folds.0.test': { stage: 'ingest', output: 'value' },
        'folds.1.train': { stage: 'ingest', output: 'value' },
        'folds.1.test': { stage: 'ingest', output: 'value' },
        'models.b_-1__x': { stage: 'score', output: 'value' },
        'models.a': { stage: 'score', output: 'value' },
        table: { file: '/data/table.tsv' },
      },
      outputs: ['scores', 'parts.0.0', 'parts.1.0', 'parts.1.1'],
    });
    expect(outputs).toEqual({
      scores: { stage: 'outer0/tune', output: 'scores', type: 'scores' },
      parts: [
        [{ stage: 'outer0/tune', output: 'parts.0.0', type: 'scores' }],
        [
          { stage: 'outer0/tune', output: 'parts.1.0', type: 'scores' },
          { stage: 'outer0/tune', output: 'parts.1.1', type: 'scores' },
        ],
      ],
      rest: undefined,
    });
  });

  test('gives its work what was put in each place, and writes what it returns', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'snpress-stage-'));
    onTestFinished(() => {
      rmSync(folder, { recursive: true });
    });
    const { stage } = tune.at('tune', place);
    const inputs = Object.fromEntries(
      Object.keys(stage.inputs)
        .reverse()
        .map((name) => {
          writeFileSync(join(folder, name), `<${name}>`);
          return [name, { path: join(folder, name), digest: `digest of ${name}` }];
        }),
    );
    const outputs = Object.fromEntries(stage.outputs.map((name) => [name, join(folder, `out-${name}`)]));
    const run = tune.implement(async ({ params: { alpha }, inputs: given, seed }) => {
      expect(given.data.covariates).toBeUndefined();
      expect([...given.models.keys()].sort()).toEqual(['a', 'b.1_x']);
      expect(given.table!.path).toBe(join(folder, 'table'));
      expect(given.folds[1]!.test.digest).toBe('digest of folds.1.test');
      const first = given.data.genotypes.read();
      expect(given.data.genotypes.read()).toBe(first);
      const folds = await Promise.all(given.folds.map(({ train }) => train.read()));
      return {
        scores: `${alpha} ${seed} ${await first} ${folds.join()} ${await given.models.get('b.1_x')!.read()}`,
        parts: [['0'], ['1', '2']],
        rest: undefined,
      };
    });
    const quiet = { progress: () => undefined, warn: () => undefined, signal: new AbortController().signal };
    await run({ parameters: stage.parameters, seed: null, inputs, outputs, ...quiet });
    expect(stage.outputs.map((name) => readFileSync(outputs[name]!, 'utf8'))).toEqual([
      '1 null <data.genotypes> <folds.0.train>,<folds.1.train> <models.b_-1__x>',
      '0',
      '1',
      '2',
    ]);
    const more = tune.implement(() =>
      Promise.resolve({ scores: '', parts: [['', '', '']], rest: undefined }),
    );
    await expect(
      more({ parameters: stage.parameters, seed: null, inputs, outputs, ...quiet }),
    ).rejects.toThrow('it made output "parts.0.1", which it was not asked for');
    const fewer = Object.fromEntries(Object.entries(inputs).filter(([name]) => name !== 'folds.0.test'));
    await expect(
      run({ parameters: stage.parameters, seed: null, inputs: fewer, outputs, ...quiet }),
    ).rejects.toThrow('the stage has nothing at "folds.0.test"');
  });

  test('checks parameters where it is put into a graph', () => {
    expect(() => tune.at('tune', { ...place, params: {} as Params })).toThrow('alpha is no number');
  });

  test('does not compile with a wrong artifact', () => {
    const { inputs } = place;
    const { outputs } = tune.at('tune', place);
    expectTypeOf(outputs.scores).toEqualTypeOf<Reference<'scores'>>();
    expectTypeOf(outputs.parts).toEqualTypeOf<readonly (readonly Reference<'scores'>[])[]>();
    expectTypeOf(outputs.rest).toEqualTypeOf<Reference<'expression'> | undefined>();
    const wrong = () => {
      // @ts-expect-error -- expression in the place of genotypes
      tune.at('a', { ...place, inputs: { ...inputs, data: { genotypes: e, covariates: undefined } } });
      // @ts-expect-error -- one artifact in the place of a list
      tune.at('b', { ...place, inputs: { ...inputs, folds: { train: g, test: e } } });
      // @ts-expect-error -- an input is missing
      tune.at('c', { ...place, inputs: { data: inputs.data, folds: [], table: undefined } });
      // @ts-expect-error -- an artifact in the place of a file
      tune.at('d', { ...place, inputs: { ...inputs, table: g } });
      // @ts-expect-error -- a parameter of another type
      tune.at('e', { ...place, params: { alpha: 'high' } });
      // @ts-expect-error -- how many parts there are is not said
      tune.at('f', { params: place.params, inputs });
      // @ts-expect-error -- an output is not returned
      tune.implement(() => Promise.resolve({ scores: '', rest: undefined }));
      // @ts-expect-error -- an output of another type
      tune.implement(() => Promise.resolve({ scores: 1, parts: [], rest: undefined }));
    };
    expect(wrong).toBeTypeOf('function');
  });
});
