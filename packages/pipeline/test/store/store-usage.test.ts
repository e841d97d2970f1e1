import { expect, test } from 'vitest';
import { storeUsage } from '../../src/index.js';
import { stage } from '../workbench.js';
import { experiment, runBench } from './filled-store.js';

test('storeUsage counts what experiments share for each of them and once in the total', async () => {
  const bench = runBench();
  await bench.finish(1, '1', 'one');
  await bench.finish(1, '2', 'one');
  await bench.finish(2, '1', 'two');
  await bench.run([...experiment(2), stage('draft')], { scope: 'draft' });
  const { total, experiments, implementations, unreferenced, otherBytes } = await storeUsage(bench.directory);
  expect(total).toMatchObject({ records: 7, objects: 8 });
  expect(experiments.map(({ scope, runs, records, objects }) => ({ scope, runs, records, objects }))).toEqual(
    [
      { scope: 'draft', runs: 0, records: 5, objects: 6 },
      { scope: 'one', runs: 2, records: 4, objects: 5 },
      { scope: 'two', runs: 1, records: 4, objects: 5 },
    ],
  );
  const [draft, one, two] = experiments;
  // Of `two`, the other experiment has everything; of `one`, only `fit` and `report` are its own.
  expect(two!.ownBytes).toBe(0);
  expect(one!.ownBytes).toBeGreaterThan(0);
  expect(one!.ownBytes).toBeLessThan(one!.bytes / 2);
  expect(draft!.bytes).toBe(total.bytes - one!.ownBytes);
  expect(implementations).toEqual([{ implementation: 'concat', ...total }]);
  expect(unreferenced).toEqual({ records: 0, objects: 0, bytes: 0 });
  expect(otherBytes).toBeGreaterThan(0);
});

test('storeUsage tells what nobody needs any more', async () => {
  const bench = runBench();
  await bench.run(experiment(1));
  await bench.finish(2, '1');
  expect((await storeUsage(bench.directory)).unreferenced).toMatchObject({ records: 2, objects: 2 });
});
