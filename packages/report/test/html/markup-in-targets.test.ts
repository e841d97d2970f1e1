import { expect, it } from 'vitest';
import { Markup } from '../../src/html/markup.js';
import { markupInTargets } from '../../src/html/markup-in-targets.js';

it('speaks of traits where those are predicted, and leaves names and scripts alone', () => {
  const page =
    '<p class="gene">Every gene counts: genes of "gene" and gene-blend</p><td>gene</td><script>let gene</script>';
  const told = (targets: 'genes' | 'traits') => markupInTargets(new Markup(page), targets).source;
  expect(told('genes')).toBe(page);
  expect(told('traits')).toBe(
    '<p class="gene">Every trait counts: traits of "gene" and gene-blend</p><td>gene</td><script>let gene</script>',
  );
});
