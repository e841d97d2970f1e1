import { geneScores } from '@snpress/evaluate/metrics/gene-scores';
import { toCsv } from '../csv/to-csv.js';
import { geneAnchor } from '../html/gene-anchor.js';
import { inlineJson } from '../html/inline-json.js';
import { markup, type Markup } from '../html/markup.js';
import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatNumber } from '@snpress/data/words/format-number';
import { printable } from '../text/printable.js';
import type { Table } from './table.js';

/** Rows in the page at a time. */
const geneTableRows = 12;

const decimals = 3;

/** What the table of genes is made from. */
export interface GeneTableContent {
  /** Best first. */
  readonly models: readonly EvaluatedModel[];
  readonly baseline: EvaluatedModel | undefined;
  readonly ceilings: readonly Ceiling[];
  /** Indices of the genes that have a figure on the page. */
  readonly withFigure: ReadonlySet<number>;
}

interface GeneColumn {
  readonly model?: string;
  readonly label: string;
  /** Its name in the file. */
  readonly field: string;
  readonly values: ArrayLike<number>;
  /** In the page too, not in the file alone. */
  readonly inPage: boolean;
}

const ceilingColumn = {
  heritability: { label: 'h²', field: 'heritability' },
  truth: { label: 'Skill of the truth', field: 'true_skill' },
} as const;

function ceilingColumns({ kind, perGene }: Ceiling, genes: readonly string[]): readonly GeneColumn[] {
  const at = new Map(perGene.genes.map((gene, i) => [gene, i]));
  const inOrder = (values: ArrayLike<number>) => genes.map((gene) => values[at.get(gene) ?? -1] ?? NaN);
  const { label, field } = ceilingColumn[kind];
  const { ceiling, standardError } = perGene;
  return [
    { label, field, values: inOrder(ceiling), inPage: true },
    ...(standardError
      ? [{ label, field: `${field}_standard_error`, values: inOrder(standardError), inPage: false }]
      : []),
  ];
}

function modelColumns(model: EvaluatedModel, isBaseline: boolean): readonly GeneColumn[] {
  const { name } = model;
  const shown = ['skill', 'r', 'q'];
  return Object.entries(geneScores(model)).map(([score, values]) => {
    const inPage = !isBaseline && shown.includes(score);
    return { model: name, label: `${name} ${score}`, field: `${name}.${score}`, values, inPage };
  });
}

/** What parts add to a model for each gene; on the page the share of the predicted variance. */
function ablationColumns({ name, ablations = [] }: EvaluatedModel): readonly GeneColumn[] {
  return ablations.flatMap(({ part, perGene: { difference, share } }) => {
    const column = (field: string, values: ArrayLike<number> | undefined, label?: string): GeneColumn[] =>
      values === undefined
        ? []
        : [
            {
              model: name,
              label: label ?? field,
              field: `${name}.${part}_${field}`,
              values,
              inPage: label !== undefined,
            },
          ];
    return [
      ...column('skill_difference', difference),
      ...column('share', share?.value, `${name} ${part} share`),
      ...column('share_low', share?.low),
      ...column('share_high', share?.high),
    ];
  });
}

function geneColumns({ models, baseline, ceilings }: GeneTableContent): readonly GeneColumn[] {
  const first = models[0] ?? baseline;
  if (first === undefined) return [];
  const { genes, observedMean } = first.perGene;
  return [
    { label: 'Mean expression', field: 'observed_mean', values: observedMean, inPage: true },
    ...ceilings.flatMap((ceiling) => ceilingColumns(ceiling, genes)),
    ...models.flatMap((model) => [...modelColumns(model, false), ...ablationColumns(model)]),
    ...(baseline === undefined ? [] : modelColumns(baseline, true)),
  ];
}

const rounded = (value: number): number | null =>
  Number.isFinite(value) ? Number(value.toFixed(decimals)) : null;

function bestFirst(genes: readonly string[], { values }: GeneColumn): readonly number[] {
  const height = (i: number): number => rounded(values[i]!) ?? -Infinity;
  return genes
    .map((_, i) => i)
    .sort((a, b) => {
      const [first, second] = [height(a), height(b)];
      return first === second ? a - b : second - first;
    });
}

/**
 * Every gene with its ceilings and the skill, correlation and q of every model (best model first). The page holds the
 * first rows, and those of genes with a figure, as a table that needs no script, and all of them as data that the
 * page's script sorts and searches.
 */
export function geneTable(content: GeneTableContent, caption: Markup): Table {
  const { models, baseline, withFigure } = content;
  const genes = (models[0] ?? baseline)?.perGene.genes ?? [];
  const all = geneColumns(content);
  const shown = all.filter(({ inPage }) => inPage);
  const ofBest = ({ model }: GeneColumn) => model !== undefined && model === models[0]?.name;
  const columns = [...shown.filter(ofBest), ...shown.filter((column) => !ofBest(column))];
  const sorted = columns.find(({ field }) => field === `${models[0]?.name ?? ''}.skill`) ?? columns[0]!;
  const order = bestFirst(genes, sorted);
  const rows = order.filter((gene, place) => place < geneTableRows || withFigure.has(gene));
  const data = {
    rows: geneTableRows,
    sorted: columns.indexOf(sorted) + 1,
    genes: order.map((i) => printable(genes[i]!)),
    ids: order,
    figures: [...withFigure],
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
          ${rows.map(
            (i) =>
              markup`<tr id="${geneAnchor.row(i)}">
                <th scope="row">
                  ${withFigure.has(i) ? markup`<a href="#${geneAnchor.figure(i)}">${genes[i]}</a>` : genes[i]}
                </th>
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
      ['gene', ...all.map(({ field }) => field)],
      genes.map((gene, i) => [gene, ...all.map(({ values }) => values[i])]),
    ),
  };
}
