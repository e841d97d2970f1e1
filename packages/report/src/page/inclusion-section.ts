import { originalIds } from '@snpress/data/matrix/original-ids';
import { toCsv } from '../csv/to-csv.js';
import type { Figure } from '../figures/figure.js';
import { genomeProfile } from '../figures/genome-profile.js';
import { type GenomeStretch, genomeStretches } from '../genome/genome-stretches.js';
import { geneName } from '../html/gene-name.js';
import { markup, type Markup } from '../html/markup.js';
import type { MarkerInclusion } from '../input/report-input.js';
import { counted } from '@snpress/data/words/counted';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import { credibleSetsTable } from '../tables/credible-sets-table.js';
import { hotspotsTable } from '../tables/hotspots-table.js';
import { formatBases } from '../text/format-bases.js';
import { joinWords } from '../text/join-words.js';
import { uniqueSlugs } from '../text/slug.js';
import { inclusions } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

/** Inclusion probabilities below this are not in the file. */
const least = 0.01;

const isPure = ({ purity }: { readonly purity: number }): boolean => purity >= 0.5;

function modelSentences(
  { model, alike, samples, genes, credibleSets, mix, notes }: MarkerInclusion,
  place: number,
): Markup {
  const withSet = new Set(credibleSets.map(({ gene }) => gene)).size;
  const sizes = credibleSets.map(({ markers }) => markers.length).sort((a, b) => a - b);
  const shares = Object.entries(mix).map(([source, share]) => `${formatPercent(share, 0)} ${source}`);
  const middle = sizes[Math.floor(sizes.length / 2)];
  return markup`<p data-model="${model}"${place > 0 && markup` hidden`}>
    <b>${model}</b>${alike.length > 0 && ` (and ${joinWords(alike)}, which hold${alike.length === 1 ? 's' : ''} the same part)`},
    fitted on ${counted(samples, 'sample')}: ${
      middle === undefined
        ? `no gene of ${formatCount(genes.length)} has a credible set`
        : `${counted(withSet, 'gene')} of ${formatCount(genes.length)} ${withSet === 1 ? 'has' : 'have'} ${counted(sizes.length, 'credible set')}, of ${counted(middle, 'marker')} in the median; ${formatPercent(credibleSets.filter(isPure).length / sizes.length, 0)} of the sets have a purity of 0.5 or more`
    }.${shares.length > 0 && ` Effects come from: ${joinWords(shares)}.`}${notes.map((note) => ` Note: ${note}.`)}
  </p>`;
}

function hotspotFigure(
  name: string,
  { model, markers }: MarkerInclusion,
  all: readonly GenomeStretch[],
  isPlaced: boolean,
): Figure {
  const profile = {
    measure: 'genes',
    markers: all.map(({ marker }) => marker),
    values: all.map(({ genes }) => genes),
    ...(isPlaced && {
      chromosome: all.map(({ chromosome }) => chromosome),
      position: all.map(({ from, to }) => (from + to) / 2),
    }),
  };
  return genomeProfile(name, profile, {
    title: `How many genes each stretch of the genome acts on, by ${model} on ${counted(markers.length, 'marker')}`,
    noun: 'stretch',
  });
}

/** One gene's inclusion probabilities; undefined where the model does not have the gene. */
function geneFigure(name: string, inclusion: MarkerInclusion, gene: string): Figure | undefined {
  const { model, markers, chromosome, position, genes, genePlaces, starts, entries, probabilities } =
    inclusion;
  const at = genes.indexOf(gene);
  if (at < 0) return undefined;
  const values = new Float64Array(markers.length);
  for (let k = starts[at]!; k < starts[at + 1]!; k++) values[entries[k]!] = probabilities[k]!;
  const [own, place] = [genePlaces?.chromosome?.[at], genePlaces?.position?.[at] ?? NaN];
  return genomeProfile(
    name,
    {
      measure: 'inclusion probability',
      markers,
      values,
      ...(chromosome && position && { chromosome, position }),
    },
    {
      title: `Inclusion probabilities of the markers for ${gene}, by ${model}`,
      highest: 1,
      gene: own && Number.isFinite(place) ? { name: gene, chromosome: own, position: place } : undefined,
    },
  );
}

function inclusionCsv(all: readonly MarkerInclusion[]): string {
  const rows = all.flatMap(
    ({ model, markers, chromosome, position, genes, starts, entries, probabilities, credibleSets }) => {
      const names = originalIds(markers);
      const sets = new Map<number, { readonly markers: ArrayLike<number> }[]>();
      for (const set of credibleSets) sets.set(set.gene, [...(sets.get(set.gene) ?? []), set]);
      return genes.flatMap((gene, g) => {
        const own = new Map(
          (sets.get(g) ?? []).flatMap(({ markers: members }, k) =>
            Array.from(members, (marker) => [marker, k + 1] as const),
          ),
        );
        return Array.from({ length: starts[g + 1]! - starts[g]! }, (_, k) => starts[g]! + k)
          .filter((k) => probabilities[k]! >= least || own.has(entries[k]!))
          .map((k) => {
            const marker = entries[k]!;
            return [
              model,
              gene,
              names[marker],
              chromosome?.[marker],
              position?.[marker],
              probabilities[k],
              own.get(marker),
            ];
          });
      });
    },
  );
  return toCsv(['model', 'gene', 'marker', 'chromosome', 'position', 'pip', 'set'], rows);
}

function genesBody({ input, drawn, exhibits }: PageContext): Markup | undefined {
  const [best] = input.inclusions as readonly [MarkerInclusion];
  const slugs = uniqueSlugs(drawn.genes.map(({ gene }) => gene));
  const figures = drawn.genes.flatMap(({ gene }, i) => {
    const figure = geneFigure(`inclusion-${slugs[i]!}`, best, gene);
    return figure === undefined ? [] : [{ gene, figure }];
  });
  if (figures.length === 0) return undefined;
  return markup`<details>
    <summary>Single genes along the genome</summary>
    ${figures.map(({ gene, figure }) =>
      exhibits.figure(
        figure,
        markup`<b>${geneName(gene)}</b>, ${best.model}: where on the genome its effects are.
        The triangle is the gene itself, where its place is known.`,
        { wide: true },
      ),
    )}
    </details>`;
}

/** Which markers act on which genes. */
export const inclusionSection: Section<PageContext> = {
  id: 'inclusion',
  group: 'Genome',
  heading: 'Which markers act on which genes',
  needs: [inclusions],
  terms: () => [
    [
      'Inclusion probability (PIP)',
      'How likely a marker has an effect on a gene, by a model of few effects per gene: 1 is sure. Markers that the model takes for one share theirs. It says which marker tells most, within what was genotyped; a cause may be a variant near it that was not.',
    ],
    [
      'Credible set',
      'The smallest set of markers of which one has an effect, by a chance of 95\u00a0%. A gene has one for each effect that is as sure, and none where no effect is. Purity is the smallest absolute correlation between two of its markers: a low one says that the set is no single place.',
    ],
    [
      'Hotspot',
      'A place that acts on many genes. The number of genes of a stretch is the sum of the chances of the genes to have an effect there.',
    ],
  ],
  render: (context) => {
    const { input, exhibits } = context;
    const all = input.inclusions;
    const slugs = uniqueSlugs(all.map(({ model }) => model));
    const maps = all.map((inclusion) => ({ model: inclusion.model, stretches: genomeStretches(inclusion) }));
    const reaching = maps.filter(({ stretches }) => stretches.length > 0);
    return markup`<p>
        Some models say for each gene which markers have an effect on it, and how sure that is. They were fitted on
        the samples named here, not judged on held-out ones: what they are worth as predictors stands above.
      </p>
      <div class="by-model">${all.map(modelSentences)}</div>
      ${exhibits.byModel(
        maps.flatMap(({ model, stretches }, i) => {
          const inclusion = all[i]!;
          const isPlaced = inclusion.chromosome !== undefined && inclusion.position !== undefined;
          const [first] = stretches;
          if (first === undefined) return [];
          const length = first.to - first.from;
          return {
            model,
            wide: true,
            figure: hotspotFigure(`hotspots-${slugs[i]!}`, inclusion, stretches, isPlaced),
            caption: markup`Hotspots, ${inclusion.model}: how many genes are expected to have an effect in each stretch of
          ${isPlaced ? formatBases(length) : counted(length, 'marker')}; named by the marker that acts on most.`,
          };
        }),
      )}
      ${
        reaching.length > 0 &&
        exhibits.table(
          (caption) => hotspotsTable(reaching, caption),
          markup`The stretches of the genome that act on most genes, by ${reaching[0]!.model}; the file holds all.`,
          'The stretches that act on most genes',
        )
      }
      ${genesBody(context)}
      ${exhibits.table(
        (caption) =>
          credibleSetsTable(
            all,
            context.drawn.genes.map(({ gene }) => gene),
            caption,
          ),
        markup`95\u00a0% credible sets of the genes with a figure, then the smallest; the file holds all with their markers and
        inclusion probabilities.`,
        'Credible sets',
      )}
      ${exhibits.file('inclusion', inclusionCsv(all), `every gene's markers with a probability of ${least} or more, or in a credible set`)}`;
  },
};
