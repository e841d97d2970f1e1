import { describe, expect, it } from 'vitest';
import { weightCollector } from '../../src/weights/weight-collector.js';

type Line = Parameters<ReturnType<typeof weightCollector>['add']>[0];

const line = (gene: string, id: string, weight: number, other: Partial<Line> = {}): Line => ({
  ...{ gene, id, weight, counted: 'A', other: 'G' },
  ...other,
});

describe('weights in any order', () => {
  it('come out gene by gene, each variant once', () => {
    const collector = weightCollector();
    const lines = [line('g', 'rs1', 1), line('h', 'rs1', 2), line('g', 'rs2', 3), line('h', 'rs3', 4)];
    expect(lines.map((own) => collector.add(own))).toEqual([true, true, true, true]);
    const { variants, genes, weightsOf } = collector.finish();
    expect(genes).toEqual(['g', 'h']);
    expect(variants.ids).toEqual(['rs1', 'rs2', 'rs3']);
    expect(genes.map((_, gene) => [...weightsOf(gene).variants])).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(genes.map((_, gene) => [...weightsOf(gene).weights])).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it.each([
    ['beside the first', ['g rs1', 'g rs2', 'g rs1'], [true, true, false]],
    ['after a later gene', ['g rs1', 'h rs1', 'g rs1', 'h rs1'], [true, true, false, false]],
    ['of other genes', ['g rs1', 'h rs1', 'g rs2', 'i rs2', 'h rs2'], [true, true, true, true, true]],
    [
      'of another gene between',
      ['g rs1', 'h rs2', 'g rs2', 'h rs2', 'g rs2'],
      [true, true, true, false, false],
    ],
  ])('a pair that is repeated %s is told', (_, pairs, isNew) => {
    const collector = weightCollector();
    expect(pairs.map((pair) => collector.add(line(pair.split(' ')[0]!, pair.split(' ')[1]!, 1)))).toEqual(
      isNew,
    );
  });

  it('variants of one id are told apart by alleles and by their other name', () => {
    const collector = weightCollector();
    const others = [{}, { other: 'T' }, { varID: 'chr1_5_G_A_b38' }, { counted: 'a', other: 'g' }] as const;
    expect(others.map((own) => collector.add(line('g', 'rs1', 1, own)))).toEqual([true, true, true, false]);
    expect(collector.finish().variants.start).toEqual(Float64Array.of(NaN, NaN, 5));
  });
});
