import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { predict } from '@snpress/experiment/predict/predict';
import { writePrediction } from '@snpress/experiment/predict/write-prediction';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inputFiles } from '../src/prediction/input-files.js';
import { modelOf, predictFiles } from '../src/prediction/predict-files.js';
import { fileOf, makeGenotypes, writeModel, writeNewSamples } from './make-study.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-web-'));
const at = (name: string): string => path.join(folder, name);
const hooks = { onProgress: () => undefined, onShare: () => undefined };

beforeAll(async () => {
  const genotypes = makeGenotypes();
  for (const type of ['lasso', 'mlp', 'random-forest'])
    await writeModel(at(`${type}.arrow`), type, genotypes);
  await writeNewSamples(folder, genotypes);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The three files that the command writes. */
async function byCommand(model: string, genotypes: string): Promise<readonly string[]> {
  const prediction = await predict({ model: at(model), genotypes: at(genotypes) });
  const [predictions, variants, genes] = ['predictions.csv', 'variants.csv', 'genes.csv'].map(at) as [
    string,
    string,
    string,
  ];
  await writePrediction(prediction, { predictions, variants, genes });
  return [predictions, variants, genes].map((file) => readFileSync(file, 'utf8'));
}

async function inBrowser(model: string, ...names: string[]): Promise<readonly string[]> {
  const { genotypes } = await inputFiles(await Promise.all(names.map((name) => fileOf(at(name)))));
  const outcome = await predictFiles(await modelOf(await fileOf(at(model))), genotypes, {}, hooks);
  return Promise.all(outcome.files.map(({ content }) => content.text()));
}

describe('predicts as the command does, byte for byte', () => {
  it.each([
    ['lasso', ['new.vcf']],
    ['lasso', ['new.vcf.gz']],
    ['mlp', ['new.vcf.gz']],
    ['random-forest', ['new.vcf.gz']],
    ['lasso', ['new.bed', 'new.bim', 'new.fam']],
    ['random-forest', ['person.txt']],
  ])('%s of %j', async (type, names) => {
    const [predictions, ...tables] = await inBrowser(`${type}.arrow`, ...names);
    expect(predictions!.split('\n')).toHaveLength(5);
    expect([predictions, ...tables]).toEqual(await byCommand(`${type}.arrow`, names[0]!));
  });

  it('several files of one data set', async () => {
    const text = readFileSync(at('new.vcf'), 'utf8');
    const [header] = /^(?:#.*\n)*/.exec(text)!;
    const rest = text.slice(header.length).split('\n');
    writeFileSync(at('chr1.vcf'), header + rest.filter((line) => line.startsWith('1\t')).join('\n'));
    writeFileSync(at('chr2.vcf'), header + rest.filter((line) => line.startsWith('2\t')).join('\n'));
    const [together] = await inBrowser('lasso.arrow', 'chr1.vcf', 'chr2.vcf');
    expect(together).toBe((await byCommand('lasso.arrow', 'new.vcf'))[0]);
  });
});

describe('says what is at fault, and what to do', () => {
  const failure = (work: Promise<unknown>): Promise<string> =>
    work.then(
      () => 'nothing',
      (error: unknown) => (error as Error).message.replaceAll(`${folder}/`, ''),
    );

  it.each([
    ['lasso.bed', 'x', /lasso.*lasso\.bim and lasso\.fam are not here.*together/],
    ['table.csv', 'a,b\n1,2\n', /table\.csv: This is neither a model nor genotypes/],
    ['book.xlsx', 'PK\x03\x04', /book\.xlsx: This is a ZIP archive or an Excel workbook.*Unpack/],
    ['a.ped', 'F1 I1 0 0 1 -9 A A G T\n', /\.ped file of|PLINK \.ped file.*plink2/],
    ['none.txt', '', /none\.txt: This file is empty/],
  ])('%s', async (name, content, message) => {
    expect(await failure(inputFiles([new File([content], name)]))).toMatch(message);
  });

  it('a model that is none, in the words of the command', async () => {
    const page = failure(modelOf(await fileOf(at('new.vcf'))));
    const command = failure(predict({ model: at('new.vcf'), genotypes: at('new.vcf') }));
    expect(await page).toBe(await command);
    expect(await page).toMatch('This is not a model');
  });

  it('genotypes of another build, in the words of the command', async () => {
    const moved = readFileSync(at('new.vcf'), 'utf8').replace(
      /^(\d)\t(\d+)/gm,
      (_, chromosome: string, base: string) => `${chromosome}\t${Number(base) + 5}`,
    );
    writeFileSync(at('moved.vcf'), moved);
    const page = await failure(inBrowser('lasso.arrow', 'moved.vcf'));
    expect(page).toMatch(/of the .* variants that the model uses are there.*check that genome build/);
    expect(page).toBe(await failure(predict({ model: at('lasso.arrow'), genotypes: at('moved.vcf') })));
  });
});
