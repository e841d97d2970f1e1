import { inTargets, type Targets } from '@snpress/evaluate/targets/in-targets';
import { Markup } from './markup.js';

/** What holds names of the user's, or no text at all. */
const kept = new Set(['td', 'script', 'style', 'option']);

/** The headings, sentences, captions and labels of a part of a page, as ones about what is predicted. */
export function markupInTargets(part: Markup, targets: Targets | undefined): Markup {
  if (targets !== 'traits') return part;
  let within: string | undefined;
  const source = part.source
    .split(/(<[^>]+>)/)
    .map((piece) => {
      const [, end, tag] = /^<(\/?)([a-z0-9]+)/.exec(piece) ?? [];
      if (tag === undefined) return within === undefined ? inTargets(piece, targets) : piece;
      if (end === '' && within === undefined && kept.has(tag) && !piece.endsWith('/>')) within = tag;
      else if (end === '/' && within === tag) within = undefined;
      return piece;
    })
    .join('');
  return new Markup(source);
}
