import {
  appendFileSync,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { RunOptions, Stage } from '../../src/index.js';
import { actions, output, stage, workbench } from '../workbench.js';

/** Does something to a file and gives it back the times that it had. */
function unnoticed(file: string, act: () => void): void {
  const { atime, mtime } = statSync(file);
  act();
  utimesSync(file, atime, mtime);
}

/** An edit that keeps the number of bytes. */
function flip(file: string): void {
  const bytes = readFileSync(file);
  bytes[bytes.length - 2]! ^= 1;
  writeFileSync(file, bytes);
}

const edits: readonly [string, (file: string) => void][] = [
  [
    'is written to',
    (file) => {
      appendFileSync(file, '\n//');
    },
  ],
  [
    'is edited, with its size and times kept',
    (file) => {
      unnoticed(file, () => {
        flip(file);
      });
    },
  ],
  [
    'is edited and changed back',
    (file) => {
      unnoticed(file, () => {
        flip(file);
        flip(file);
      });
    },
  ],
  [
    'is replaced by a copy of itself',
    (file) => {
      unnoticed(file, () => {
        writeFileSync(`${file}.new`, readFileSync(file));
        renameSync(`${file}.new`, file);
      });
    },
  ],
  [
    'is cut short',
    (file) => {
      truncateSync(file, 3);
    },
  ],
  [
    'is removed',
    (file) => {
      rmSync(file);
    },
  ],
];

/** Runs one stage, and does something in the middle of it. */
async function disturbed(
  bench: ReturnType<typeof workbench>,
  stages: readonly Stage[],
  act: () => void,
  options: Partial<RunOptions> = {},
) {
  const { failures } = await bench.run(stages, {
    ...options,
    onEvent(event) {
      if (event.type === 'stage-progress') act();
    },
  });
  expect(existsSync(join(bench.directory, 'records'))).toBe(false);
  expect(existsSync(join(bench.directory, 'objects'))).toBe(false);
  expect(bench.leftovers()).toEqual([]);
  return failures.map(({ message }) => message.replaceAll(bench.folder, '…'));
}

describe('a stage publishes nothing and says so when, while it runs,', () => {
  test.each(edits)('a file that it has read %s', async (_, edit) => {
    const bench = workbench();
    const file = join(bench.folder, 'genotypes.txt');
    writeFileSync(file, 'AA AB BB');
    const stages = [stage('ingest', { implementation: 'read-first', inputs: { genotypes: { file } } })];
    expect(
      await disturbed(bench, stages, () => {
        edit(file);
      }),
    ).toEqual([
      'stage "ingest": its input "genotypes" (…/genotypes.txt) changed while it ran, so nothing was published; run again',
    ]);
    writeFileSync(file, 'BB');
    const again = await bench.run(stages);
    expect(actions(again)).toEqual({ ingest: 'run' });
    expect(output(again, 'ingest')).toBe('BB');
  });

  test.each(edits)('its code %s', async (_, edit) => {
    const bench = workbench();
    const code = join(bench.folder, 'stage.mjs');
    const part = join(bench.folder, 'part.mjs');
    writeFileSync(part, `export { writeFileSync } from 'node:fs';`);
    writeFileSync(
      code,
      `import { writeFileSync } from './part.mjs';
       export default async ({ outputs, progress }) => (progress(0.5), writeFileSync(outputs.value, 'done'));`,
    );
    const library = { own: pathToFileURL(code) };
    const stages = [stage('fit', { implementation: 'own' })];
    expect(
      await disturbed(
        bench,
        stages,
        () => {
          edit(part);
        },
        { library },
      ),
    ).toEqual([
      'stage "fit": its code (…/part.mjs) changed while it ran, so nothing was published; run again',
    ]);
  });

  test('someone changes its parameters', async () => {
    const parameters = { text: 'A' };
    const bench = workbench();
    expect(
      await disturbed(bench, [stage('a', { parameters })], () => {
        parameters.text = 'B';
      }),
    ).toEqual(['stage "a": its parameters changed while it ran, so nothing was published; run again']);
  });
});

test('a stage that changes the parameters that it was given changes nobody else’s', async () => {
  const bench = workbench();
  const code = join(bench.folder, 'stage.mjs');
  writeFileSync(
    code,
    `import { writeFileSync } from 'node:fs';
     export default async ({ parameters, outputs }) => writeFileSync(outputs.value, String((parameters.count += 1)));`,
  );
  const parameters = { count: 1 };
  const result = await bench.run([stage('a', { implementation: 'own', parameters })], {
    library: { own: pathToFileURL(code) },
  });
  expect(output(result, 'a')).toBe('2');
  expect(parameters).toEqual({ count: 1 });
});
