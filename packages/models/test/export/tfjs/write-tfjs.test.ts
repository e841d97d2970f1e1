import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import type { Tensor } from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it } from 'vitest';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { writeTfjs } from '../../../src/export/index.js';
import { selectBackend } from '../../../src/network/select-backend.js';
import { makeArtifact } from '../make-artifact.js';
import { networkCases } from '../network-cases.js';
import { filledRows, type MarkersJson } from './filled-rows.js';
import { serveFolder } from './serve-folder.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-tfjs-'));
const inFolder = (name: string): string => path.join(folder, name);
const server = await serveFolder(folder);
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const cases: typeof networkCases = {
  ...networkCases,
  'a lasso': () => makeArtifact('lasso'),
  'a ridge': () => makeArtifact('ridge'),
};

describe('a layers model', () => {
  it.each(Object.keys(cases))('of %s gives the predictions of the model to TensorFlow.js', async (name) => {
    const { artifact, genotypes } = await cases[name]!();
    const at = name.replaceAll(' ', '-');
    await writeTfjs(inFolder(at), artifact);
    const tf = await selectBackend();
    const model = await loadLayersModel(`${server.url}${at}/model.json`);
    const about = JSON.parse(readFileSync(inFolder(`${at}/markers.json`), 'utf8')) as MarkersJson;
    expect(about.markers.map(({ id }) => id)).toEqual(artifact.markers.ids);
    expect(about.genes).toEqual(artifact.genes.ids);
    const rows = filledRows(genotypes, about);
    const output = (model.predict(tf.tensor2d(rows)) as Tensor).arraySync() as number[][];
    const predicted = predictExpression(artifact, genotypes);
    output.forEach((genes, row) => {
      genes.forEach((value, gene) => {
        expect(Math.abs(value - predicted.values[gene * rows.length + row]!)).toBeLessThan(2e-4);
      });
    });
    model.dispose();
  });

  it('is the same again', async () => {
    const { artifact } = await makeArtifact('lasso');
    for (const name of ['first', 'second']) await writeTfjs(inFolder(name), artifact);
    const [first, second] = ['first', 'second'].map((name) =>
      readdirSync(inFolder(name)).map((file) => [file, readFileSync(inFolder(`${name}/${file}`))]),
    );
    expect(second).toEqual(first);
    expect(first!.map(([file]) => file)).toEqual(['group1-shard1of1.bin', 'markers.json', 'model.json']);
  });

  it('is refused to models without layers, and where it is too large', async () => {
    const { artifact } = await makeArtifact('random-forest');
    await expect(writeTfjs(inFolder('never'), artifact)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: my random-forest (random-forest) is neither linear nor a network on all markers, and the format holds dense layers; export a model that is (mlp, mlp-sae, sdae, top-snp, ridge, lasso, elastic-net)]`,
    );
    const lasso = (await makeArtifact('lasso')).artifact;
    const ids = { length: 40_000_000 } as readonly string[];
    await expect(
      writeTfjs(inFolder('never'), { ...lasso, markers: { ids, frequencies: new Float64Array(0) } }),
    ).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: my lasso has 1.04 GB of weights, more than a browser holds (1 GB); fit it on fewer markers, or export a model with fewer markers per gene as csv]`,
    );
    expect(readdirSync(folder)).not.toContain('never');
  });
});
