import { DataError } from '@snpress/data/errors/data-error';
import { problemList } from '@snpress/data/errors/problem-list';
import { eachRow, type Row, rowColumn, rowText } from '@snpress/formats/text/each-row';
import { parseNumber } from '@snpress/formats/text/parse-number';
import { weightCollector } from '../../weights/weight-collector.js';
import type { WeightTable } from '../../weights/weight-table.js';

/** What columns of weights are called, in lower case; those of TIGAR and of our own tables among them. */
const titles = {
  gene: ['targetid', 'gene', 'gene_id', 'geneid', 'ensg', 'target'],
  id: ['rsid', 'marker', 'snp', 'snpid', 'variant', 'variant_id', 'id', 'rs_id'],
  weight: ['es', 'weight', 'effect_size', 'beta', 'effect', 'wgt'],
  counted: ['counted_allele', 'eff_allele', 'effect_allele', 'alt', 'a1', 'ea'],
  other: ['other_allele', 'ref_allele', 'non_effect_allele', 'ref', 'a2', 'a0', 'nea'],
  chromosome: ['chromosome', 'chrom', 'chr'],
  position: ['position', 'pos', 'bp'],
  varID: ['varid'],
  frequency: ['maf', 'counted_frequency', 'eaf', 'af', 'freq'],
} as const;

type Role = keyof typeof titles;

/**
 * Reads weights out of a text table, plain or compressed: a line for each gene and variant, as TIGAR, our own `export --format csv` and
 * others write them; columns are known by their titles. Lines of intercepts (`(intercept)`) are skipped.
 * @throws DataError with the first problems
 */
export async function readWeightTable(file: string, name: string): Promise<WeightTable> {
  const problems = problemList(file);
  const collector = weightCollector();
  let columns: Partial<Record<Role, number>> | undefined;
  const text = (row: Row, role: Role): string | undefined =>
    columns?.[role] === undefined ? undefined : rowText(row, columns[role]);
  const number = (row: Row, role: Role): number | undefined => {
    const at = columns?.[role];
    return at === undefined ? undefined : parseNumber(row.bytes, row.starts[at]!, row.ends[at]!);
  };
  let lines = 0;
  await eachRow(file, ['tab', 'comma', 'semicolon', 'space'], problems, (row) => {
    if (columns === undefined) {
      columns = columnsOf(file, row);
      return;
    }
    const gene = text(row, 'gene')!;
    const [chromosome, position] = [text(row, 'chromosome'), number(row, 'position')];
    const [counted, other] = [text(row, 'counted')!, text(row, 'other')!];
    const id = text(row, 'id') ?? `${chromosome!}:${position!}:${other}:${counted}`;
    if (id === '(intercept)') return;
    const weight = number(row, 'weight')!;
    if (!Number.isFinite(weight))
      problems.add({
        code: 'not-a-number',
        message: `This weight is no number: "${text(row, 'weight')!}"`,
        line: row.line,
        column: rowColumn(row, columns.weight!),
        hint: 'Leave the line out where there is no weight',
      });
    lines++;
    if (weight === 0) return;
    const isNew = collector.add({
      ...{ gene, id, counted, other, weight, chromosome, position },
      varID: text(row, 'varID'),
      frequency: number(row, 'frequency'),
    });
    if (!isNew)
      problems.add({
        code: 'repeated-weight',
        message: `${gene} has a weight of ${id} already`,
        line: row.line,
        hint: 'Keep one of them',
      });
  });
  problems.throwIfAny();
  if (lines === 0)
    throw new DataError({
      file,
      code: 'empty-file',
      message: 'This table has no weights',
      hint: 'It needs a header line and a line for each gene and variant',
    });
  const { genes, ...found } = collector.finish();
  return { name, ...found, genes: { ids: genes } };
}

function columnsOf(file: string, row: Row): Partial<Record<Role, number>> {
  const header = Array.from({ length: row.count }, (_, field) => rowText(row, field));
  const plain = header.map((title) => title.toLowerCase().replace(/^#/, ''));
  const columns: Partial<Record<Role, number>> = {};
  for (const role of Object.keys(titles) as Role[]) {
    const own = titles[role].map((title) => plain.indexOf(title)).find((at) => at >= 0);
    if (own !== undefined) columns[role] = own;
  }
  const hasPlace = columns.chromosome !== undefined && columns.position !== undefined;
  const missing = (['gene', 'weight', 'counted', 'other'] as const).filter(
    (role) => columns[role] === undefined,
  );
  const lacking = [...missing, ...(columns.id === undefined && !hasPlace ? (['id'] as const) : [])];
  if (lacking.length === 0) return columns;
  throw new DataError({
    file,
    line: row.line,
    code: 'missing-column',
    message: `This is no table of weights: it has no column of ${lacking.join(', ')}; there are ${header.join(', ')}`,
    hint: `Call them ${lacking.map((role) => titles[role].slice(0, 2).join(' or ')).join('; ')}`,
  });
}
