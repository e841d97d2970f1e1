import { geneScores } from '@snpress/evaluate/metrics/gene-scores';
import { toCsv } from '../csv/to-csv.js';
import { geneRows, type GeneData } from '../gene-data/gene-data.js';
import { inlineJson } from '../html/inline-json.js';
import { markup, type Markup } from '../html/markup.js';
import type { Ceiling } from '@snpress/evaluate';
import type { EvaluatedModel } from '../input/report-input.js';
import { formatNumber, formatPValue } from '@snpress/data/words/format-number';
import type { Table } from './table.js';

/** So many models have a column before the reader chooses others. */
export const modelsShown = 4;

/** What the table of genes is made from. */
export interface GeneTableContent {
  /** Best first. */
  readonly models: readonly EvaluatedModel[];
  readonly baseline: EvaluatedModel | undefined;
  readonly ceilings: readonly Ceiling[];
  /** The same for the page's script. */
  readonly data: GeneData;
  /** Genes that are shown beside the best predicted ones. */
  readonly chosen: readonly string[];
}

interface GeneColumn {
  /** Its name in the file. */
  readonly field: string;
  readonly values: ArrayLike<number>;
}

/** What a ceiling is called in the table and in its file. */
const ceilingColumn = {
  heritability: { label: 'h²', field: 'heritability' },
  truth: { label: 'Skill of the truth', field: 'true_skill' },
} as const;

/** The values of some genes in the order of others; NaN where there is none. */
function inOrder(
  own: readonly string[],
  values: ArrayLike<number>,
  genes: readonly string[],
): readonly number[] {
  const at = new Map(own.map((gene, i) => [gene, i]));
  return genes.map((gene) => values[at.get(gene) ?? -1] ?? NaN);
}

function ceilingColumns({ kind, perGene }: Ceiling, genes: readonly string[]): readonly GeneColumn[] {
  const { field } = ceilingColumn[kind];
  const { genes: own, ceiling, standardError } = perGene;
  return [
    { field, values: inOrder(own, ceiling, genes) },
    ...(standardError
      ? [{ field: `${field}_standard_error`, values: inOrder(own, standardError, genes) }]
      : []),
  ];
}

function modelColumns(model: EvaluatedModel): readonly GeneColumn[] {
  const { name, ablations = [] } = model;
  const column = (field: string, values: ArrayLike<number> | undefined): readonly GeneColumn[] =>
    values === undefined ? [] : [{ field: `${name}.${field}`, values }];
  return [
    ...Object.entries(geneScores(model)).flatMap(([score, values]) => column(score, values)),
    ...ablations.flatMap(({ part, perGene: { difference, share } }) => [
      ...column(`${part}_skill_difference`, difference),
      ...column(`${part}_share`, share?.value),
      ...column(`${part}_share_low`, share?.low),
      ...column(`${part}_share_high`, share?.high),
    ]),
  ];
}

/** What a column of the table says of one gene, and its headings. */
interface ShownColumn {
  readonly model?: string;
  readonly label: string;
  readonly cell: (gene: number) => string;
}

function shownColumns({ models, baseline, ceilings }: GeneTableContent): readonly ShownColumn[] {
  const { genes, observedMean } = (models[0] ?? baseline)!.perGene;
  return [
    { label: 'Mean expression', cell: (gene) => formatNumber(observedMean[gene]!) },
    ...ceilings.map(({ kind, perGene }) => {
      const values = inOrder(perGene.genes, perGene.ceiling, genes);
      return { label: ceilingColumn[kind].label, cell: (gene: number) => formatNumber(values[gene]!) };
    }),
    ...models.slice(0, modelsShown).flatMap((model, rank) => {
      const { skill, r, q } = geneScores(model);
      const number = (label: string, values: Float64Array) => ({
        ...{ model: model.name, label },
        cell: (gene: number) => formatNumber(values[gene]!),
      });
      return [
        number('skill', skill),
        ...(rank === 0 ? [number('r', r)] : []),
        ...(rank === 0 && q
          ? [
              {
                ...{ model: model.name, label: 'q' },
                cell: (gene: number) => (Number.isNaN(q[gene]) ? '–' : formatPValue(q[gene]!)),
              },
            ]
          : []),
      ];
    }),
  ];
}

/**
 * Every gene with its ceilings and what models are worth for it, best model first. The page holds the best predicted genes and chosen
 * ones as a table that needs no script, and all of them as data that the page's script sorts, filters and draws.
 */
export function geneTable(content: GeneTableContent, caption: Markup): Table {
  const { models, baseline, ceilings, chosen, data } = content;
  const first = (models[0] ?? baseline)!;
  const { genes, observedMean, skill } = first.perGene;
  const all: readonly GeneColumn[] = [
    { field: 'observed_mean', values: observedMean },
    ...ceilings.flatMap((ceiling) => ceilingColumns(ceiling, genes)),
    ...models.flatMap(modelColumns),
    ...(baseline === undefined ? [] : modelColumns(baseline)),
  ];
  const wanted = new Set(chosen);
  const rows = [...genes.keys()]
    .sort((a, b) => (skill[b]! || -Infinity) - (skill[a]! || -Infinity) || a - b)
    .filter((gene, place) => place < geneRows || wanted.has(genes[gene]!));
  const columns = shownColumns(content);
  return {
    name: 'genes',
    inline: markup`<table id="gene-table">
        <caption>
          <span>${caption}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Gene</th>
            ${columns.map(({ model, label }) => markup`<th scope="col" class="num">${model} ${label}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (gene) =>
              markup`<tr>
                <th scope="row">${genes[gene]}</th>
                ${columns.map(({ cell }) => markup`<td class="num">${cell(gene)}</td>`)}
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
