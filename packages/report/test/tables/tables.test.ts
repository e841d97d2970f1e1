import { describe, expect, it } from 'vitest';
import { renderReport } from '../../src/index.js';
import { completeInput } from '../input/complete-input.js';
import { goodModels, simulatedInput } from '../input/simulated-input.js';
import { pairOf } from '../input/pair-of.js';

const input = simulatedInput({ genes: 12, samples: 20, splits: 2, models: goodModels });

const rowsOf = (csv: string): readonly (readonly string[])[] =>
  csv
    .split('\r\n')
    .slice(0, -1)
    .map((line) => line.split(','));

describe('the tables of a report', () => {
  it('hold every model, best first, and the baseline last', async () => {
    const rows = rowsOf((await renderReport(input))['tables/models.csv']!);
    expect(rows[0]!.join(',')).toBe(
      'model,mse,mse_low,mse_high,skill_pooled,skill_pooled_low,skill_pooled_high,skill_mean,skill_mean_low,skill_mean_high,skill_median,skill_positive,genes_above_0.1,genes_above_0.3,genes_above_0.5,r_mean,r_mean_low,r_mean_high',
    );
    expect(rows.slice(1).map(([name]) => name)).toEqual(['lasso', 'ridge', 'forest', 'mean']);
    const lasso = input.evaluations.find(({ name }) => name === 'lasso')!;
    expect(Number(rows[1]![4])).toBeCloseTo(lasso.skill.pooled, 7);
    expect(Number(rows[1]![5])).toBeCloseTo(lasso.intervals!.skill.pooled[0], 7);
  });

  it('compare the best model with every other, and hold every pair in the file', async () => {
    const files = await renderReport({
      ...input,
      comparisons: [pairOf('ridge', 'lasso', -0.125, [-0.15, -0.1], 0.0004), pairOf('ridge', 'forest', 0.05)],
    });
    expect(files['tables/comparisons.csv']).toBe(
      'first,second,difference,low,high,p_value\r\nridge,lasso,-0.125,-0.15,-0.1,0.0004\r\nridge,forest,0.05,,,\r\n',
    );
    expect(files['index.html']).toContain('lasso − ridge');
    expect(files['index.html']).toContain('0.100 to 0.150');
    expect(files['index.html']).not.toContain('ridge − forest');
  });

  it('hold every gene in the order of the input with every score of every model', async () => {
    const [header, ...rows] = rowsOf((await renderReport(input))['tables/genes.csv']!);
    expect(rows.map(([gene]) => gene)).toEqual(input.evaluations[0]!.perGene.genes);
    const column = header!.indexOf('ridge.skill');
    const { skill } = input.evaluations.find(({ name }) => name === 'ridge')!.perGene;
    rows.forEach((row, i) => {
      expect(Number(row[column])).toBeCloseTo(skill[i]!, 7);
    });
  });

  it('hold the enrichment of every annotation, of each training set too', async () => {
    const complete = completeInput({ genes: 6, samples: 20, splits: 2, models: goodModels });
    const { 'tables/enrichment.csv': csv, 'index.html': page } = await renderReport(complete);
    const [header, enhancer] = rowsOf(csv!);
    expect(header!.join()).toBe(
      'annotation,cis,kind,markers,fold,low,high,log_odds,standard_error,z,log_odds_1,log_odds_2',
    );
    expect(enhancer!.slice(0, 4)).toEqual(['enhancer', '1000000', 'binary', '312']);
    expect(Number(enhancer![9])).toBeCloseTo(1.1 / 0.25, 5);
    expect(page).toContain('1.10 ± 0.25');
  });

  it('hold every credible set, every inclusion probability, and how many genes each stretch reaches', async () => {
    const complete = completeInput({ genes: 6, samples: 20, splits: 2, models: goodModels });
    const files = await renderReport(complete);
    const [inclusion] = complete.inclusions!;
    const [header, ...sets] = rowsOf(files['tables/credible-sets.csv']!);
    expect(header!.join()).toBe('model,gene,set,probability,purity,chromosome,from,to,size,markers,pips');
    expect(sets.map(([, gene]) => gene)).toEqual(inclusion!.genes);
    const [first, second] = [0, 1].map((k) => inclusion!.entries[k]!);
    const [{ markers, chromosome, position }] = [inclusion!];
    expect(sets[0]!.slice(2)).toEqual([
      ...['1', '1', '0.9', chromosome![first!], String(position![first!]), String(position![second!])],
      ...['2', `${markers[first!]} ${markers[second!]}`, '0.75 0.25'],
    ]);
    const pips = rowsOf(files['tables/inclusion.csv']!);
    expect(pips.map((row) => row.slice(5).join())).toEqual([
      'pip,set',
      ...['0.75,1', '0.25,1', '1,1', '0.75,1', '0.25,1', '1,1', '0.75,1', '0.25,1', '1,1'],
    ]);
    const stretches = rowsOf(files['tables/hotspots.csv']!).slice(1);
    expect(stretches.reduce((sum, [, , , , genes]) => sum + Number(genes), 0)).toBeCloseTo(6, 6);
    expect(Math.max(...stretches.map(([, , , , genes]) => Number(genes)))).toBeCloseTo(2, 6);
  });

  it('hold what parts of models add, over all and gene by gene', async () => {
    const files = await renderReport(completeInput({ genes: 6, samples: 20, splits: 2, models: goodModels }));
    const [header, interactions, networks] = rowsOf(files['tables/ablations.csv']!);
    const entry = (row: readonly string[]) => Object.fromEntries(header!.map((name, k) => [name, row[k]]));
    expect(entry(interactions!)).toMatchObject({
      ...{ model: 'lasso', without: 'interactions', difference: '0.02', low: '0.01', high: '0.03' },
      ...{ share: '0.125', share_low: '0.1', share_high: '0.15' },
    });
    expect(entry(networks!)).toMatchObject({ without: 'networks', p_value: '0.8', share: '' });
    const page = files['index.html']!;
    expect(page).toContain('these data do not show that the networks add anything');
    expect(page).toContain('interactions share');
    const [genes, ...rows] = rowsOf(files['tables/genes.csv']!);
    const column = genes!.indexOf('lasso.interactions_share');
    expect(rows.map((row) => Number(row[column]))).toEqual(
      [0, 1, 2, 3, 4, 5].map((k) => expect.closeTo(k / 6, 6) as number),
    );
    expect(genes).toContain('lasso.networks_skill_difference');
    expect(genes).not.toContain('lasso.networks_share');
  });

  it('hold every setting of every split and what was chosen', async () => {
    const [header, ...rows] = rowsOf((await renderReport(input))['tables/settings.csv']!);
    expect(header).toEqual(['model', 'setting', 'split', 'validation_mse', 'chosen']);
    expect(rows).toHaveLength(2 * 2 * 7);
    expect(
      rows.filter(([model, , , , chosen]) => model === 'lasso' && chosen === '1').map((row) => row[1]),
    ).toEqual(['alpha=0.1', 'alpha=0.2']);
  });

  it('hold intervals, permutation tests, ceilings and q where there are some', async () => {
    const complete = completeInput({ genes: 12, samples: 20, splits: 2, models: goodModels });
    const files = await renderReport(complete);
    const lasso = complete.evaluations.find(({ name }) => name === 'lasso')!;
    const [fields, best] = rowsOf(files['tables/models.csv']!);
    const value = (field: string) => Number(best![fields!.indexOf(field)]);
    expect(value('mse_low')).toBeCloseTo(lasso.intervals!.mse[0], 7);
    expect(value('skill_pooled_high')).toBeCloseTo(lasso.intervals!.skill.pooled[1], 7);
    expect(value('permutation_p')).toBeCloseTo(lasso.permutation!.pooled.p, 7);
    expect(value('genes_q_0.05')).toBe(lasso.permutation!.discoveries.genes);

    const [header, ...genes] = rowsOf(files['tables/genes.csv']!);
    const [heritability, truth] = complete.ceilings!;
    genes.forEach((row, i) => {
      const number = (field: string) => Number(row[header!.indexOf(field)]);
      expect(number('heritability')).toBeCloseTo(heritability!.perGene.ceiling[i]!, 7);
      expect(number('heritability_standard_error')).toBe(0.1);
      expect(number('true_skill')).toBeCloseTo(truth!.perGene.ceiling[i]!, 7);
      expect(number('lasso.p')).toBeCloseTo(lasso.permutation!.perGene.p[i]!, 7);
      expect(number('lasso.q')).toBeCloseTo(lasso.permutation!.perGene.q[i]!, 7);
    });
  });

  it('take a ceiling by the name of its genes', async () => {
    const complete = completeInput({ genes: 12, samples: 20, splits: 2, models: goodModels });
    const { genes, ceiling } = complete.ceilings![0]!.perGene;
    const some = {
      ...complete.ceilings![0]!,
      perGene: {
        genes: [genes[7]!, genes[2]!],
        ceiling: Float64Array.of(0.75, 0.25),
        standardError: Float64Array.of(1, 1),
      },
    };
    expect(ceiling).toHaveLength(12);
    const [header, ...rows] = rowsOf(
      (await renderReport({ ...complete, ceilings: [some] }))['tables/genes.csv']!,
    );
    const column = rows.map((row) => row[header!.indexOf('heritability')]);
    expect(column).toEqual(genes.map((_, i) => (i === 7 ? '0.75' : i === 2 ? '0.25' : '')));
  });

  it('hold the importance of every marker in every model', async () => {
    const complete = completeInput({ genes: 12, samples: 20, splits: 2, models: goodModels });
    const [lasso, ridge] = complete.importances!;
    const some = {
      ...ridge!,
      markers: ['only-here', lasso!.markers[1]!],
      values: [7, 8],
      position: [5, 6],
      chromosome: ['1', '1'],
    };
    const [header, ...rows] = rowsOf(
      (await renderReport({ ...complete, importances: [lasso!, some] }))['tables/importances.csv']!,
    );
    expect(header).toEqual(['marker', 'chromosome', 'position', 'lasso', 'ridge']);
    expect(rows).toHaveLength(lasso!.markers.length + 1);
    expect(rows[1]!.slice(3).map(Number)).toEqual([Number(lasso!.values[1]!.toPrecision(8)), 8]);
    expect(rows.at(-1)).toEqual(['only-here', '1', '5', '', '7']);
  });

  it('hold the counts of r² beside those of chance', async () => {
    const [header, ...rows] = rowsOf((await renderReport(input))['tables/r2-bins.csv']!);
    expect(header).toEqual(['model', 'from', 'to', 'genes', 'expected_by_chance']);
    for (const model of ['lasso', 'ridge', 'forest']) {
      const genes = rows.filter(([name]) => name === model).map((row) => Number(row[3]));
      expect(genes.reduce((sum, count) => sum + count, 0)).toBe(12);
    }
  });
});
