import { toCsv } from '../csv/to-csv.js';
import { inlineJson } from '../html/inline-json.js';
import { markup, type Markup } from '../html/markup.js';
import type { EvaluatedModel } from '../report-input.js';
import { formatNumber } from '../text/format-number.js';
import { printable } from '../text/printable.js';
import type { Table } from './table.js';

/** Rows in the page at a time. */
const geneTableRows = 25;

const decimals = 3;

interface GeneColumn {
  readonly label: string;
  readonly values: ArrayLike<number>;
}

function geneColumns(
  models: readonly EvaluatedModel[],
  baseline: EvaluatedModel | undefined,
): readonly GeneColumn[] {
  const first = models[0] ?? baseline;
  if (first === undefined) return [];
  return [
    { label: 'Mean expression', values: first.perGene.observedMean },
    ...models.flatMap(({ name, perGene }) => [
      { label: `${name} skill`, values: perGene.skill },
      { label: `${name} r`, values: perGene.r },
    ]),
  ];
}

const rounded = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;

function bestFirst(genes: readonly string[], { values }: GeneColumn): readonly number[] {
  const height = (i: number): number => {
    const value = rounded(values[i]!);
    return value ?? -Infinity;
  };
  return genes
    .map((_, i) => i)
    .sort((a, b) => {
      const [first, second] = [height(a), height(b)];
      return first === second ? a - b : second - first;
    });
}

/**
 * Every gene with the skill and correlation of every model (best model first). The page holds the first rows as a
 * table that needs no script, and all of them as data that the page's script sorts and searches.
 */
export function geneTable(
  models: readonly EvaluatedModel[],
  baseline: EvaluatedModel | undefined,
  caption: Markup,
): Table {
  const genes = (models[0] ?? baseline)?.perGene.genes ?? [];
  const columns = geneColumns(models, baseline);
  const sorted = columns[1] ?? columns[0]!;
  const order = bestFirst(genes, sorted);
  const everyone = baseline === undefined ? models : [...models, baseline];
  const data = {
    rows: geneTableRows,
    sorted: columns.indexOf(sorted) + 1,
    genes: order.map((i) => printable(genes[i]!)),
    columns: columns.map(({ values }) => order.map((i) => rounded(values[i]!))),
  };
  return {
    name: 'genes',
    inline: markup`<table id="gene-table">
        <caption>
          <span>${caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Gene</th>
            ${columns.map(
              (column) =>
                markup`<th scope="col" class="num" ${column === sorted && markup` aria-sort="descending"`}>
                  ${column.label}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${order.slice(0, geneTableRows).map(
            (i) =>
              markup`<tr>
                <th scope="row">${genes[i]}</th>
                ${columns.map(
                  ({ values }) => markup`<td class="num">${formatNumber(values[i]!, decimals)}</td>`,
                )}
              </tr> `,
          )}
        </tbody>
      </table>
      <script type="application/json" id="gene-data">
        ${inlineJson(data)}
      </script>`,
    csv: toCsv(
      [
        'gene',
        'observed_mean',
        ...everyone.flatMap(({ name }) => ['mse', 'skill', 'r', 'r2'].map((score) => `${name}.${score}`)),
      ],
      genes.map((gene, i) => [
        gene,
        (models[0] ?? baseline)!.perGene.observedMean[i],
        ...everyone.flatMap(({ perGene: { mse, skill, r, r2 } }) => [mse[i], skill[i], r[i], r2[i]]),
      ]),
    ),
  };
}
