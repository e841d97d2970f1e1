import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createGraph, SelectionError, type Selection } from '../../src/index.js';
import { selectStages } from '../../src/graph/select-stages.js';
import { from, stage } from '../workbench.js';

/** Two outer splits of an experiment with two models, one of them tuned. */
const graph = createGraph([
  stage('ingest'),
  ...['outer0', 'outer1'].flatMap((outer) => [
    stage(`${outer}/tune/lasso/alpha=0.1`, { inputs: { x: from('ingest') } }),
    stage(`${outer}/refit/lasso`, { inputs: { x: from(`${outer}/tune/lasso/alpha=0.1`) } }),
    stage(`${outer}/refit/mean`, { inputs: { x: from('ingest') } }),
  ]),
  stage('evaluate', {
    inputs: Object.fromEntries(
      ['outer0/refit/lasso', 'outer0/refit/mean', 'outer1/refit/lasso', 'outer1/refit/mean'].map(
        (id, index) => [`x${index}`, from(id)],
      ),
    ),
  }),
]);

/** Ids of the selected stages; those that run anew with a star. */
function select(selection: Selection): string[] {
  const { graph: chosen, forced } = selectStages(graph, selection);
  return chosen.stages.map(({ id }) => (forced.has(id) ? `${id}*` : id)).sort();
}

function refusal(selection: Selection): readonly string[] {
  try {
    selectStages(graph, selection);
  } catch (error) {
    if (error instanceof SelectionError) return error.problems;
    throw error;
  }
  return [];
}

describe('selectStages', () => {
  test('selects everything, and copies nothing, when it is asked for nothing', () => {
    const selected = selectStages(graph, { only: [], from: [] });
    expect(selected.graph).toBe(graph);
    expect([...selected.forced, ...selected.notSelected]).toEqual([]);
  });

  test.each<[string, Selection, string[]]>([
    ['a stage and what it needs', { only: ['outer0/refit/mean'] }, ['ingest', 'outer0/refit/mean']],
    [
      'a glob of one step',
      { only: ['*/refit/lasso'] },
      [
        'ingest',
        'outer0/refit/lasso',
        'outer0/tune/lasso/alpha=0.1',
        'outer1/refit/lasso',
        'outer1/tune/lasso/alpha=0.1',
      ],
    ],
    [
      'a glob of many steps',
      { until: ['outer1/**'] },
      ['ingest', 'outer1/refit/lasso', 'outer1/refit/mean', 'outer1/tune/lasso/alpha=0.1'],
    ],
    [
      'what only and until have in common',
      { only: ['outer0/refit/*'], until: ['*/refit/mean'] },
      ['ingest', 'outer0/refit/mean'],
    ],
    [
      'with force and only, not what is needed',
      { only: ['outer0/refit/lasso'], force: true },
      ['ingest', 'outer0/refit/lasso*', 'outer0/tune/lasso/alpha=0.1'],
    ],
    [
      'with force and until, everything',
      { until: ['outer0/refit/lasso'], force: true },
      ['ingest*', 'outer0/refit/lasso*', 'outer0/tune/lasso/alpha=0.1*'],
    ],
    [
      'with from, what comes after as far as it is selected',
      { from: ['outer0/tune/**'], until: ['outer0/**'] },
      ['ingest', 'outer0/refit/lasso*', 'outer0/refit/mean', 'outer0/tune/lasso/alpha=0.1*'],
    ],
    [
      'with patterns to force',
      { only: ['outer0/refit/lasso'], force: ['*/tune/**'] },
      ['ingest', 'outer0/refit/lasso', 'outer0/tune/lasso/alpha=0.1*'],
    ],
  ])('%s', (_, selection, expected) => {
    expect(select(selection)).toEqual(expected);
  });

  test('says which stages were left out, in the order of the graph', () => {
    expect(selectStages(graph, { only: ['outer0/refit/mean', 'outer1/**'] }).notSelected).toEqual([
      'outer0/tune/lasso/alpha=0.1',
      'outer0/refit/lasso',
      'evaluate',
    ]);
  });

  test('names every pattern that means nothing, with the nearest stage', () => {
    expect(
      refusal({ only: ['outer0/refit/laso', 'x'], until: ['outer3/**'], from: [''], force: ['evaluat'] }),
    ).toMatchInlineSnapshot(`
      [
        "only: no stage matches "outer0/refit/laso"; did you mean "outer0/refit/lasso"?",
        "only: no stage matches "x"; a stage is called, for instance, "ingest"",
        "until: no stage matches "outer3/**"; a stage is called, for instance, "ingest"",
        "from: no stage matches ""; a stage is called, for instance, "ingest"",
        "force: no stage matches "evaluat"; did you mean "evaluate"?",
      ]
    `);
    expect(refusal({ until: ['ingest'], from: ['evaluate'], force: ['*/refit/*'] })).toMatchInlineSnapshot(`
      [
        "from: none of its stages is selected by only and until",
        "force: none of its stages is selected by only and until",
      ]
    `);
    expect(refusal({ until: ['ingest'], only: ['evaluate'] })).toMatchInlineSnapshot(`
      [
        "only: none of its stages is needed for those of until",
      ]
    `);
  });

  test('takes an id as it is, whatever is in it', () => {
    const odd = createGraph([stage('tune/[0.1]{a,b}!(*)'), stage('tune/0')]);
    expect(selectStages(odd, { only: ['tune/[0.1]{a,b}!(*)'] }).notSelected).toEqual(['tune/0']);
    expect(selectStages(odd, { only: ['tune/*'] }).notSelected).toEqual([]);
  });

  test('gives a graph in which every stage has what it reads from, and no other is missing a reader', () => {
    const ids = fc.subarray(
      graph.stages.map(({ id }) => id),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(ids, (only) => {
        const { graph: chosen, forced, notSelected } = selectStages(graph, { only, force: only, from: only });
        const selected = new Set(chosen.stages.map(({ id }) => id));
        expect(new Set([...selected, ...notSelected]).size).toBe(graph.stages.length);
        for (const { id } of chosen.stages) {
          for (const source of chosen.upstream.get(id)!) expect(chosen.downstream.get(source)).toContain(id);
          expect(chosen.upstream.get(id)).toEqual(graph.upstream.get(id));
          expect(chosen.downstream.get(id)!.every((reader) => selected.has(reader))).toBe(true);
          const reads = chosen.upstream.get(id)!.some((source) => forced.has(source));
          if (only.includes(id) || reads) expect(forced.has(id)).toBe(true);
        }
      }),
    );
  });
});
