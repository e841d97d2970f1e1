import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { companionFiles, readMatrix, writeMatrix } from '../../src/index.js';
import { temporaryFolder } from '../files/temporary-folder.js';

const fixture = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));

const partial = 'calls say only what the genotype is not (numbers 4 and 5) and are missing.';

test('an intercross: dosages of the second allele, positions in bases, missing codes, comments', async () => {
  const { matrix, warnings } = await readMatrix(fixture('f2/f2.yaml'));
  expect(matrix.samples).toEqual(['1', '2', '3', 'a 4']);
  expect(matrix.features).toEqual(['m1', 'm2', 'm3', 'mX', 'm5']);
  expect([...matrix.values]).toEqual(
    [
      [0, NaN, 1, 2],
      [1, 1, NaN, 0],
      [2, 2, 0, NaN],
      [0, 2, 0, 2],
      [1, NaN, 2, NaN],
    ].flat(),
  );
  expect(matrix.positions).toEqual({
    chromosome: ['1', '1', '2', '', ''],
    start: Float64Array.of(27915, 13_100_000, 195_471_971, NaN, NaN),
    end: Float64Array.of(27915, 13_100_000, 195_471_971, NaN, NaN),
  });
  expect(matrix.alleles).toEqual({ counted: Array(5).fill('B'), other: Array(5).fill('S') });
  expect(matrix.ploidy).toBe(2);
  const file = fixture('f2/f2.yaml');
  expect(warnings).toEqual([
    `${file}: 2 ${partial}`,
    `${file}: 1 of 5 features are not in the position table (m5); their positions are not known.`,
    `${file}: 1 of 5 ids of the position table are not in the matrix (other).`,
  ]);
});

test('JSON, transposed tables, several of them whose samples are in another order, tabs', async () => {
  const { matrix, warnings } = await readMatrix(fixture('f2/transposed.json'));
  // The other one says more of the cross.
  const { cross, ...same } = (await readMatrix(fixture('f2/f2.yaml'))).matrix;
  expect(matrix).toEqual(same);
  expect(cross?.xChromosomes).toEqual(['X']);
  expect(warnings).toHaveLength(1);
});

test.each(['f2/f2.yaml', 'f2/transposed.json', 'f2.zip'])(
  'the phenotypes of %s are expression',
  async (name) => {
    const expected = {
      samples: ['1', '2', 'a 4'],
      features: ['liver', 'spleen'],
      values: Float32Array.of(12.5, -0.25, 7, NaN, 1e-3, NaN),
    };
    expect((await readMatrix(fixture(name), { role: 'expression' })).matrix).toEqual(expected);
    expect((await readMatrix(fixture(name), { part: 'pheno', role: 'genotypes' })).matrix).toEqual(expected);
    const { matrix } = await readMatrix(fixture(name), { part: 'geno', role: 'expression' });
    expect(matrix.features).toContain('m1');
  },
);

test.each([
  ['f2.zip', 'f2/f2.yaml'],
  ['haploid.zip', 'haploid/segregants.json'],
])('%s is read as the files in it', async (archive, control) => {
  const { matrix } = await readMatrix(fixture(archive));
  expect(matrix).toEqual((await readMatrix(fixture(control))).matrix);
});

test('inbred lines are homozygous: 0 and 2, or 0 and 1 where they are said to be haploid', async () => {
  const { matrix, warnings } = await readMatrix(fixture('ril/ril.yaml'));
  expect([...matrix.values]).toEqual([0, 2, 2, NaN]);
  expect(matrix.ploidy).toBe(2);
  expect(matrix.positions).toBeUndefined();
  expect(warnings).toEqual([
    `${fixture('ril/ril.yaml')}: positions in bases are not known: the map is a genetic one, in centimorgans (\`gmap\`), and there is no physical one (\`pmap\`).`,
  ]);
  const haploid = (await readMatrix(fixture('ril/ril.yaml'), { ploidy: 1 })).matrix;
  expect([...haploid.values]).toEqual([0, 1, 1, NaN]);
  expect(haploid.ploidy).toBe(1);
});

test.each(['risib', 'riself', 'dh'])(
  'what is left heterozygous in lines (%s) is missing, with a count',
  async (crosstype) => {
    const folder = await temporaryFolder();
    const control = {
      crosstype,
      geno: 'g.csv',
      alleles: ['B', 'D'],
      genotypes: { B: 1, D: 2 },
      'na.strings': ['-'],
    };
    await writeFile(join(folder, 'c.json'), JSON.stringify(control));
    await writeFile(join(folder, 'g.csv'), 'id,m1,m2\nx1,B,D\nx2,H,BD\nx3,-,B\n');
    const { matrix, warnings } = await readMatrix(join(folder, 'c.json'));
    expect([...matrix.values]).toEqual([0, NaN, NaN, 2, NaN, 0]);
    expect(warnings[0]).toBe(
      `${join(folder, 'c.json')}: 2 heterozygous calls of a cross of type ${crosstype}, whose lines are homozygous, are missing.`,
    );
    await writeFile(join(folder, 'g.csv'), 'id,m1,m2\nx1,B,Q\n');
    await expect(readMatrix(join(folder, 'c.json'))).rejects.toThrow('"Q" is none of the genotype codes');
  },
);

test('haploids are 0 and 1; alleles that have no names are not known', async () => {
  const { matrix, warnings } = await readMatrix(fixture('haploid/segregants.json'));
  expect([...matrix.values]).toEqual([0, 1, 1, 1, NaN, 0]);
  expect(matrix.ploidy).toBe(1);
  expect(matrix.alleles).toBeUndefined();
  expect([...matrix.positions!.start]).toEqual([27_915, 28_400, 1_000_001]);
  expect(warnings).toEqual([]);
  await expect(readMatrix(fixture('haploid/segregants.json'), { ploidy: 2 })).rejects.toThrow(
    /Crosses of type haploid are haploid, but `ploidy: 2` was given\. Leave `ploidy` out/,
  );
});

test('heterozygotes of haploids are missing; a backcross has one other genotype, whatever its ploidy', async () => {
  const { matrix, warnings } = await readMatrix(fixture('f2/f2.yaml'), { ploidy: 1 });
  expect([...matrix.values.slice(0, 4)]).toEqual([0, NaN, NaN, 1]);
  expect(warnings[1]).toMatch(/4 heterozygous calls are missing, because the data are haploid/);
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'c.yaml'), 'crosstype: bc\ngeno: g.csv\npmap: m.csv\n');
  await writeFile(join(folder, 'g.csv'), 'id,m\n1,A\n2,H\n3,NA\n');
  await writeFile(join(folder, 'm.csv'), 'marker,chr,pos\nm,1,1\n');
  for (const ploidy of [1, 2] as const) {
    const read = await readMatrix(join(folder, 'c.yaml'), { ploidy });
    expect([...read.matrix.values]).toEqual([0, 1, NaN]);
    expect(read.matrix.ploidy).toBe(ploidy);
  }
});

test('all files that a control file names belong to it', () => {
  expect(companionFiles(fixture('f2/f2.yaml'))).toEqual(
    ['geno', 'pheno', 'gmap', 'pmap', 'covar'].map((part) => fixture(`f2/f2_${part}.csv`)),
  );
  expect(companionFiles(fixture('f2/transposed.json'))).toEqual(
    ['chr1', 'rest', 'pheno', 'pmap'].map((name) => fixture(`f2/${name}.tsv`)),
  );
  expect(companionFiles(fixture('f2.zip'))).toEqual([]);
  expect(companionFiles(fixture('f2/f2_geno.csv'))).toEqual([]);
});

describe('what is wrong is told with its place', () => {
  /** A copy of the f2 fixture with one file changed. */
  const changed = async (name: string, from: string | RegExp, to: string): Promise<string> => {
    const folder = await temporaryFolder();
    for (const file of ['.yaml', '_geno.csv', '_pheno.csv', '_pmap.csv'])
      await copyFile(fixture(`f2/f2${file}`), join(folder, `f2${file}`));
    const text = await readFile(join(folder, name), 'utf8');
    expect(text).toMatch(from);
    await writeFile(join(folder, name), text.replace(from, to));
    return join(folder, 'f2.yaml');
  };
  const problem = async (path: string, part?: 'pheno'): Promise<string> =>
    readMatrix(path, { format: 'rqtl2', part }).then(
      () => 'nothing was wrong',
      (error: unknown) => (error as Error).message.replaceAll(/\S*\/(?=f2[._])/g, ''),
    );

  test.each([
    [
      'f2.yaml',
      'crosstype: f2',
      'crosstype: do',
      'f2.yaml:2:12: Crosses of type "do" are not read: their genotypes are not copies of one of two founders\' alleles. The types that are read are bc, dh, f2,',
    ],
    ['f2.yaml', 'crosstype: f2', 'type: f2', 'f2.yaml: This control file has no `crosstype`.'],
    [
      'f2.yaml',
      'SS: 1',
      'SS: 0',
      'f2.yaml:12:7: Genotype code "SS" has the number 0, but genotypes are numbered from 1 to 5.',
    ],
    ['f2.yaml', '- B\n', '- B\n- C\n', 'f2.yaml:9:1: There are 3 alleles, but this cross has two founders.'],
    [
      'f2.yaml',
      'x_chr: X',
      "sep: '|'",
      'f2.yaml:17:6: Fields that are separated by "|" are not read. Use a comma',
    ],
    ['f2.yaml', 'x_chr: X', 'geno_transposed: maybe', 'f2.yaml:17:18: geno_transposed: use true or false.'],
    ['f2.yaml', "- '-'", '- [', 'This control file is neither YAML nor JSON ('],
    ['f2.yaml', 'f2_pmap.csv', 'map.csv', 'map.csv: There is no such file'],
    [
      'f2.yaml',
      'geno: f2_geno.csv\n',
      '',
      'f2.yaml: This control file names no genotypes (`geno`). Add `geno`, or choose the other one: `part: pheno`.',
    ],
    [
      'f2_geno.csv',
      'SB,BB,SS',
      'SB,XX,SS',
      'f2_geno.csv:5:9: "XX" is none of the genotype codes (marker m3, sample 1). The codes are SS, SB, BB; add others to `genotypes`, or to `na.strings` where a call is missing, in f2.yaml.',
    ],
    ['f2_geno.csv', '2,-,SB', '2,-', 'f2_geno.csv:6: This row has 5 fields, but the header line calls for 6'],
    ['f2_geno.csv', 'a 4,', '1,', 'f2_geno.csv:8:1: Sample id "1" occurs in lines 5 and 8.'],
    ['f2_pmap.csv', '13.1', '13,1', 'nothing was wrong'],
    [
      'f2_pmap.csv',
      '13.1',
      'p13',
      'f2_pmap.csv:3:6: "p13" is not a position in millions of bases (marker m2). Write a decimal number',
    ],
    [
      'f2_pmap.csv',
      'm2,1,13.1',
      'm2 13.1',
      'f2_pmap.csv:3: This row has 1 fields, but a map has three: marker, chromosome, position.',
    ],
  ])('%s with %s as %s', async (file, from, to, expected) => {
    const found = await problem(await changed(file, from, to));
    if (!found.includes(expected)) expect(found).toBe(expected);
  });

  test('a phenotype that is no number', async () => {
    expect(await problem(await changed('f2_pheno.csv', '7', 'seven'), 'pheno')).toMatch(
      /^f2_pheno\.csv:5:5: "seven" is not a number \(feature liver, sample a 4\)\. .*if it stands for a missing value, add it to `na\.strings` in f2\.yaml\.$/,
    );
  });

  test('positions that were given in bases are warned of', async () => {
    const { warnings } = await readMatrix(await changed('f2_pmap.csv', '13.1', '13100000'));
    expect(warnings.at(-1)).toMatch(
      /the physical map reaches 13100000 Mbp; check that its positions are in millions/,
    );
  });

  test('archives that are at fault', async () => {
    await expect(readMatrix(fixture('no-control.zip'))).rejects.toThrow(/a ZIP archive or an Excel workbook/);
    await expect(readMatrix(fixture('no-control.zip'), { format: 'rqtl2' })).rejects.toThrow(
      /no-control\.zip: There is no R\/qtl2 control file \(\.yaml or \.json\) in this archive\. If it is an Excel workbook/,
    );
    await expect(readMatrix(fixture('two-controls.zip'), { format: 'rqtl2' })).rejects.toThrow(
      /There are 2 files in this archive that may be its control file \(f2\.yaml, other\.yaml\)/,
    );
    await expect(readMatrix(fixture('lacks-map.zip'))).rejects.toThrow(
      /lacks-map\.zip\/f2_pmap\.csv: There is no such file in this archive/,
    );
    const folder = await temporaryFolder();
    const bytes = await readFile(fixture('f2.zip'));
    await writeFile(join(folder, 'cut.zip'), bytes.subarray(0, bytes.length - 100));
    await expect(readMatrix(join(folder, 'cut.zip'), { format: 'rqtl2' })).rejects.toThrow(
      /cut\.zip: This ZIP archive cannot be read/,
    );
  });

  test('`part` is for R/qtl2 alone', async () => {
    await expect(readMatrix(fixture('f2/f2_pmap.csv'), { part: 'geno' })).rejects.toThrow(
      /This is read as csv, which has no option `part`: that is for rqtl2 files/,
    );
  });
});

test.each(['f2/f2.yaml', 'haploid/segregants.json', 'ril/ril.yaml'])(
  'what came in goes out: type, X, sex, direction, genetic map (%s)',
  async (name) => {
    const read = await readMatrix(fixture(name));
    const out = join(await temporaryFolder(), 'out.json');
    await writeMatrix(out, read.matrix);
    const again = await readMatrix(out);
    expect(again.matrix.cross).toEqual(read.matrix.cross);
    expect(again.matrix.values).toEqual(read.matrix.values);
    expect(again.matrix.ploidy).toBe(read.matrix.ploidy);
  },
);

test('an inbred line with an X stays one, and what has no such cross any more is an intercross', async () => {
  const folder = await temporaryFolder();
  const at = (file: string): string => join(folder, file);
  await writeFile(
    at('c.json'),
    '{"crosstype":"risib","geno":"g.csv","pmap":"m.csv","genotypes":{"B":1,"D":2},"x_chr":"X","sex":{"file":"s.csv","0":"female","1":"male"},"cross_info":{"file":"i.csv","BxD":0,"DxB":1}}',
  );
  await writeFile(at('g.csv'), 'id,m1,m2\nx1,B,D\nx2,D,B\n');
  await writeFile(at('m.csv'), 'marker,chr,pos\nm1,1,1\nm2,X,2\n');
  await writeFile(at('s.csv'), 'id,sex\nx1,0\nx2,1\n');
  await writeFile(at('i.csv'), 'id,info\nx1,DxB\nx2,BxD\n');
  const { matrix } = await readMatrix(at('c.json'));
  expect(matrix.cross).toEqual({
    type: 'risib',
    xChromosomes: ['X'],
    isFemale: [true, false],
    direction: [1, 0],
    geneticMap: undefined,
  });
  await writeMatrix(at('out.json'), matrix);
  const control = JSON.parse(await readFile(at('out.json'), 'utf8')) as Record<string, unknown>;
  expect(control).toMatchObject({
    crosstype: 'risib',
    x_chr: ['X'],
    genotypes: { A: 1, B: 2 },
    sex: { covar: 'sex' },
  });
  expect((await readMatrix(at('out.json'))).matrix.cross).toEqual(matrix.cross);
  await writeMatrix(at('mixed.json'), { ...matrix, values: Float32Array.of(0, 1, 2, 2) });
  expect(JSON.parse(await readFile(at('mixed.json'), 'utf8'))).toMatchObject({
    crosstype: 'f2',
    genotypes: { H: 2 },
  });
});
