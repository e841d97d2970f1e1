import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verifyStore } from '../../src/index.js';
import { actions, temporaryFolder } from '../workbench.js';
import { digests, experiment, runBench } from './filled-store.js';

function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 16;
  chmodSync(path, 0o644);
  writeFileSync(path, bytes);
}

describe('verifyStore', () => {
  test('reads everything and finds nothing in a store without damage', async () => {
    const bench = runBench();
    await bench.finish(1, '1');
    const told: number[] = [];
    const verified = await verifyStore(bench.directory, {
      onProgress({ done, total }) {
        told.push(done);
        expect(total).toBe(10);
      },
    });
    expect(verified).toMatchObject({ records: 4, objects: 5, runs: 1, damage: [] });
    expect(verified.bytes).toBeGreaterThan(10_000);
    expect(told).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await verifyStore(temporaryFolder())).toMatchObject({ objects: 0, damage: [] });
  });

  test('names every damage, and with `repair` moves it away, so that the next run makes it anew', async () => {
    const bench = runBench();
    const first = await bench.finish(1, '1');
    const of = (id: string) => first.stages.find((one) => one.id === id)!;
    const object = of('fit').outputs.value!.path;
    flip(object);
    const record = join(bench.directory, 'records', of('report').key.slice(0, 2), `${of('report').key}.json`);
    truncateSync(record, 50);
    rmSync(of('split').outputs.test!.path);
    const run = join(bench.directory, 'runs', 'test', '1.json');
    flip(run);

    const { damage } = await verifyStore(bench.directory);
    const words = damage.map(({ path, what }) =>
      `${basename(path)} ${what}`
        .replaceAll(bench.directory, '<store>')
        .replaceAll(/[0-9a-f]{64}/g, '<digest>')
        .replaceAll(/\/[0-9a-f]{2}\//g, '/'),
    );
    expect(words.sort().join('\n')).toMatchInlineSnapshot(`
      "1.json is not as it was written
      <digest> has changed bytes
      <digest>.json has lost its output "test": <store>/objects/<digest> is missing
      <digest>.json has lost its output "value": <store>/objects/<digest> has changed bytes
      <digest>.json is not as it was written"
    `);
    expect(existsSync(join(bench.directory, 'damaged'))).toBe(false);

    const repaired = await verifyStore(bench.directory, { repair: true });
    expect(repaired.damage.map(({ path }) => path).sort()).toEqual(damage.map(({ path }) => path).sort());
    expect(repaired.damage.map(({ movedTo }) => basename(movedTo!)).sort()).toEqual(
      readdirSync(join(bench.directory, 'damaged')).sort(),
    );
    expect((await verifyStore(bench.directory)).damage).toEqual([]);
    const again = await bench.run(experiment(1));
    expect(actions(again)).toEqual({ ingest: 'hit', split: 'run', fit: 'run', report: 'run' });
    expect(digests(again)).toEqual(digests(first));

    flip(object);
    await verifyStore(bench.directory, { repair: true });
    expect(readdirSync(join(bench.directory, 'damaged'))).toContain(`${basename(object)}.2`);
  });

  test('finds a record in the place of another', async () => {
    const bench = runBench();
    const { stages } = await bench.finish(1, '1');
    const [one, other] = stages.map(({ key }) =>
      join(bench.directory, 'records', key.slice(0, 2), `${key}.json`),
    );
    const content = readFileSync(other!);
    rmSync(one!);
    writeFileSync(one!, content);
    const { damage } = await verifyStore(bench.directory);
    expect(damage).toEqual([{ path: one, what: 'is the record of another key' }]);
  });
});
