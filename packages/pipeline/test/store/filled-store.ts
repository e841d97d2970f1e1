import { openStore, type RunRecord } from '../../src/index.js';
import { from, stage, workbench, type BenchRun } from '../workbench.js';

/** Four stages; the last two depend on `alpha`, and only `ingest` is large. */
export function experiment(alpha: number) {
  return [
    stage('ingest', { parameters: { text: 'x'.repeat(5000) } }),
    stage('split', { inputs: { data: from('ingest') }, outputs: ['train', 'test'] }),
    stage('fit', { parameters: { alpha, text: `${alpha}` }, inputs: { train: from('split', 'train') } }),
    stage('report', { inputs: { model: from('fit'), test: from('split', 'test') } }),
  ];
}

/** A workbench whose runs can be remembered. */
export function runBench(folder?: string) {
  const bench = folder === undefined ? workbench() : workbench(folder);
  const record = async (result: BenchRun, id: string, scope = 'test'): Promise<RunRecord> => {
    const store = openStore(bench.directory);
    const run: RunRecord = {
      scope,
      id,
      finishedAt: `2020-11-23T04:00:${id.padStart(2, '0')}.000Z`,
      stages: Object.fromEntries(result.stages.map((one) => [one.id, one.key])),
    };
    await store.recordRun(run);
    store.close();
    return run;
  };
  return {
    ...bench,
    record,
    /** Runs the experiment to its end and remembers that. */
    async finish(alpha: number, id: string, scope = 'test'): Promise<BenchRun> {
      const result = await bench.run(experiment(alpha), { scope });
      await record(result, id, scope);
      return result;
    },
  };
}

/** `stage/output` → digest. */
export function digests(result: BenchRun): { [output: string]: string } {
  return Object.fromEntries(
    result.stages.flatMap(({ id, outputs }) =>
      Object.entries(outputs).map(([name, { digest }]) => [`${id}/${name}`, digest]),
    ),
  );
}
