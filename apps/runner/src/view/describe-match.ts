import { counted } from '@snpress/data/words/counted';
import { formatCount, formatPercent } from '@snpress/data/words/format-number';
import type { MatchedModel } from '@snpress/experiment';
import { wrapText } from '@snpress/experiment/words/wrap-text';
import { withOptionNames } from '../terminal/option-name.js';
import { labelledLines } from './labelled-lines.js';

const width = 100;

/** How variants of a model and of a file meet, and why others do not, for people. */
export function describeMatch({ counts, causes }: MatchedModel): string {
  const share = (count: number): string =>
    `${formatCount(count)} (${formatPercent(count / counts.variants)})`;
  const rows = labelledLines([
    ['model', counted(counts.variants, 'variant')],
    ['file', counted(counts.lines, 'variant')],
    ['by id', share(counts.byId)],
    ['by position', share(counts.byPosition)],
    ...(counts.byLooseId > counts.byId ? [['by id of any style', share(counts.byLooseId)] as const] : []),
    ...(counts.byLiftedPosition > 0 ? [['lifted over', share(counts.byLiftedPosition)] as const] : []),
  ]);
  const told = causes.map(({ message, recovers, cure }) =>
    wrapText(
      withOptionNames(
        message +
          (cure === undefined
            ? ''
            : ` → ${cure}${recovers > 0 ? ` (recovers ${counted(recovers, 'variant')})` : ''}`),
      ),
      width,
      '- ',
    ),
  );
  return [rows, ...(told.length === 0 ? ['Nothing is amiss.'] : [told.join('\n')])].join('\n\n');
}
