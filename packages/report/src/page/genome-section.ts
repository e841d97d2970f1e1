import { cisTransBars } from '../figures/cis-trans-bars.js';
import { genomeProfile } from '../figures/genome-profile.js';
import { markup, type Markup } from '../html/markup.js';
import type { CisTransSkill } from '@snpress/evaluate';
import type { MarkerImportance } from '../input/report-input.js';
import { cisTransTable } from '../tables/cis-trans-table.js';
import { importanceTable } from '../tables/importance-table.js';
import { formatBases } from '../text/format-bases.js';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import { counted } from '@snpress/data/words/counted';
import { uniqueSlugs } from '../text/slug.js';
import type { Exhibits } from './exhibits.js';
import { anyOf, cisTrans, importances } from './needs.js';
import type { PageContext } from './page-context.js';
import type { Section } from './section.js';

function unplaced({ chromosome, position, markers }: MarkerImportance): number {
  if (chromosome === undefined || position === undefined) return 0;
  return markers.reduce((count, _, i) => count + (Number.isFinite(position[i]!) ? 0 : 1), 0);
}

function importanceBody(all: readonly MarkerImportance[], exhibits: Exhibits): Markup {
  const slugs = uniqueSlugs(all.map(({ model }) => model));
  return markup`<p>
      How much each marker counts in the models that can say. Markers that are inherited together share their
      importance, or one of them takes it all, so a peak points to a region rather than to a cause.
    </p>
    ${exhibits.byModel(
      all.map((importance, i) => {
        const without = unplaced(importance);
        return {
          model: importance.model,
          wide: true,
          figure: genomeProfile(`importance-${slugs[i]!}`, importance, {
            title: `Importance of the markers in ${importance.model} along the genome`,
          }),
          caption: markup`${importance.model}: how much each of ${counted(importance.markers.length, 'marker')} counts (${importance.measure})${
            importance.chromosome !== undefined && ', chromosomes in alternating shades'
          }; mean over outer splits.${
            without > 0 &&
            ` ${counted(without, 'marker')} without a position ${without === 1 ? 'is' : 'are'} not drawn.`
          }`,
        };
      }),
    )}
    ${exhibits.table(
      (caption) => importanceTable(all, caption),
      markup`The markers that count most in each model; the file holds all markers.`,
      'The markers that count most',
    )}`;
}

/** What the split says, in words. */
function cisTransSentence({ name, genes, sources, ...parts }: CisTransSkill): string {
  const { mostlyCis, mostlyTrans } = sources;
  const [whole, cis, trans] = [parts.whole.pooled, parts.cis.pooled, parts.trans.pooled];
  const skills = `Of ${name}, the whole prediction has a pooled skill of ${formatPercent(whole)}, its cis part alone ${formatPercent(cis)}, its trans part alone ${formatPercent(trans)}`;
  const lean =
    cis <= 0 && trans <= 0
      ? 'neither part beats the training mean'
      : cis > trans
        ? 'most of the signal sits next to the genes'
        : cis < trans
          ? 'most of the signal acts from elsewhere in the genome'
          : 'both parts carry as much';
  return `${skills}: ${lean}. ${counted(mostlyCis, 'gene')} of ${formatCount(genes)} ${mostlyCis === 1 ? 'is' : 'are'} predicted mostly by cis markers, ${formatCount(mostlyTrans)} mostly by the others.`;
}

function cisTransBody(skills: readonly CisTransSkill[], exhibits: Exhibits): Markup {
  const windows = [...new Set(skills.map(({ window }) => formatBases(window)))];
  return markup`<h3>Near the gene or elsewhere</h3>
    <p>
      Cis markers lie within ${windows.join(' or ')} of a gene on its chromosome; all others are trans. The two
      parts need not add up to the whole, as nearby markers are inherited together.
    </p>
    <p>${cisTransSentence(skills[0]!)}</p>
    <div class="exhibits">
      <div>
        ${exhibits.table(
          (caption) => cisTransTable(skills, caption),
          markup`Pooled skill over ${counted(skills[0]!.genes, 'gene')} with a known position and a marker nearby.`,
        )}
      </div>
      ${exhibits.figure(
        cisTransBars(skills),
        markup`Pooled skill of the whole prediction, of its cis part alone and of its trans part alone.`,
      )}
    </div>`;
}

/** Where on the genome the models find what they predict with. */
export const genomeSection: Section<PageContext> = {
  id: 'genome',
  group: 'Genome',
  heading: 'Where on the genome',
  needs: [anyOf(importances, cisTrans)],
  terms: (context) => [
    ...(importances(context)
      ? [
          [
            'Importance',
            'What is measured stands at the vertical axis of each figure; it is averaged over outer splits. Importances of different models have different units.',
          ] as const,
        ]
      : []),
    ...(cisTrans(context)
      ? [
          [
            'Cis, trans',
            'The cis part of a prediction has all other markers at their training mean, the trans part those near the gene; each is judged as a prediction of its own. A gene is mostly cis when its skill is above 0.1 and the cis part alone has at least half of it but the trans part has not, and the other way round.',
          ] as const,
        ]
      : []),
  ],
  render: (context) => {
    const { input, exhibits } = context;
    return markup`${importances(context) && importanceBody(input.importances, exhibits)}${
      cisTrans(context) && cisTransBody(input.cisTrans, exhibits)
    }`;
  },
};
