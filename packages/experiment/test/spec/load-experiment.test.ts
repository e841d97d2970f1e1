import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadExperiment } from '../../src/spec/load-experiment.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-spec-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What is said about a spec, without the folder that it is in. */
async function complaint(spec: string, overrides: readonly string[] = []): Promise<string> {
  const file = path.join(folder, 'my.yaml');
  writeFileSync(file, spec);
  const error: unknown = await loadExperiment(file, overrides).then(
    () => new Error('nothing was wrong'),
    (thrown: unknown) => thrown,
  );
  return `\n${(error as Error).message.replaceAll(folder, '<folder>')}\n`;
}

const good = `name: small
data:
  simulate: { samples: 20, markers: 10, genes: 5 }
models:
  lasso:
    type: lasso
    grid: { alpha: [0.1, 0.3] }
`;

describe('loadExperiment', () => {
  it('fills in defaults and adds the baseline', async () => {
    const file = path.join(folder, 'my.yaml');
    writeFileSync(file, good);
    const { experiment, shape } = await loadExperiment(file, ['seed=7']);
    expect(experiment.models.map((model) => model.name)).toEqual(['mean', 'lasso']);
    expect(experiment.seed).toBe(7);
    expect(shape).toEqual({ outer: 5, inner: 5 });
  });

  it('takes the tissues of a cohort as contexts, and regresses its covariates out', async () => {
    const cohort = { samples: 40, tissues: { blood: 30, liver: 20 } };
    const { experiment } = await loadExperiment({
      name: 'people',
      data: { simulate: { cohort } },
      models: { ridge: { type: 'ridge' } },
    });
    expect(experiment.data).toMatchObject({ kind: 'cohort', options: { ...cohort, genes: 60 } });
    expect(experiment.preprocess.covariates).toEqual({ use: 'regress-out', principalComponents: 0 });
    expect(experiment.models.map(({ contexts }) => contexts)).toEqual(['apart', 'both']);
  });

  it('takes expression of several contexts, by name', async () => {
    for (const name of ['genotypes.tsv', 'glucose.tsv', 'ethanol.tsv'])
      writeFileSync(path.join(folder, name), 'id\ts1\nx\t1\n');
    const file = path.join(folder, 'my.yaml');
    writeFileSync(
      file,
      'name: x\ndata:\n  genotypes: genotypes.tsv\n  expression:\n    glucose: glucose.tsv\n    ethanol: { path: ethanol.tsv, orientation: samples-in-rows }\nmodels: { ridge: { type: ridge, contexts: joint } }\n',
    );
    const { experiment } = await loadExperiment(file);
    expect(experiment.data).toMatchObject({
      expression: [
        { context: 'glucose', path: path.join(folder, 'glucose.tsv') },
        { context: 'ethanol', orientation: 'samples-in-rows' },
      ],
    });
    expect(experiment.models.map(({ contexts }) => contexts)).toEqual(['apart', 'joint']);
  });

  it.each([
    ['one context', '{ glucose: e.tsv }', 'ridge', 'expression has one context, "glucose"'],
    [
      'a file that is not there',
      '{ a: e.tsv, b: nowhere.tsv }',
      'ridge',
      'there is no file <folder>/nowhere.tsv',
    ],
    ['a name that is none', '{ a b: e.tsv, c: e.tsv }', 'ridge', 'a context names files'],
    [
      'an option that is none',
      '{ a: e.tsv, b: { path: e.tsv, fromat: tsv } }',
      'ridge',
      'unknown key "fromat"',
    ],
    ['a fit without contexts', 'e.tsv', 'ridge, contexts: joint', 'the expression is of one context'],
    ['a fit that is none', '{ a: e.tsv, b: e.tsv }', 'ridge, contexts: all', '"all" is not one of'],
    ['a baseline of all', '{ a: e.tsv, b: e.tsv }', 'mean, contexts: both', 'the mean of each context'],
  ])('tells of contexts with %s', async (_, expression, model, message) => {
    writeFileSync(path.join(folder, 'e.tsv'), 'id\ts1\nx\t1\n');
    const name = model.startsWith('mean') ? 'mean' : 'm';
    const said = await complaint(
      `name: x\ndata:\n  genotypes: e.tsv\n  expression: ${expression}\nmodels: { ${name}: { type: ${model} } }\n`,
    );
    expect(said).toContain(message);
    expect(said).toMatch(/my\.yaml:\d+:\d+/);
  });

  it('finds files of annotations, one or several, and tells where positions are lacking', async () => {
    for (const name of ['genotypes.tsv', 'expression.tsv', 'enhancer.bed', 'scores.tsv', 'positions.tsv'])
      writeFileSync(path.join(folder, name), 'id\ts1\nx\t1\n');
    const specOf = (more: string): string =>
      `name: x\ndata:\n  genotypes: genotypes.tsv\n  expression: expression.tsv\n${more}\nmodels: { susie: { type: susie } }\n`;
    const file = path.join(folder, 'annotated.yaml');
    writeFileSync(
      file,
      specOf('  snpPositions: positions.tsv\n  annotations: [enhancer.bed, { path: scores.tsv }]'),
    );
    const { experiment } = await loadExperiment(file);
    expect(experiment.data).toMatchObject({
      annotations: [{ path: path.join(folder, 'enhancer.bed') }, { path: path.join(folder, 'scores.tsv') }],
    });
    expect(await complaint(specOf('  annotations: enhancer.bed'))).toContain(
      'the intervals of a BED file need the positions of the markers, and the genotypes file has none',
    );
    expect(await complaint(specOf('  annotations: [scores.tsv, none.bed]'))).toContain(
      'there is no file <folder>/none.bed',
    );
  });

  it('refuses hidden factors as markers', async () => {
    const spec = good.replace(
      'models:',
      'preprocess: { covariates: { use: markers, hiddenFactors: 2 } }\nmodels:',
    );
    expect(await complaint(spec)).toContain(
      'hidden factors are made of the expression that is to be predicted, so that they cannot be markers (preprocess.covariates.hiddenFactors)',
    );
  });

  it('lets a model extend another', async () => {
    const file = path.join(folder, 'my.yaml');
    writeFileSync(file, `${good}  scaled: { extends: lasso, standardize: true, select: per-gene }\n`);
    const { experiment } = await loadExperiment(file, []);
    expect(experiment.models[2]).toMatchObject({
      name: 'scaled',
      type: 'lasso',
      select: 'per-gene',
      params: { standardize: true },
      grid: { alpha: [0.1, 0.3] },
    });
  });

  it.each([
    ['{ outer: { folds: 1001 } }', '1001 folds need a sample each, but there are 20 samples'],
    ['{ outer: { holdout: 20 } }', '20 samples are to be held out, but there are 20 samples'],
    [
      '{ outer: { holdout: 16 }, inner: { folds: 5 } }',
      '5 inner folds need a training sample each, but an outer training set has 4',
    ],
  ])('refuses the split %s of 20 simulated samples', async (split, message) => {
    const spec = `name: x\ndata: { simulate: { samples: 20 } }\nsplit: ${split}\nmodels: { lasso: { type: lasso } }\n`;
    expect(await complaint(spec)).toContain(message);
  });

  it('says everything that is wrong at once, with place, caret and suggestion', async () => {
    const spec = `name: small
sed: 3
data:
  simulate: { samples: many, makers: 10 }
preprocess:
  genotypes: [ { imput: {} }, { impute: { strategy: medium } } ]
split:
  outer: { folds: 1 }
models:
  lasso:
    type: laso
  ridge:
    type: ridge
    lamda: 3
    grid: { alpha: [1] }
  net:
    extends: network
`;
    expect(await complaint(spec)).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 10 problems; nothing was run

      <folder>/my.yaml:2:1: unknown key "sed"
          2 | sed: 3
            | ^^^ did you mean "seed"?

      <folder>/my.yaml:4:24: expected number, found the text "many" (data.simulate.samples)
          4 |   simulate: { samples: many, makers: 10 }
            |                        ^^^^

      <folder>/my.yaml:4:30: unknown key "makers" (data.simulate)
          4 |   simulate: { samples: many, makers: 10 }
            |                              ^^^^^^ did you mean "markers"?

      <folder>/my.yaml:6:18: unknown key "imput" (preprocess.genotypes[0])
          6 |   genotypes: [ { imput: {} }, { impute: { strategy: medium } } ]
            |                  ^^^^^ did you mean "impute"?

      <folder>/my.yaml:6:53: the text "medium" is not one of the values allowed here (preprocess.genotypes[1].impute.strategy)
          6 |   genotypes: [ { imput: {} }, { impute: { strategy: medium } } ]
            |                                                     ^^^^^^ did you mean "median"?

      <folder>/my.yaml:8:19: 1 is out of range (split.outer.folds)
          8 |   outer: { folds: 1 }
            |                   ^ too small: expected number to be >=2

      <folder>/my.yaml:11:11: unknown model "laso" (models.lasso.type)
         11 |     type: laso
            |           ^^^^ did you mean "lasso"?

      <folder>/my.yaml:14:5: unknown key "lamda" (models.ridge)
         14 |     lamda: 3
            |     ^^^^^ did you mean "lambda"?

      <folder>/my.yaml:15:13: ridge has no parameter "alpha" (models.ridge.grid)
         15 |     grid: { alpha: [1] }
            |             ^^^^^ known here: lambda, relativeLambda, chooseBy

      <folder>/my.yaml:17:14: there is no model "network" to extend (models.net.extends)
         17 |     extends: network
            |              ^^^^^^^ known here: lasso, ridge
      "
    `);
  });

  it('refuses models on cis markers without positions, and other markers', async () => {
    writeFileSync(path.join(folder, 'g.tsv'), 'id\ta\tb\nm1\t0\t1\n');
    const spec = `name: cis
data: { genotypes: g.tsv, expression: g.tsv, genePositions: g.tsv }
models:
  lasso: { type: lasso, markers: { cis: 1e6 } }
  ridge: { type: ridge, markers: { cis: -1 } }
  knn: { type: knn, markers: cis }
  near: { type: knn, markers: { trans: 1 } }
  both: { type: knn, markers: { cis: 1, thin: 10 } }
  mean: { type: mean, markers: { cis: 10 } }
`;
    expect(await complaint(spec)).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 7 problems; nothing was run

      <folder>/my.yaml:5:41: -1 is out of range (models.ridge.markers.cis)
          5 |   ridge: { type: ridge, markers: { cis: -1 } }
            |                                         ^^ too small: expected number to be >=0

      <folder>/my.yaml:6:30: markers are all, or one of { cis: 1000000 }, { thin: 20000 } and { screen: 100 } (models.knn.markers)
          6 |   knn: { type: knn, markers: cis }
            |                              ^^^

      <folder>/my.yaml:7:33: unknown key "trans" (models.near.markers)
          7 |   near: { type: knn, markers: { trans: 1 } }
            |                                 ^^^^^ known here: cis, thin, screen

      <folder>/my.yaml:7:31: markers are all, or one of { cis: 1000000 }, { thin: 20000 } and { screen: 100 } (models.near.markers)
          7 |   near: { type: knn, markers: { trans: 1 } }
            |                               ^

      <folder>/my.yaml:8:31: markers are all, or one of { cis: 1000000 }, { thin: 20000 } and { screen: 100 } (models.both.markers)
          8 |   both: { type: knn, markers: { cis: 1, thin: 10 } }
            |                               ^

      <folder>/my.yaml:9:32: the baseline "mean" looks at no markers (models.mean.markers)
          9 |   mean: { type: mean, markers: { cis: 10 } }
            |                                ^ remove the key

      <folder>/my.yaml:4:34: cis markers need the positions of the markers, and the genotypes file has none (models.lasso.markers)
          4 |   lasso: { type: lasso, markers: { cis: 1e6 } }
            |                                  ^ give data.snpPositions, a table of marker, chromosome and position
      "
    `);
  });

  it('refuses steps that come after what they need is gone', async () => {
    const spec = `name: order
data: { simulate: {} }
preprocess:
  genotypes: [ { impute: {} }, { hardyWeinberg: {} }, { scale: { range: [0, 1] } }, { pruneLd: {} } ]
  expression: [ { minAlleleFrequency: { min: 0.1 } } ]
models: { mean: { type: mean } }
`;
    expect(await complaint(spec)).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 3 problems; nothing was run

      <folder>/my.yaml:4:32: hardyWeinberg needs the calls as they were observed, which impute has changed (preprocess.genotypes[1])
          4 |   genotypes: [ { impute: {} }, { hardyWeinberg: {} }, { scale: { range: [0, 1] } }, { pruneLd: {} } ]
            |                                ^ put hardyWeinberg before impute

      <folder>/my.yaml:4:85: pruneLd needs dosages, which scale has changed (preprocess.genotypes[3])
          4 |   genotypes: [ { impute: {} }, { hardyWeinberg: {} }, { scale: { range: [0, 1] } }, { pruneLd: {} } ]
            |                                                                                     ^ put pruneLd before scale

      <folder>/my.yaml:5:17: minAlleleFrequency judges alleles, and expression has none (preprocess.expression[0])
          5 |   expression: [ { minAlleleFrequency: { min: 0.1 } } ]
            |                 ^ put it among the steps of genotypes
      "
    `);
  });

  it('refuses values out of range, in a block and in a grid', async () => {
    const spec = good
      .replace('[0.1, 0.3]', '[0.1, -0.3]')
      .replace('type: lasso', 'type: lasso\n    alpha: -1');
    expect(await complaint(spec)).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 2 problems; nothing was run

      <folder>/my.yaml:7:12: -1 is out of range (models.lasso.alpha)
          7 |     alpha: -1
            |            ^^ too small: expected number to be >0

      <folder>/my.yaml:8:26: -0.3 is out of range (models.lasso.grid.alpha[1])
          8 |     grid: { alpha: [0.1, -0.3] }
            |                          ^^^^ too small: expected number to be >0
      "
    `);
  });

  it.each([
    ['both names', 'expression: g.tsv, phenotypes: g.tsv', '"phenotypes" and "expression" are two names'],
    ['neither', 'ploidy: 1', 'what is to be predicted is missing'],
    ['a file that is not there', 'phenotypes: none.phen', '(data.phenotypes.path)'],
  ])('wants what is predicted once: %s', async (_, given, told) => {
    writeFileSync(path.join(folder, 'g.tsv'), 'id\ts1\nm1\t0\n');
    expect(
      await complaint(
        `name: small\ndata: { genotypes: g.tsv, ${given} }\nmodels: { ridge: { type: ridge } }\n`,
      ),
    ).toContain(told);
  });

  it('says which files are missing, and which environment variable', async () => {
    const spec = `name: small
data:
  genotypes: genotypes.tsv
  expression: { path: "\${SNPRESS_NO_SUCH_VARIABLE}/expression.tsv" }
models: { ridge: { type: ridge } }
`;
    expect(await complaint(spec)).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 2 problems; nothing was run

      <folder>/my.yaml:3:14: there is no file <folder>/genotypes.tsv (data.genotypes.path)
          3 |   genotypes: genotypes.tsv
            |              ^^^^^^^^^^^^^ paths are relative to the folder of the spec

      <folder>/my.yaml:4:23: the environment variable SNPRESS_NO_SUCH_VARIABLE is not set (data.expression.path)
          4 |   expression: { path: "\${SNPRESS_NO_SUCH_VARIABLE}/expression.tsv" }
            |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ set it, or give the path with --set
      "
    `);
  });

  it('points at --set where the value came from there', async () => {
    expect(await complaint(good, ['models.lasso.grid.alpha=[0.1,zero]'])).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has a problem; nothing was run

      --set: expected number, found the text "zero" (models.lasso.grid.alpha[1])
            | --set models.lasso.grid.alpha=[0.1,zero]
            |                               ^^^^^^^^^^
      "
    `);
    expect(await complaint(good, ['seed'])).toMatchInlineSnapshot(`
      "
      --set seed: expected key=value, such as --set seed=7 or --set "split.outer={folds: 5}"
      "
    `);
  });

  it('points at the fault in what is not YAML', async () => {
    expect(await complaint('name: [small\ndata: {')).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml is not valid YAML; nothing was run

      <folder>/my.yaml:2:1: Flow sequence in block collection must be sufficiently indented and end with a ]
          2 | data: {
            | ^

      <folder>/my.yaml:2:8: Flow map in block collection must be sufficiently indented and end with a }
          2 | data: {
            |        ^
      "
    `);
  });

  it('names the file that is not there', async () => {
    await expect(loadExperiment('no/such.yaml', [])).rejects.toThrowErrorMatchingInlineSnapshot(
      `[SpecError: cannot read the spec no/such.yaml: there is no such file; give the path of an experiment's YAML file]`,
    );
  });

  it('asks for what a spec cannot do without', async () => {
    expect(await complaint('seed: 1')).toMatchInlineSnapshot(`
      "
      <folder>/my.yaml has 3 problems; nothing was run

      <folder>/my.yaml:1:1: "name" is missing (name)
          1 | seed: 1
            | ^ expected string

      <folder>/my.yaml:1:1: "data" is missing (data)
          1 | seed: 1
            | ^ give genotypes and expression or phenotypes, dataset, or simulate

      <folder>/my.yaml:1:1: no models are given (models)
          1 | seed: 1
            | ^ write models: { lasso: { type: lasso } }, say
      "
    `);
  });
});
