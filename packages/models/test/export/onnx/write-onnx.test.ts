import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { predictExpression } from '../../../src/artifact/predict-expression.js';
import { writeOnnx } from '../../../src/export/index.js';
import { makeArtifact } from '../make-artifact.js';
import { networkCases } from '../network-cases.js';
import { readOnnx } from './run-onnx.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-onnx-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const inFolder = (name: string): string => path.join(folder, name);

const python = process.env.PYTHON ?? 'python3';
const hasOnnx = succeeds(() => execFileSync(python, ['-c', 'import onnx, onnxruntime'], { stdio: 'ignore' }));

const cases: typeof networkCases = {
  ...networkCases,
  'a mean': () => makeArtifact('mean'),
  'a lasso': () => makeArtifact('lasso'),
  'a ridge': () => makeArtifact('ridge'),
};

/** The model as a file, what it is to be given and what it is to give, by sample. */
async function written(name: string) {
  const { artifact, genotypes } = await cases[name]!();
  const file = inFolder('model.onnx');
  const bytes = await writeOnnx(file, artifact);
  const predicted = predictExpression(artifact, genotypes);
  const byRow = ({ samples, values }: typeof predicted) =>
    samples.map((_, row) => [...values.filter((__, index) => index % samples.length === row)]);
  return { artifact, file, bytes, rows: byRow(genotypes), predicted: byRow(predicted) };
}

function expectClose(given: readonly (readonly number[])[], expected: readonly (readonly number[])[]): void {
  expect(given.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
  const wanted = expected.flat();
  given.flat().forEach((value, index) => {
    expect(Math.abs(value - wanted[index]!)).toBeLessThan(1e-4);
  });
}

describe('an ONNX file', () => {
  it.each(Object.keys(cases))('of %s gives the predictions of the model', async (name) => {
    const { artifact, file, bytes, rows, predicted } = await written(name);
    const content = readFileSync(file);
    expect(content).toHaveLength(bytes);
    const model = readOnnx(content);
    expectClose(model.run(rows), predicted);
    expect(JSON.parse(model.metadata.get('markers')!)).toEqual(artifact.markers.ids);
    expect(JSON.parse(model.metadata.get('counted_alleles')!)).toEqual(artifact.markers.alleles!.counted);
    expect(JSON.parse(model.metadata.get('genes')!)).toEqual(artifact.genes.ids);
    expect(model.metadata.get('ploidy')).toBe('2');
    expect([model.irVersion, model.operatorSet]).toEqual([7, 13]);
  });

  it.skipIf(!hasOnnx).each(Object.keys(cases))(
    `of %s passes ONNX's checker and gives the same to onnxruntime${hasOnnx ? '' : ' (skipped: PYTHON has no onnx and onnxruntime)'}`,
    async (name) => {
      const { file, rows, predicted } = await written(name);
      writeFileSync(
        inFolder('dosages.json'),
        JSON.stringify(rows.map((row) => row.map((value) => (Number.isNaN(value) ? null : value)))),
      );
      const script = path.join(import.meta.dirname, 'check_onnx.py');
      const printed = execFileSync(python, [script, file, inFolder('dosages.json')], { encoding: 'utf8' });
      expectClose(JSON.parse(printed) as number[][], predicted);
    },
  );

  it('is the same again', async () => {
    const { artifact } = await makeArtifact('ridge');
    for (const name of ['first.onnx', 'second.onnx']) await writeOnnx(inFolder(name), artifact);
    expect(readFileSync(inFolder('second.onnx'))).toEqual(readFileSync(inFolder('first.onnx')));
  });

  it('is refused to models without layers, and beyond 2 GB', async () => {
    const { artifact } = await makeArtifact('random-forest');
    await expect(writeOnnx(inFolder('never.onnx'), artifact)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: my random-forest (random-forest) is neither linear nor a network on all markers, and the format holds dense layers; export a model that is (mlp, mlp-sae, sdae, top-snp, ridge, lasso, elastic-net)]`,
    );
    const lasso = (await makeArtifact('lasso')).artifact;
    const markers = Array.from({ length: 10_000 }, (_, marker) => `m${marker}`);
    const genes = { ids: Array.from({ length: 60_000 }, (_, gene) => `g${gene}`) };
    const large = { ...lasso, genes, markers: { ids: markers, frequencies: new Float64Array(10_000) } };
    await expect(writeOnnx(inFolder('never.onnx'), large)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[ModelError: my lasso would be an ONNX file of 2.2 GB, and they end at 2 GB; fit the model on fewer markers or genes, or export a linear one as csv or predictdb]`,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  });
});

function succeeds(action: () => unknown): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
