import { inspectMatrix } from '@snpress/data/inspect/inspect-matrix';
import { readingFields } from '@snpress/formats/registry/reading-fields';
import { writeMatrix, type ReadMatrixOptions } from '@snpress/formats';
import { matrixOf } from '@snpress/data';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convertMatrix } from '../../src/data-tools/convert-matrix.js';
import { readFiles } from '../../src/data-tools/read-files.js';
import { reconcileFiles } from '../../src/data-tools/reconcile-files.js';
import { exportModel } from '../../src/export/export-model.js';
import { predict } from '../../src/predict/predict.js';
import { inNode } from '../in-node.js';

const folder = mkdtempSync(path.join(tmpdir(), 'snpress-reading-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string): string => path.join(folder, name);
const write = (name: string, content: string | Buffer): string => {
  writeFileSync(at(name), content);
  return at(name);
};

const samples = Array.from({ length: 12 }, (_, index) => `s${index + 1}`);
const dosages = ['012012012012', '001122001122', '210210012012', '020120102011'].map((row) =>
  Array.from(row, Number),
);
const calls = ['0/0', '0/1', '1/1'];
const vcfLine = (
  [chromosome, position, alternatives, filter]: readonly string[],
  keys: string,
  fields: readonly string[],
): string =>
  [chromosome, position, `rs${position}`, 'A', alternatives, '.', filter, '.', keys, ...fields].join('\t');
const vcf = (lines: readonly string[], ids: readonly string[] = samples): string => `##fileformat=VCFv4.2
##FORMAT=<ID=GT,Number=1,Type=String,Description="Call">
##FORMAT=<ID=DS,Number=A,Type=Float,Description="Dosage">
${['#CHROM', 'POS', 'ID', 'REF', 'ALT', 'QUAL', 'FILTER', 'INFO', 'FORMAT', ...ids].join('\t')}
${lines.join('\n')}
`;
const site = (marker: number): readonly string[] => ['1', String(100 * (marker + 1)), 'C', 'PASS'];
const lines = dosages.map((row, marker) =>
  vcfLine(
    site(marker),
    'GT',
    row.map((dosage) => calls[dosage]!),
  ),
);
const none = samples.map(() => '0/1');
const table = (separator: string, missing = 'NA', first = 'id'): string =>
  [
    [first, ...samples],
    ...dosages.map((row, marker) => [
      `rs${100 * (marker + 1)}`,
      ...row.map((d) => (d === 0 && marker === 3 ? missing : d)),
    ]),
  ]
    .map((row) => row.join(separator))
    .join('\n') + '\n';
const long = (names: string): string =>
  `${names}\n${dosages
    .flatMap((row, marker) =>
      row.map((dosage, sample) => `${samples[sample]}\trs${100 * (marker + 1)}\t${dosage}`),
    )
    .join('\n')}\n`;

/** A file that is read right with an option alone, and one of the same content that needs none. */
interface Case {
  readonly reading: ReadMatrixOptions;
  readonly file: string;
  readonly plain: string;
}

async function cases(): Promise<Readonly<Record<string, Case>>> {
  const plain = write('plain.vcf', vcf(lines));
  const text = write('plain.tsv', table('\t'));
  const cross = matrixOf(
    samples.map((_, sample) => dosages.map((row) => row[sample]!)),
    {
      samples,
      features: dosages.map((_, marker) => `rs${100 * (marker + 1)}`),
      ploidy: 2,
    },
  );
  await writeMatrix(at('cross.yaml'), {
    ...cross,
    positions: {
      chromosome: ['1', '1', '1', '1'],
      start: Float64Array.of(100, 200, 300, 400),
      end: Float64Array.of(100, 200, 300, 400),
    },
  });
  await writeMatrix(at('table.parquet'), cross);
  const columns = write('columns.txt', long('who\twhat\tmuch'));
  const usual = write('long.tsv', long('sample\tgene_id\tvalue'));
  const transposed = [
    ['id', ...dosages.map((_, marker) => `rs${100 * (marker + 1)}`)],
    ...samples.map((id, sample) => [
      id,
      ...dosages.map((row, m) => (row[sample] === 0 && m === 3 ? 'NA' : row[sample])),
    ]),
  ];
  const withWrongCalls = dosages.map((row, marker) =>
    vcfLine(
      site(marker),
      'GT:DS',
      row.map((dosage) => `0/0:${dosage}`),
    ),
  );
  const withOther = dosages.map((row, marker) =>
    vcfLine(site(marker), 'GT', [...row.map((dosage) => calls[dosage]!), '1/1']),
  );
  const haploid = dosages.map((row, marker) =>
    vcfLine(
      site(marker),
      'GT',
      row.map((dosage) => ['0', '0/1', '1'][dosage]!),
    ),
  );
  const extra = (line: readonly string[]): string => vcf([...lines, vcfLine(line, 'GT', none)]);
  return {
    format: {
      reading: { format: 'tsv' },
      file: write('format.txt', table('\t', 'NA', 'sample')),
      plain: text,
    },
    missing: { reading: { missing: ['XX'] }, file: write('missing.tsv', table('\t', 'XX')), plain: text },
    encoding: {
      reading: { encoding: 'utf-16' },
      file: write('encoding.tsv', Buffer.from(`\ufeff${table('\t')}`, 'utf16le')),
      plain: text,
    },
    delimiter: { reading: { delimiter: 'semicolon' }, file: write('delimiter.txt', table(';')), plain: text },
    orientation: {
      reading: { orientation: 'samples-in-rows' },
      file: write('orientation.tsv', `${transposed.map((row) => row.join('\t')).join('\n')}\n`),
      plain: text,
    },
    ploidy: { reading: { ploidy: 2 }, file: write('ploidy.vcf', vcf(haploid)), plain },
    multiallelic: {
      reading: { multiallelic: 'skip' },
      file: write('multiallelic.vcf', extra(['1', '900', 'C,G', 'PASS'])),
      plain,
    },
    'vcf.field': { reading: { vcf: { field: 'DS' } }, file: write('field.vcf', vcf(withWrongCalls)), plain },
    'vcf.pass': {
      reading: { vcf: { pass: true } },
      file: write('pass.vcf', extra(['1', '900', 'C', 'q10'])),
      plain,
    },
    'vcf.region': {
      reading: { vcf: { region: ['1:1-500'] } },
      file: write('region.vcf', extra(['1', '900', 'C', 'PASS'])),
      plain,
    },
    'vcf.samples': {
      reading: { vcf: { samples } },
      file: write('samples.vcf', vcf(withOther, [...samples, 'other'])),
      plain,
    },
    part: { reading: { part: 'geno' }, file: at('cross.yaml'), plain: at('cross.yaml') },
    idColumn: { reading: { idColumn: 'id' }, file: at('table.parquet'), plain: at('table.parquet') },
    long: {
      reading: { long: { sample: 'who', gene: 'what', value: 'much' } },
      file: columns,
      plain: usual,
    },
  };
}

const commands: Readonly<Record<string, (file: string, reading: ReadMatrixOptions) => Promise<unknown>>> = {
  async predict(genotypes, reading) {
    return [...(await predict({ model, genotypes, reading })).expression.values];
  },
  async export(genotypes, reading) {
    const request = { model, format: 'predictdb', genotypes, reading, force: true };
    const { files } = await exportModel({ ...request, out: at('out.db') });
    return gunzipSync(readFileSync(files[1]!)).toString();
  },
  async inspect(file, reading) {
    return inspectMatrix((await readFiles([file], reading)).matrix);
  },
  async reconcile(file, reading) {
    return (await reconcileFiles({ reference: at('plain.vcf'), file, reading, referenceReading: {} }))
      .summary;
  },
  async convert(input, reading) {
    await convertMatrix({ input, output: at('converted.tsv'), reading, force: true });
    return readFileSync(at('converted.tsv'), 'utf8');
  },
};

let all: Readonly<Record<string, Case>> = {};
let model = '';
/** Of the genotypes that a run makes of a file. */
let digests: Readonly<Record<string, string>> = {};
beforeAll(async () => {
  all = await cases();
  const expression = write(
    'expression.tsv',
    `id\t${samples.join('\t')}\nG1\t${dosages[0]!.map((d, i) => 2 * d + (i % 3) / 10).join('\t')}\n`,
  );
  const run = await inNode(
    async (api, { all, expression, folder }) => {
      const spec = (genotypes: object): object => ({
        name: 'reading',
        data: { genotypes, expression },
        split: { outer: { folds: 3 }, inner: { folds: 2 } },
        evaluate: { bootstrap: 0, permutations: 0, heritability: false },
        models: { lasso: { type: 'lasso' } },
      });
      const common = {
        jobs: 1,
        executor: 'inline' as const,
        store: `${folder}/store`,
        out: `${folder}/runs`,
      };
      const read = async (genotypes: object): Promise<string> => {
        const { ploidy, ...own } = genotypes as { ploidy?: number };
        const made = spec(own) as { data: object };
        const whole = { ...made, data: { ...made.data, ...(ploidy && { ploidy }) } };
        const { result } = await api.runExperiment({ ...common, spec: whole, only: ['ingest'] });
        return result.stages[0]!.outputs.genotypes!.digest;
      };
      const { published } = await api.runExperiment({
        ...common,
        spec: spec({ path: `${folder}/plain.vcf` }),
      });
      const found: Record<string, string> = {};
      for (const { reading, file, plain } of Object.values(all)) {
        found[file] = await read({ path: file, ...reading });
        found[plain] ??= await read({ path: plain });
      }
      return { found, model: published!.models[0]! };
    },
    { all, expression, folder },
  );
  model = run.model;
  digests = run.found;
});

const outcome = async (attempt: () => Promise<boolean>): Promise<string> => {
  try {
    return (await attempt()) ? 'works' : 'OTHER';
  } catch (error) {
    return `refused: ${(error as Error).message.replaceAll(folder, '')}`;
  }
};

test('every option of reading works in every command, or is refused by name', async () => {
  const rows: string[] = [];
  const expected = new Map<string, string>();
  for (const [option, { reading, file, plain }] of Object.entries(all)) {
    const cells = [`run ${digests[file] === digests[plain] ? 'works' : 'OTHER'}`];
    for (const [command, run] of Object.entries(commands)) {
      const key = `${command} ${plain}`;
      const result = await outcome(async () => {
        expected.set(key, expected.get(key) ?? JSON.stringify(await run(plain, {})));
        return JSON.stringify(await run(file, reading)) === expected.get(key);
      });
      cells.push(`${command} ${result}`);
    }
    rows.push(`${option.padEnd(12)} ${cells.join(', ')}`);
  }
  expect(`\n${rows.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    format       run works, predict works, export works, inspect works, reconcile works, convert works
    missing      run works, predict works, export works, inspect works, reconcile works, convert works
    encoding     run works, predict works, export works, inspect works, reconcile works, convert works
    delimiter    run works, predict works, export works, inspect works, reconcile works, convert works
    orientation  run works, predict works, export works, inspect works, reconcile works, convert works
    ploidy       run works, predict works, export works, inspect works, reconcile works, convert works
    multiallelic run works, predict works, export works, inspect works, reconcile works, convert works
    vcf.field    run works, predict works, export works, inspect works, reconcile works, convert works
    vcf.pass     run works, predict works, export works, inspect works, reconcile works, convert works
    vcf.region   run works, predict works, export works, inspect works, reconcile works, convert works
    vcf.samples  run works, predict works, export works, inspect works, reconcile works, convert works
    part         run works, predict works, export works, inspect works, reconcile works, convert works
    idColumn     run works, predict works, export works, inspect works, reconcile works, convert works
    long         run works, predict works, export works, inspect works, reconcile works, convert works
    "
  `);
});

test('there is a case for every option', () => {
  const keys = new Set(Object.keys(all).map((option) => option.split('.')[0]));
  expect(keys).toEqual(new Set(Object.keys(readingFields)));
});
