import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runExperiment } from '../../src/run/run-experiment.js';
import { planExperiment } from '../../src/run/plan-experiment.js';
import { inNode } from '../in-node.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-experiment-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const spec = {
  name: 'small',
  data: { simulate: { samples: 40, markers: 60, genes: 12, heritability: 0.6 } },
  split: { outer: { folds: 2 }, inner: { folds: 3 } },
  models: { ridge: { type: 'ridge', select: 'per-gene' }, cut: { type: 'lasso', maxIterations: 1 } },
};
const request = { spec, jobs: 1, store: path.join(folder, 'store'), out: path.join(folder, 'runs') };

describe('an experiment that is given as an object', () => {
  beforeAll(async () => {
    const told = await inNode(async (api, request) => {
      const events: string[] = [];
      const phases: string[] = [];
      const { published, result } = await api.runExperiment({
        ...request,
        onStart: (run) => {
          phases.push(...run.phases.map(({ title }) => title));
        },
        onEvent: ({ type }) => events.push(type),
      });
      return { events, phases, published: published!, stages: result.stages.length };
    }, request);
    expect(told.phases).toEqual(expect.arrayContaining(['simulate the data', 'ridge', 'report']));
    expect(told.events.filter((type) => type === 'stage-finished')).toHaveLength(told.stages);
    expect(told.published.metrics).toMatchObject({ experiment: 'small', samples: 40, snps: 60, genes: 12 });
  });

  it('is planned, verified, drawn and listed', async () => {
    const { plan, changed, verified, drawn, runs } = await inNode(
      async (api, request) => ({
        plan: await api.planExperiment(request),
        changed: await api.planExperiment({ ...request, set: ['seed=2'] }),
        verified: await api.verifyExperiment({ ...request, only: ['split'] }),
        drawn: api.toMermaid(await api.drawGraph(request)),
        runs: api.listRuns(request.out).runs,
      }),
      request,
    );
    expect(new Set(plan.stages.map(({ action }) => action))).toEqual(new Set(['hit']));
    expect(changed.stages.find(({ action }) => action === 'run')?.reasons).not.toEqual([]);
    expect(verified).toEqual([{ id: 'split', outcome: 'same' }]);
    expect(drawn).toContain('refit/ridge');
    expect(runs).toMatchObject([{ experiment: 'small', isLatest: true }]);
  });

  it('has on its page what scores and models warned of', async () => {
    const page = await inNode(async (api, { out }) => {
      const { readFileSync } = process.getBuiltinModule('node:fs');
      return Promise.resolve(readFileSync(`${api.listRuns(out).runs[0]!.folder}/report/index.html`, 'utf8'));
    }, request);
    for (const use of ['the smallest penalties of', 'the model of'])
      expect(page).toMatch(new RegExp(`<li>lasso: maxIterations did not suffice for ${use} \\d+ genes`));
  });

  it('leaves models that predict, from a file and from memory alike', async () => {
    const { memory, file, summary, done, genes } = await inNode(
      async (api, { out, folder }) => {
        const model = `${api.listRuns(out).runs[0]!.folder}/models/ridge.arrow`;
        const artifact = await api.readModel(model);
        const { ids } = artifact.markers;
        const samples = ['new1', 'new2', 'new3'];
        const genotypes = {
          samples,
          features: [...ids].reverse(),
          values: Float32Array.from({ length: 3 * ids.length }, (_, cell) => cell % 2),
        };
        const genes = artifact.genes.ids.slice(0, 2);
        const done: number[] = [];
        const { expression, summary } = await api.predictMatrix(artifact, genotypes, {
          genes,
          onProgress: (progress) => done.push(progress.done),
        });
        const { writeFileSync } = process.getBuiltinModule('node:fs');
        const rows = genotypes.features.map((id, marker) =>
          [id, ...genotypes.values.subarray(3 * marker, 3 * marker + 3)].join('\t'),
        );
        writeFileSync(`${folder}/new.tsv`, [['id', ...samples].join('\t'), ...rows, ''].join('\n'));
        await api.convertMatrix({ input: `${folder}/new.tsv`, output: `${folder}/new.arrow` });
        const read = await api.predict({ model, genotypes: `${folder}/new.arrow`, genes });
        return {
          genes,
          done,
          summary,
          memory: { features: expression.features, values: [...expression.values] },
          file: { features: read.expression.features, values: [...read.expression.values] },
        };
      },
      { ...request, folder },
    );
    expect(memory.features).toEqual(genes);
    expect(file).toEqual(memory);
    expect(summary.found).toMatchObject({ used: 60, found: 60, missingCalls: 0 });
    expect(done).toEqual([3]);
  });

  it('cancels a prediction by a signal', async () => {
    const failure = await inNode(async (api, out) => {
      const model = `${api.listRuns(out).runs[0]!.folder}/models/ridge.arrow`;
      const signal = AbortSignal.abort(new Error('enough'));
      return api.predict({ model, genotypes: model, signal }).catch((error: unknown) => String(error));
    }, request.out);
    expect(failure).toBe('Error: enough');
  });

  it('says what cannot be asked for as data', async () => {
    const gene = await inNode(async (api, out) => {
      const model = `${api.listRuns(out).runs[0]!.folder}/models/ridge.arrow`;
      return api.inspectModel(model, 'nowhere').catch((error: unknown) => error as object);
    }, request.out);
    expect(gene).toMatchObject({
      name: 'RequestError',
      fault: 'input',
      problems: [{ key: 'gene', message: 'ridge does not predict nowhere' }],
    });
    await expect(async () => runExperiment({ ...request, jobs: 0 })).rejects.toThrow(
      '`jobs` must be a whole number from 1',
    );
    await expect(
      planExperiment({ ...request, spec: { ...spec, models: { ridge: {} } } }),
    ).rejects.toMatchObject({ name: 'SpecError', summary: 'spec has a problem; nothing was run' });
  });
});

it('a signal ends a run within a second; what is finished is kept', async () => {
  const { took, name, stages } = await inNode(
    async (api, request) => {
      const controller = new AbortController();
      let abortedAt = 0;
      const run = api.runExperiment({
        ...request,
        signal: controller.signal,
        onEvent(event) {
          if (event.type !== 'stage-started' || !event.stage.includes('forest')) return;
          abortedAt = performance.now();
          controller.abort();
        },
      });
      const name = await run.then(
        () => 'finished',
        (error: unknown) => (error as Error).name,
      );
      const took = performance.now() - abortedAt;
      return { name, took, stages: (await api.planExperiment(request)).stages };
    },
    {
      ...request,
      spec: {
        ...spec,
        name: 'slow',
        data: { simulate: { samples: 200, markers: 1000, genes: 200 } },
        models: { forest: { type: 'random-forest', trees: 500 } },
      },
    },
  );
  expect(name).toBe('RunAborted');
  expect(took).toBeLessThan(1000);
  expect(stages.find(({ id }) => id === 'split')).toMatchObject({ action: 'hit' });
});
