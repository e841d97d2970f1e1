import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { DataProblem } from '@snpress/data';
import { writeArrowMatrix } from '@snpress/formats/arrow/write-arrow-matrix';
import { writeBundle } from '@snpress/formats/bundle/write-bundle';
import { createMatrix } from '@snpress/data/matrix/create-matrix';
import { readInputFile, readMatrixFile } from '../src/init/input-file.js';
import { chooseGenes } from '../src/predict/choose-genes.js';
import { readModel } from '../src/predict/read-model.js';

/** Every problem in words that no program has seen before. */
const reworded = <P extends { message: string; hint?: string | undefined }>(
  problems: P | readonly P[],
): P[] =>
  [problems]
    .flat()
    .map((problem, index) => ({ ...(problem as P), message: `trouble ${index}`, hint: 'mend it' }));

vi.mock(import('@snpress/data/errors/data-error'), async (original) => {
  const { DataError } = await original();
  return {
    DataError: class extends DataError {
      constructor(problems: DataProblem | readonly DataProblem[], options?: ErrorOptions) {
        super(reworded(problems), options);
      }
    },
  };
});
vi.mock(import('@snpress/models/contract/model-error'), async (original) => {
  const { ModelError } = await original();
  return {
    ModelError: class extends ModelError {
      constructor(...[fault, problems, what]: ConstructorParameters<typeof ModelError>) {
        super(fault, reworded(problems), what === undefined ? undefined : 'something');
      }
    },
  };
});

let folder: string;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'snpress-reworded-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the words are other ones', async () => {
  await writeFile(file('odd.tsv'), 'id\ts1\ts2\nm1\t0\tzero\n');
  await expect(readMatrixFile(file('odd.tsv'), {})).rejects.toThrow(/odd\.tsv:2:6: trouble 0\. mend it\.$/);
});

describe('init', () => {
  test('finds common codes of missing values', async () => {
    await writeFile(file('codes.tsv'), 'id\ts1\ts2\ts3\nm1\t0\t-\t1\nm2\t?\t1\t0\n');
    expect(await readInputFile(file('codes.tsv'))).toMatchObject({
      kind: 'matrix',
      options: { missing: expect.arrayContaining(['-', '?']) as unknown },
    });
  });

  test('tells tables of positions, long tables and numbers without ids apart', async () => {
    await writeFile(file('positions.tsv'), 'id\tchr\tpos\nm1\t1\t100\n');
    expect(await readInputFile(file('positions.tsv'))).toMatchObject({ kind: 'positions' });
    await writeFile(file('long.tsv'), 'sample\tgene\tvalue\ns1\tg1\t1\n');
    expect(await readInputFile(file('long.tsv'))).toMatchObject({ kind: 'matrix' });
    await writeFile(file('bare.tsv'), '1\t2\n3\t4\n');
    await expect(readInputFile(file('bare.tsv'))).rejects.toThrow('trouble 0');
  });
});

describe('predict', () => {
  test('a file that is no model is told by what it is', async () => {
    await writeFile(file('table.tsv'), 'id\ts1\nm1\t0\n');
    const matrix = createMatrix({ samples: ['s'], features: ['f'], values: Float32Array.of(1) });
    await writeArrowMatrix(file('matrix.arrow'), matrix);
    for (const name of ['table.tsv', 'matrix.arrow']) {
      await expect(readModel(file(name))).rejects.toMatchObject({
        problems: [{ code: 'not-a-model', file: file(name) }],
      });
    }
    await writeBundle(file('other.arrow'), { metadata: { type: 'other' }, arrays: {} });
    await expect(readModel(file('other.arrow'))).rejects.toMatchObject({
      problems: [{ code: 'no-artifact', file: file('other.arrow') }],
    });
    await expect(readModel(file('absent.arrow'))).rejects.toMatchObject({
      problems: [{ code: 'no-such-file' }],
    });
  });

  test('a gene that is nearly one of the model is offered', () => {
    const artifact = { name: 'ridge', genes: { ids: ['YAL001C', 'YAL002W'] } } as never;
    expect(() => chooseGenes(artifact, { genes: ['YAL001'] })).toThrow('did you mean "YAL001C"?');
  });
});
