import { formatCount, formatNumber } from '@snpress/data/words/format-number';
import { genomeProfile } from '../figures/genome-profile.js';
import { qqPlot } from '../figures/qq-plot.js';
import { markup } from '../html/markup.js';
import type { ReportFiles } from '../input/report-files.js';
import { cautionBox } from '../page/caution-box.js';
import { documentPage } from '../page/document-page.js';
import { createExhibits, type Exhibits } from '../page/exhibits.js';
import { renderSections, type Section } from '../page/section.js';
import { toCsv } from '../csv/to-csv.js';
import { renderTable } from '../tables/render-table.js';
import { uniqueSlugs } from '../text/slug.js';
import type { AssociationReport, AssociationSeries } from './association-report.js';

interface Context {
  readonly report: AssociationReport;
  readonly exhibits: Exhibits;
  readonly slugs: readonly string[];
}

const genesShown = 25;
/** More models than that would make a page of figures. */
const seriesDrawn = 6;

const sections: readonly Section<Context>[] = [
  {
    id: 'genes',
    heading: 'The genes',
    needs: [],
    render: ({ report: { series, files }, exhibits }) => {
      const rows = strongest(series);
      const hasVariants = series.some(({ variants }) => variants !== undefined);
      const header = [
        'Gene',
        'Of',
        'Chromosome',
        'Position',
        'z',
        'p',
        'q',
        ...(hasVariants ? ['Variants'] : []),
      ];
      const cells = rows.map(([own, gene]) => [
        labelOf(own, gene),
        own.name,
        own.chromosome?.[gene] ?? '',
        place(own.position?.[gene]),
        formatNumber(own.z[gene]!, 2),
        exponent(own.strength[gene]!),
        smallNumber(own.q[gene]!),
        ...(hasVariants ? [`${own.used?.[gene] ?? 0} of ${own.variants?.[gene] ?? 0}`] : []),
      ]);
      return markup`${exhibits.table(
        (caption) => ({
          name: 'strongest',
          inline: renderTable({
            caption,
            columns: header.map((label, at) => ({ label, numeric: at > 2 })),
            rows: cells.map((own) => ({ cells: own })),
          }),
          csv: toCsv(header, cells),
        }),
        markup`The ${rows.length} genes with the smallest p.`,
      )}
      ${files.map(([file, what]) => markup`<p class="source"><a href="${file}">${file}</a>: ${what}</p>`)}`;
    },
  },
  {
    id: 'genome',
    heading: 'Over the genome',
    needs: [({ report }) => report.series.some(({ position }) => position !== undefined)],
    render: ({ report: { series }, exhibits, slugs }) =>
      markup`${series
        .map((own, at) => [own, at] as const)
        .filter(([{ position }]) => position !== undefined)
        .slice(0, seriesDrawn)
        .map(([own, at]) =>
          exhibits.figure(
            genomeProfile(`manhattan-${slugs[at]!}`, profileOf(own), {
              title: `−log10 p along the genome: ${own.name}`,
              noun: 'gene',
            }),
            markup`${own.name}: −log10 p of each gene where it lies; the highest are named.`,
            { wide: true },
          ),
        )}`,
  },
  {
    id: 'chance',
    heading: 'Beside chance',
    needs: [],
    render: ({ report: { series }, exhibits, slugs }) => markup`<p>
        Where no gene has to do with the trait, p lie on the dashed line. Above it from the beginning on they are inflated:
        by a polygenic trait, by relatives, by samples of several populations.
      </p>
      <div class="exhibits">
        ${series
          .slice(0, seriesDrawn)
          .map((own, at) =>
            exhibits.figure(
              qqPlot(`qq-${slugs[at]!}`, own.name, own.strength),
              markup`${own.name}: observed against expected −log10 p; the band holds 95 % at each rank.`,
            ),
          )}
      </div>`,
  },
  {
    id: 'method',
    heading: 'How this was done',
    needs: [],
    render: ({ report: { terms } }) => markup`<dl class="terms">
      ${terms.map(([term, text]) => markup`<dt>${term}</dt><dd>${text}</dd>`)}
    </dl>`,
  },
];

/** Draws every section and puts the page and its files together. */
export function composeAssociation(report: AssociationReport): ReportFiles {
  const exhibits = createExhibits();
  const context: Context = { report, exhibits, slugs: uniqueSlugs(report.series.map(({ name }) => name)) };
  const page = documentPage({
    title: report.title,
    kicker: 'Expression of genes and a trait',
    lead: report.lead,
    findings: report.findings,
    facts: report.facts,
    caution: cautionBox('What was read, and what was left out', report.notes),
    sections: renderSections(
      sections.filter(({ needs }) => needs.every((need) => need(context))),
      context,
    ),
    footer:
      'Made by snpress. An association of predicted expression is no proof that a gene acts on the trait: genes share variants.',
  });
  return { 'index.html': page, ...exhibits.files() };
}

function strongest(series: readonly AssociationSeries[]): readonly (readonly [AssociationSeries, number])[] {
  const best = series.flatMap((own) =>
    [...own.genes.keys()]
      .filter((gene) => !Number.isNaN(own.strength[gene]!))
      .sort((a, b) => own.strength[b]! - own.strength[a]!)
      .slice(0, genesShown)
      .map((gene) => [own, gene] as const),
  );
  return best.sort((a, b) => b[0].strength[b[1]]! - a[0].strength[a[1]]!).slice(0, genesShown);
}

function labelOf({ genes, names }: AssociationSeries, gene: number): string {
  const name = names?.[gene] ?? '';
  return name === '' || name === genes[gene] ? genes[gene]! : `${name} (${genes[gene]!})`;
}

function profileOf(own: AssociationSeries) {
  return {
    markers: own.genes.map((_, gene) => own.names?.[gene] ?? own.genes[gene]!),
    chromosome: own.chromosome!,
    position: own.position!,
    measure: '−log10 p',
    values: own.strength,
  };
}

const place = (position: number | undefined): string =>
  position === undefined || Number.isNaN(position) ? '' : formatCount(position);

/** 10^−strength in two digits, however small. */
function exponent(strength: number): string {
  if (strength < 3) return formatNumber(10 ** -strength, 4);
  const whole = Math.ceil(strength);
  return `${(10 ** (whole - strength)).toFixed(1)}e−${whole}`;
}

const smallNumber = (value: number): string =>
  value > 0 && value < 1e-3 ? value.toExponential(1).replace('-', '−') : formatNumber(value, 4);
