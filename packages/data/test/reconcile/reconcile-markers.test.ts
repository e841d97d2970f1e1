import { expect, test } from 'vitest';
import { reconcileMarkers } from '../../src/index.js';
import type { MarkerTable, ReconcileOptions } from '../../src/index.js';

type Row = readonly [id: string, place: string, alleles: string, frequency?: number];

/** `['rs1', '1:100', 'A/G']`: counted allele first; `''` where not known. */
function table(...rows: readonly Row[]): MarkerTable {
  const place = rows.map(([, at]) => at.split(':'));
  const start = Float64Array.from(place, ([, position]) => Number(position ?? NaN));
  return {
    ids: rows.map(([id]) => id),
    positions: { chromosome: place.map(([chromosome]) => chromosome!), start, end: start },
    alleles: {
      counted: rows.map(([, , alleles]) => alleles.split('/')[0]!),
      other: rows.map(([, , alleles]) => alleles.split('/')[1] ?? ''),
    },
    frequencies: Float64Array.from(rows, ([, , , frequency]) => frequency ?? NaN),
  };
}

/** The rows of the table as `status reference given by reason: note`. */
function rows(reference: MarkerTable, given: MarkerTable, options: ReconcileOptions = {}): string[] {
  return [...reconcileMarkers(reference, given, options).records()].map((record) =>
    [
      `${record.status} ${record.reference?.id ?? '–'} ${record.given?.id ?? '–'}`,
      ...(record.by ? [`by ${record.by}`] : []),
      ...(record.flipped ? ['flipped'] : []),
      ...(record.reason ? [record.reason] : []),
      ...(record.note === '' ? [] : [record.note]),
    ].join(', '),
  );
}

test('position and alleles decide, whatever the ids are', () => {
  expect(rows(table(['rs1', '1:100', 'A/G']), table(['x', 'chr1:100', 'g/a']))).toEqual([
    'met rs1 x, by position, flipped',
  ]);
});

test("PLINK's numbers of the sex chromosomes meet their names; others are told on both sides", () => {
  const reference = table(
    ['a', 'chr1:5', 'A/G'],
    ['b', 'chrX:5', 'A/G'],
    ['c', 'chrM:5', 'A/G'],
    ['d', 'Z:5', 'A/G'],
  );
  const given = table(['a', '1:5', 'A/G'], ['e', '23:5', 'G/A'], ['f', '26:5', 'A/G'], ['d', 'W:5', 'A/G']);
  const { columns, warnings } = reconcileMarkers(reference, given);
  expect([...columns]).toEqual([0, 1, 2, -1]);
  expect([...reconcileMarkers(given, reference).columns]).toEqual([0, 1, 2, -1]);
  expect(warnings.at(-1)).toMatchInlineSnapshot(
    `"The reference has chromosomes that the file has not (Z), and the file some that the reference has not (W); if they are the same, name them alike."`,
  );
});

test('other alleles at the same place are another variant, even under the same id', () => {
  expect(rows(table(['rs1', '1:100', 'A/G']), table(['rs1', '1:100', 'A/T']))).toEqual([
    'absent rs1 rs1, alleles-differ, alleles differ: A/G in the reference, A/T in the file',
    'dropped rs1 rs1, alleles-differ, alleles differ: A/G in the reference, A/T in the file',
  ]);
});

test('a multiallelic site that was split meets line by line', () => {
  expect(
    rows(
      table(['rs1', '1:100', 'A/G'], ['rs1#2', '1:100', 'T/G']),
      table(['rs1', '1:100', 'T/G'], ['rs1#2', '1:100', 'G/A'], ['rs1#3', '1:100', 'C/G']),
    ),
  ).toEqual([
    'met rs1 rs1#2, by position, flipped',
    'met rs1#2 rs1, by position',
    'dropped rs1 rs1#3, alleles-differ, alleles differ: A/G in the reference, C/G in the file',
  ]);
});

test('ids that repeat, names made up for them and `.` name no marker: position and alleles decide, or nothing', () => {
  const reference = table(
    ['.', '', ''],
    ['.#2', '', ''],
    ['rs1', '', ''],
    ['rs1#2', '', ''],
    ['rs2', '', ''],
  );
  const given = table(['.', '', ''], ['rs1', '', ''], ['rs1#2', '', ''], ['rs2', '', '']);
  expect([...reconcileMarkers(reference, given).columns]).toEqual([-1, -1, -1, -1, 3]);
  expect(rows(table(['rs1', '', '']), table(['rs1', '', ''], ['rs1#2', '', '']))).toMatchInlineSnapshot(`
    [
      "absent rs1 rs1, id-repeats, the id "rs1" names several markers, so that positions and alleles would have to tell which is which",
      "dropped rs1 rs1, id-repeats, the id "rs1" names several markers, so that positions and alleles would have to tell which is which",
      "dropped – rs1#2, not-there, not in the reference",
    ]
  `);
  const [placed, other] = [
    table(['.', '1:100', 'A/G'], ['.#2', '1:200', 'A/G']),
    table(['.', '1:200', 'A/G'], ['.#2', '1:100', 'A/G']),
  ];
  expect([...reconcileMarkers(placed, other).columns]).toEqual([1, 0]);
});

test('the same id at another position is reported and not met, unless ids alone are to decide', () => {
  const [reference, given] = [table(['rs1', '1:100', 'A/G']), table(['rs1', '1:900', 'G/A'])];
  expect(rows(reference, given)).toEqual([
    'absent rs1 rs1, position-differs, the same id at another position: 1:100 in the reference, 1:900 in the file',
    'dropped rs1 rs1, position-differs, the same id at another position: 1:100 in the reference, 1:900 in the file',
  ]);
  expect(rows(reference, given, { by: 'id' })).toEqual(['met rs1 rs1, by id, flipped']);
});

test('a variant that was met by position though its id is that of another is noted', () => {
  expect(
    rows(table(['rs1', '1:100', 'A/G'], ['rs2', '1:200', 'A/G']), table(['rs2', '1:100', 'A/G'])),
  ).toEqual([
    'met rs1 rs2, by position, the id is that of the marker at 1:200 of the reference',
    'absent rs2 rs2, position-differs, the same id at another position: 1:200 in the reference, 1:100 in the file',
  ]);
});

test('ids decide where a file has no positions or no alleles', () => {
  const reference = table(['rs1', '', ''], ['rs2', '1:200', ''], ['rs3', '', 'A/G'], ['rs4', '', 'A/G']);
  const given = table(
    ['rs4', '1:400', 'A/C'],
    ['rs3', '1:300', 'G/A'],
    ['rs2', '1:200', 'C/T'],
    ['rs1', '1:100', 'A/G'],
    ['rs5', '1:200', 'C/T'],
  );
  expect(rows(reference, given)).toEqual([
    'met rs1 rs1, by id, alleles are not known on both sides, taken as counted alike',
    'met rs2 rs2, by id, alleles are not known on both sides, taken as counted alike',
    'met rs3 rs3, by id, flipped',
    'absent rs4 rs4, alleles-differ, alleles differ: A/G in the reference, A/C in the file',
    'dropped rs4 rs4, alleles-differ, alleles differ: A/G in the reference, A/C in the file',
    'dropped rs2 rs5, alleles-unknown, rs2 lies there, but alleles are not known on both sides',
  ]);
  expect(rows(table(['rs1', '', '']), table(['rs1', '', '']), { by: 'position' })).toEqual([
    'absent rs1 –, not-there, not in the file',
    'dropped – rs1, not-there, not in the reference',
  ]);
});

test('one known allele decides, where it can', () => {
  expect(
    rows(
      table(
        ['rs1', '1:100', 'A/G'],
        ['rs2', '1:200', 'A/G'],
        ['rs3', '1:300', 'A/G'],
        ['rs4', '1:400', '/G'],
      ),
      table(['a', '1:100', '/G'], ['b', '1:200', '/A'], ['c', '1:300', '/T'], ['d', '1:400', 'G/C']),
    ),
  ).toEqual([
    'met rs1 a, by position, one allele is not known: A/G in the reference, ?/G in the file',
    'met rs2 b, by position, flipped, one allele is not known: A/G in the reference, ?/A in the file',
    'absent rs3 c, alleles-differ, alleles differ: A/G in the reference, ?/T in the file',
    'met rs4 d, by position, flipped, one allele is not known: ?/G in the reference, G/C in the file',
    'dropped rs3 c, alleles-differ, alleles differ: A/G in the reference, ?/T in the file',
  ]);
  expect(rows(table(['rs1', '1:100', 'A/G'], ['rs2', '1:100', 'T/G']), table(['a', '1:100', '/G']))).toEqual([
    'absent rs1 –, not-there, not in the file',
    'absent rs2 –, not-there, not in the file',
    'dropped rs1 a, several-fit, one allele is not known, so that it may be several markers of the reference: ?/G',
  ]);
});

test('alleles of the other strand are met only on demand', () => {
  const reference = table(['rs1', '1:100', 'A/G'], ['rs2', '1:200', 'A/C'], ['rs3', '1:300', 'A/T']);
  const given = table(['rs1', '1:100', 'T/C'], ['rs2', '1:200', 'G/T'], ['rs3', '1:300', 'T/A']);
  expect(rows(reference, given).slice(0, 2)).toEqual([
    'absent rs1 rs1, other-strand, alleles of the other strand: A/G in the reference, T/C in the file',
    'absent rs2 rs2, other-strand, alleles of the other strand: A/C in the reference, G/T in the file',
  ]);
  expect(rows(reference, given, { complement: true })).toEqual([
    'met rs1 rs1, by position, other strand: A/G in the reference, T/C in the file',
    'met rs2 rs2, by position, flipped, other strand: A/C in the reference, G/T in the file',
    'met rs3 rs3, by position, flipped',
  ]);
  const { summary, warnings } = reconcileMarkers(reference, given, { complement: true });
  expect(summary).toMatchObject({ complement: 2, ambiguous: 1, flipped: 2 });
  expect(warnings).toEqual([
    '2 markers are on the other strand, so the 1 that read alike on both strands (A/T, C/G) may count the wrong allele.',
  ]);
});

test('markers that read alike on both strands are flagged, checked by frequency, and dropped on demand', () => {
  const reference = table(['rs1', '1:100', 'A/T', 0.1], ['rs2', '1:200', 'C/G', 0.1]);
  const given = table(['rs1', '1:100', 'A/T', 0.88], ['rs2', '1:200', 'G/C', 0.88]);
  expect(rows(reference, given)).toEqual([
    'met rs1 rs1, by position, frequency of A 0.100 in the reference, 0.880 in the file; 0.120 if read on the other strand',
    'met rs2 rs2, by position, flipped',
  ]);
  expect(reconcileMarkers(reference, given).summary).toMatchObject({ ambiguous: 2, frequencyGaps: 1 });
  expect(reconcileMarkers(reference, given).warnings).toEqual([
    'The allele frequencies of 1 of 2 markers differ by more than 0.2 (rs1).',
  ]);
  expect(reconcileMarkers(reference, given, { ambiguous: 'drop' }).summary).toMatchObject({
    met: 0,
    absentBy: { ambiguous: 2 },
    droppedBy: { ambiguous: 2 },
  });
});

test('a variant that one side has twice', () => {
  const twice = table(['a', '1:100', 'A/G'], ['b', '1:100', 'G/A']);
  expect(rows(table(['b', '1:100', 'A/G']), twice)).toEqual([
    'met b b, by position, flipped',
    'dropped b a, duplicate, another marker of the file is b',
  ]);
  expect(rows(table(['c', '1:100', 'A/G']), twice)).toEqual([
    'met c a, by position',
    'dropped c b, duplicate, another marker of the file is c',
  ]);
  expect(rows(twice, table(['b', '1:100', 'A/G'], ['a', '1:100', 'A/G']))).toEqual([
    'met a a, by position',
    'met b b, by position, flipped',
  ]);
  expect(rows(twice, table(['c', '1:100', 'A/G']))).toEqual([
    'met a c, by position',
    'met b c, by position, flipped, the same variant as a',
  ]);
});

test('Roman and Arabic chromosome numbers are the same', () => {
  expect(
    rows(
      table(['a', 'chrIV:5', 'A/G'], ['b', 'chrIX:5', 'A/G'], ['c', 'chrX:5', 'A/G']),
      table(['d', '4:5', 'A/G'], ['e', '10:5', 'A/G']),
    ),
  ).toEqual(['met a d, by position', 'absent b –, not-there, not in the file', 'met c e, by position']);
});

test('of markers like none of the reference, as a whole genome has them, the first are listed and all are counted', () => {
  const many = Array.from({ length: 100_003 }, (_, index): Row => [`s${index}`, `2:${index + 1}`, 'A/G']);
  const { summary, warnings, records } = reconcileMarkers(
    table(['a', '1:5', 'A/G']),
    table(...many, ['b', '1:5', 'A/G']),
  );
  expect(summary).toMatchObject({
    given: 100_004,
    met: 1,
    dropped: 100_003,
    droppedBy: { 'not-there': 100_003 },
  });
  expect([...records()]).toHaveLength(100_001);
  expect(warnings).toEqual([
    '3 more markers of the file are like none of the reference; they are counted, but in no row of the table.',
  ]);
});
