import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph, GraphError, type Stage } from '../../src/index.js';
import { from, stage } from '../workbench.js';

function problems(stages: readonly Stage[]): readonly string[] {
  try {
    createGraph(stages);
  } catch (error) {
    if (error instanceof GraphError) return error.problems;
    throw error;
  }
  return [];
}

describe('createGraph', () => {
  test('puts every stage after the stages that it reads from', () => {
    const ordered = fc.integer({ min: 1, max: 30 }).chain((size) =>
      fc.tuple(
        fc.shuffledSubarray(
          Array.from({ length: size }, (_, index) => index),
          { minLength: size },
        ),
        fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 60 }),
      ),
    );
    fc.assert(
      fc.property(ordered, ([numbers, edges]) => {
        const stages = numbers.map((number) =>
          stage(`s${number}`, {
            inputs: Object.fromEntries(
              edges.filter(([a, b]) => b === number && a < b).map(([a]) => [`from${a}`, from(`s${a}`)]),
            ),
          }),
        );
        const { stages: order, upstream } = createGraph(stages);
        const position = new Map(order.map(({ id }, index) => [id, index]));
        expect(order).toHaveLength(stages.length);
        for (const { id } of order)
          for (const source of upstream.get(id)!)
            expect(position.get(source)!).toBeLessThan(position.get(id)!);
      }),
    );
  });

  test('names every problem at once', () => {
    const stages = [
      stage('ingest', { outputs: ['genotypes', 'genotypes'] }),
      stage('ingest'),
      stage('fit', {
        inputs: { x: from('ingest', 'phenotypes'), y: from('ingset') },
        parameters: { alpha: [1, NaN] },
      }),
      stage('empty', { outputs: [] }),
      stage('odd', { outputs: ['../up'] }),
      stage('a', { inputs: { b: from('b') } }),
      stage('b', { inputs: { c: from('c') } }),
      stage('c', { inputs: { a: from('a') } }),
      stage('self', { inputs: { self: from('self') } }),
    ];
    expect(problems(stages)).toMatchInlineSnapshot(`
      [
        "more than one stage is called "ingest"",
        "stage "ingest" declares output "genotypes" twice",
        "stage "fit": input "x" is output "phenotypes" of stage "ingest", which has only: value",
        "stage "fit": input "y" comes from stage "ingset", which is not in the graph",
        "stage "fit": parameter alpha[1] is NaN, which JSON cannot say",
        "stage "empty" declares no outputs",
        "stage "odd": "../up" is no name for an input or output (letters, digits, ".", "_", "-")",
        "stages read from each other in a circle: "a" ← "b" ← "c" ← "a"",
        "stages read from each other in a circle: "self" ← "self"",
      ]
    `);
    expect(() => createGraph(stages)).toThrow(/^The stage graph has 9 problems:\n {2}- more than one/);
  });

  test('refuses a need of memory that is no number of bytes', () => {
    expect(() =>
      createGraph([stage('a', { memory: NaN }), stage('b', { memory: -1 }), stage('c', { memory: 0 })]),
    ).toThrow('stage "a": memory is NaN; it must be a number of bytes\n  - stage "b": memory is -1; it must');
  });

  test('looks at each of 10,000 stages and 100,000 edges a fixed number of times', () => {
    const looks = (size: number) => {
      let count = 0;
      const stages = Array.from({ length: size }, (_, number) => {
        const inputs = Object.fromEntries(
          Array.from({ length: Math.min(10, number) }, (_, back) => [
            `i${back}`,
            from(`s${number - back - 1}`),
          ]),
        );
        const counting = stage(`s${number}`, { inputs });
        return new Proxy(counting, {
          get(target, name) {
            count++;
            return Reflect.get(target, name) as unknown;
          },
        });
      });
      createGraph(stages);
      return count / size;
    };
    expect(looks(10_000)).toBeCloseTo(looks(1_000), 0);
  });
});
