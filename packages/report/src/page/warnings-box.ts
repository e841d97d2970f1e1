import { markup, Markup } from '../html/markup.js';
import type { ReportInput } from '../input/report-input.js';
import { cautionBox } from './caution-box.js';
import { runWarningsPlaceholder } from './run-placeholders.js';

const leak =
  'This protocol leaks: preprocessing was fitted on held-out samples too, so the numbers may be better than they would be on new samples.';

/** What the reader has to know before believing the numbers, and room for what the run will have warned of. */
export function warningsBox({ protocol, warnings = [] }: ReportInput): Markup {
  const known = [...(protocol.fitOn === 'all' ? [leak] : []), ...warnings];
  return markup`${cautionBox('Before you rely on these numbers', known)}${new Markup(runWarningsPlaceholder)}`;
}
