import { describe, expect, it } from 'vitest';
import { type GenomeProfile, genomeProfile } from '../../src/figures/genome-profile.js';
import type { MarkerImportance } from '../../src/index.js';

function importance(markers: number, value: (i: number) => number): MarkerImportance {
  const perChromosome = Math.ceil(markers / 4);
  return {
    model: 'lasso',
    measure: 'share of expression variance',
    markers: Array.from({ length: markers }, (_, i) => `marker-${i}`),
    values: Float64Array.from({ length: markers }, (_, i) => value(i)),
    chromosome: Array.from({ length: markers }, (_, i) => `chr${Math.floor(i / perChromosome) + 1}`),
    position: Float64Array.from({ length: markers }, (_, i) => (i % perChromosome) + 1),
  };
}

const draw = (name: string, profile: GenomeProfile) => genomeProfile(name, profile, { title: 'A profile' });

const needles = (svg: string): number => [...svg.matchAll(/M[\d.]+,[\d.]+V/g)].length;

describe('genomeProfile', () => {
  it('draws every marker while they are few', () => {
    expect(
      needles(
        draw(
          'few',
          importance(40, (i) => 1 + (i % 3)),
        ).file,
      ),
    ).toBe(40);
  });

  it('keeps the highest of each pixel of a million markers, and stays small', () => {
    const peak = 654_321;
    const { file } = draw(
      'many',
      importance(1_000_000, (i) => (i === peak ? 9 : ((i * 7919) % 1000) / 1000)),
    );
    expect(file.length).toBeLessThan(50_000);
    expect(needles(file)).toBeGreaterThan(800);
    expect(file).toContain(`>marker-${peak}</text>`);
    expect(file).toContain(`Highest: marker-${peak} on 3 (9)`);
  });

  it('names peaks without one name over another', () => {
    const { file } = draw(
      'names',
      importance(800, (i) => (i % 40 === 7 ? 5 + (i % 7) : 0.1)),
    );
    const names = [...file.matchAll(/<text y="([\d.]+)" x="([\d.]+)">(marker-\d+)</g)].map(
      ([, y, x, text]) => ({ left: Number(x), right: Number(x) + 6.4 * text!.length, y: Number(y) }),
    );
    expect(names.length).toBeGreaterThan(1);
    names.forEach((a, i) => {
      for (const b of names.slice(i + 1)) {
        expect(a.right < b.left || b.right < a.left || Math.abs(a.y - b.y) >= 12).toBe(true);
      }
    });
  });

  it('draws a model without any importance, and one without positions', () => {
    const { chromosome, position, ...plain } = importance(5, () => 0);
    expect(chromosome).toHaveLength(position!.length);
    expect(needles(draw('none', plain).file)).toBe(0);
    expect(draw('none', plain).file).toContain('markers in their order (1 to 5)');
  });

  it('needs no order of the input', () => {
    const plain = importance(60, (i) => 1 + (i % 7));
    const back = <T>(values: ArrayLike<T>): T[] => Array.from(values).reverse();
    const reversed: MarkerImportance = {
      ...plain,
      markers: back(plain.markers),
      values: back(plain.values),
      chromosome: back(plain.chromosome!),
      position: back(plain.position!),
    };
    const paths = (svg: string) => [...svg.matchAll(/ d="([^"]+)"/g)].map((match) => match[1]);
    expect(paths(draw('a', reversed).file)).toEqual(paths(draw('a', plain).file));
  });
});
