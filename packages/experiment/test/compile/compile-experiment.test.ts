import { createGraph } from '@snpress/pipeline/graph/graph';
import type { Stage } from '@snpress/pipeline';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compileExperiment } from '../../src/compile/compile-experiment.js';
import { loadExperiment } from '../../src/spec/load-experiment.js';

const spec = `name: small
data: { simulate: { samples: 20, markers: 10, genes: 5 } }
split: { outer: { holdout: 4 }, inner: { folds: 3 } }
models:
  lasso: { type: lasso, grid: { alpha: [0.1, 0.3] } }
  sae: { type: mlp-sae, hidden: [4], grid: { learningRate: [0.1, 0.3] } }
  sae-dropout: { extends: sae, dropout: { hidden: 0.5 } }
  forest: { type: random-forest }
`;

/** The stages of the spec with some values changed, by id. */
async function stagesOf(overrides: readonly string[] = []): Promise<ReadonlyMap<string, Stage>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-compile-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'small.yaml');
  writeFileSync(file, spec);
  const { experiment, shape } = await loadExperiment(file, overrides);
  const { stages, phases } = compileExperiment(experiment, shape, spec);
  const { stages: sorted } = createGraph(stages);
  expect(phases.flatMap((phase) => phase.stages).sort()).toEqual(sorted.map((stage) => stage.id).sort());
  return new Map(sorted.map((stage) => [stage.id, stage]));
}

/** The ids of the stages that differ between two graphs. */
function differing(a: ReadonlyMap<string, Stage>, b: ReadonlyMap<string, Stage>): readonly string[] {
  const ids = [...new Set([...a.keys(), ...b.keys()])];
  return ids.filter((id) => JSON.stringify(a.get(id)) !== JSON.stringify(b.get(id)));
}

describe('compileExperiment', () => {
  it('has one stage for what is shared, and one for what is independent', async () => {
    const ids = [...(await stagesOf(['final.fit=none'])).keys()];
    expect(ids.filter((id) => id.includes('/tune/lasso'))).toEqual(['outer0/tune/lasso']);
    expect(ids.filter((id) => id.includes('/tune/sae/'))).toHaveLength(3 * 2);
    // Three inner folds and the outer training set; two learning rates and the dropout variant share them.
    expect(ids.filter((id) => id.includes('/pretrain/'))).toHaveLength(4);
    expect(ids).not.toContain('outer0/select/forest');
  });

  it('gives what is decomposed of a training set to the stages that choose by it and that fit', async () => {
    const stages = await stagesOf(['models.ridge={type: ridge}']);
    const pretrained = (id: string): unknown =>
      Object.entries(stages.get(id)!.inputs).find(([name]) => name.startsWith('pretrained.'))?.[1];
    expect(pretrained('outer0/tune/ridge')).toMatchObject({
      stage: expect.stringMatching(/^outer0\/pretrain\//) as unknown,
    });
    expect(pretrained('outer0/refit/ridge')).toEqual(pretrained('outer0/tune/ridge'));
  });

  it('reads and prepares no more than models ask for', async () => {
    const stages = await stagesOf();
    const inputsOf = (id: string): readonly string[] => Object.keys(stages.get(id)!.inputs);
    expect(inputsOf('outer0/tune/lasso')).toContain('outer.split');
    const fold = inputsOf('outer0/inner0/tune/sae/learningRate=0.1');
    expect(fold).toContain('folds.0.split');
    expect(fold).not.toContain('outer.split');
    expect(inputsOf('evaluate')).not.toContain('data.genotypes');
    expect(inputsOf('outer0/predict/lasso')).not.toContain('data.expression');
    expect([...stages.keys()]).toContain('outer0/inner0/preprocess');
    const leftOut = await stagesOf(['models={ridge: {type: ridge}}']);
    expect([...leftOut.keys()].filter((id) => id.includes('inner'))).toEqual([]);
  });

  it('tells what networks are trained on to the stages that train some, and to no others', async () => {
    const changed = differing(await stagesOf(), await stagesOf(['backend=cpu']));
    expect(changed).toContain('outer0/refit/sae');
    expect(changed).toContain('outer0/inner0/tune/sae/learningRate=0.1');
    expect(changed.filter((id) => !/\/(refit|tune|pretrain)\//.test(id))).toEqual([]);
    expect(changed.filter((id) => /lasso|forest/.test(id))).toEqual([]);
  });

  it('gives seeds to stages that draw random numbers, and to no others', async () => {
    const stages = await stagesOf();
    expect(stages.get('outer0/refit/lasso')!.seed).toBeNull();
    expect(stages.get('outer0/refit/forest')!.seed).toBe('1/outer0/refit/forest');
    expect(stages.get('outer0/preprocess')!.seed).toBeNull();
  });

  it("fits the preprocessing once, on every sample, where the spec asks for the paper's way", async () => {
    const stages = await stagesOf(['preprocess.fitOn=all']);
    const preprocess = [...stages.values()].filter((stage) => stage.implementation === 'preprocess');
    expect(preprocess.map((stage) => stage.id)).toEqual(['preprocess']);
    expect(preprocess[0]!.inputs).not.toHaveProperty('split');
  });

  it('fits the models to keep on all samples, apart from everything that is evaluated', async () => {
    const without = await stagesOf(['final.fit=none']);
    const withFinal = await stagesOf();
    const more = differing(without, withFinal);
    expect(more.filter((id) => !id.startsWith('final/'))).toEqual(['report']);
    for (const { id, inputs } of withFinal.values()) {
      if (id.startsWith('final/')) continue;
      for (const [name, input] of Object.entries(inputs)) {
        // Which markers act is told of all samples; nothing is judged by it.
        const isTold = id === 'report' && name.startsWith('inclusions.');
        expect('stage' in input && input.stage.startsWith('final/'), `${id} ${name}`).toBe(
          isTold && name !== 'inclusions.mean.inclusion',
        );
      }
    }
    for (const model of ['lasso', 'sae', 'sae-dropout', 'forest'])
      expect(more).toContain(`final/artifact/${model}`);
    expect(more).not.toContain('final/artifact/mean');
    // Three inner folds of all samples and all samples; shared by both networks as in the outer splits.
    expect(more.filter((id) => id.includes('/pretrain/'))).toHaveLength(4);
    expect(withFinal.get('final/refit/forest')!.seed).toBe('1/final/refit/forest');
  });

  it('packs the models of the outer splits without fitting any', async () => {
    const without = await stagesOf(['final.fit=none']);
    const more = differing(without, await stagesOf(['final.fit=training', 'final.models=[lasso,mean]']));
    expect([...more].sort()).toEqual(['outer0/artifact/lasso', 'outer0/artifact/mean', 'report']);
  });

  it('gives models whose names differ in case alone files of their own', async () => {
    const { experiment, shape, text } = await loadExperiment({
      name: 'small',
      data: { simulate: {} },
      models: { Net: { type: 'ridge' }, net: { type: 'lasso' } },
    });
    const { kept } = compileExperiment(experiment, shape, text);
    expect(kept.map(({ file }) => file)).toEqual(['models/Net.arrow', 'models/net-2.arrow']);
  });

  it('says how much memory the stages that work with the data need', async () => {
    const stages = await stagesOf(['data.simulate.markers=1000000']);
    expect(stages.get('outer0/refit/lasso')!.memory).toBeGreaterThan(4 * 4 * 20 * 1_000_000);
    expect((await stagesOf()).get('outer0/refit/lasso')!.memory).toBeLessThan(200 * 2 ** 20);
  });

  it('takes hidden factors out of training samples, by a seed where they are counted by permutations', async () => {
    const given = await stagesOf(['preprocess.covariates.hiddenFactors=3']);
    const counted = await stagesOf(['preprocess.covariates.hiddenFactors=parallel']);
    for (const id of ['outer0/preprocess', 'outer0/inner1/preprocess']) {
      expect(given.get(id)!.seed).toBeNull();
      expect(counted.get(id)!.seed).toBe(`1/${id}`);
    }
    // Held-out samples have none, so that the baseline is the training mean.
    expect(given.get('outer0/predict/mean')!.parameters).toEqual({ covariatePart: false });
    expect(given.get('heritability')!.parameters).toEqual({});
  });

  it('learns of annotations once for each training set, where a model makes use of them', async () => {
    const cohort = 'data={simulate: {cohort: {samples: 30, tissues: {a: 20}}}}';
    const of = async (...models: string[]): Promise<readonly string[]> => {
      const stages = await stagesOf([cohort, `models={${models.join(', ')}}`, 'final.fit=none']);
      return [...stages.keys()].filter((id) => id.includes('enrichment'));
    };
    const [susie, lasso, forest, ridge, blend] = ['susie', 'lasso', 'random-forest', 'ridge', 'blend'].map(
      (type) => `${type}: {type: ${type}}`,
    );
    expect(await of(susie!, forest!)).toEqual(['outer0/enrichment']);
    expect(await of(forest!)).toEqual([]);
    expect(await of('susie: {type: susie, annotations: ignore}')).toEqual([]);
    expect(await of(susie!, 'near: {type: susie, markers: {cis: 1000}}')).toEqual([
      'outer0/enrichment',
      'outer0/enrichment/cis=1000',
    ]);
    // What chooses settings by inner folds is told what their training rows say.
    expect(await of(susie!, lasso!)).toHaveLength(4);
    const stages = await stagesOf([cohort, `models={${lasso!}}`]);
    expect(stages.get('outer0/tune/lasso')!.inputs['folds.1.enrichment']).toMatchObject({
      stage: 'outer0/inner1/enrichment',
    });
    expect(stages.get('outer0/inner1/enrichment')!.inputs['set.split']).toEqual(
      stages.get('outer0/inner1/preprocess')!.inputs.split,
    );
    // A model of models, where one of them does.
    expect(await of(blend!)).toEqual(['outer0/enrichment']);
    expect(await of('blend: {type: blend, of: [random-forest]}')).toEqual([]);
    // What is made beforehand by weights is not what is made without.
    const both = `models={${ridge!}, plain: {type: ridge, annotations: ignore}}`;
    const ridges = await stagesOf([cohort, both, 'final.fit=none']);
    const made = [...ridges.keys()].filter((id) => id.includes('pretrain'));
    expect(made).toHaveLength(2);
    expect(made.map((id) => ridges.get(id)!.inputs.enrichment)).toEqual(
      expect.arrayContaining([undefined, expect.objectContaining({ stage: 'outer0/enrichment' })]),
    );
    for (const [name, isWeighted] of [
      ['ridge', true],
      ['plain', false],
    ] as const) {
      const stage = (of: string) => JSON.stringify(ridges.get(`outer0/${of}/${name}`)!.inputs);
      for (const of of ['tune', 'refit']) expect(stage(of).includes('/weighted')).toBe(isWeighted);
    }
  });

  it('changes only the stages that a change is about', async () => {
    const before = await stagesOf();
    expect(differing(before, await stagesOf(['models.lasso.grid.alpha=[0.1,0.2]']))).toEqual([
      'outer0/tune/lasso',
      'final/tune/lasso',
    ]);
    expect(differing(before, await stagesOf(['models.forest.trees=10']))).toEqual([
      'outer0/refit/forest',
      'final/refit/forest',
      'final/artifact/forest',
    ]);
    expect(differing(before, await stagesOf(['report.title=Other']))).toEqual(['report']);
    const more = differing(before, await stagesOf(['models.sae.grid.learningRate=[0.1,0.3,1]']));
    expect(more.filter((id) => id.includes('/tune/')).every((id) => id.endsWith('learningRate=1'))).toBe(
      true,
    );
    expect(more.some((id) => id.includes('/pretrain/'))).toBe(false);
  });
});
