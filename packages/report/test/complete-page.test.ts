import { describe, expect, it } from 'vitest';
import { completePage, renderReport, type RunFacts } from '../src/index.js';
import { goodModels, simulatedInput } from './input/simulated-input.js';
import { markupProblems } from './input/tag-balance.js';

const placeholder = '<!--snpress-run-facts-->';
const roomForWarnings = '<!--snpress-run-warnings-->';
const facts: RunFacts = {
  versions: { '@snpress/report': '0.1.0', node: '20.20.0' },
  machine: "2 cores <b> $& $' \u0000",
  started: '2026-11-23T04:43:39Z',
  seconds: 83.2,
  stages: [
    { name: 'fit:lasso', count: 25, ran: 5, seconds: 12.34, reusedSeconds: 200 },
    { name: placeholder, count: 1, ran: 0, seconds: 0, reusedSeconds: 1 },
  ],
};

const input = simulatedInput({ genes: 6, samples: 12, splits: 2, models: goodModels });
const page = (await renderReport(input))['index.html']!;

describe('completePage', () => {
  it('adds the facts of the run and changes nothing else', () => {
    const [before, after] = page.replace(roomForWarnings, '').split(placeholder) as [string, string];
    const complete = completePage(page, facts);
    expect(complete.startsWith(before)).toBe(true);
    expect(complete.endsWith(after)).toBe(true);
    expect(markupProblems(complete)).toEqual([]);
    const added = complete.slice(before.length, complete.length - after.length);
    expect(added).toContain('2 cores &lt;b&gt; $&amp; $&#39; \ufffd');
    expect(added).toContain('node 20.20.0');
    expect(added).toContain('1 min 23 s');
    expect(added).toContain('fit:lasso');
    expect(added).not.toContain(placeholder);
  });

  it('tells what the run warned of above all sections, beside what was known before', async () => {
    const leaking = { ...input, protocol: { ...input.protocol, fitOn: 'all' as const } };
    const { 'index.html': source } = await renderReport(leaking);
    const complete = completePage(source!, { ...facts, warnings: [`a <b> ${roomForWarnings}`, 'another'] });
    expect(markupProblems(complete)).toEqual([]);
    const [before, after] = source!.split(roomForWarnings) as [string, string];
    const told = complete.slice(before.length, complete.indexOf(after.slice(0, 200)));
    expect(told).toContain('<li>a &lt;b&gt; &lt;!--snpress-run-warnings--&gt;</li>');
    expect(told).toContain('<li>another</li>');
    expect(before).toContain('This protocol leaks');
    expect(before).not.toContain('<section');
  });

  it('puts them into the provenance section, also of a page that has no provenance', async () => {
    for (const source of [page, (await renderReport({ ...input, provenance: undefined! }))['index.html']!]) {
      expect(source.split(placeholder)).toHaveLength(2);
      expect(source.indexOf('<section id="provenance"')).toBeLessThan(source.indexOf(placeholder));
    }
  });

  it('finds its place whatever the names on the page are', async () => {
    const hostile = simulatedInput({
      genes: 6,
      samples: 12,
      splits: 2,
      models: { [placeholder]: { finds: 0.5, adds: 0.1 }, other: { finds: 0.3, adds: 0.1 } },
      geneName: (i) => `${placeholder}${i}`,
    });
    const { 'index.html': source } = await renderReport({
      ...hostile,
      title: placeholder,
      experiment: placeholder,
      warnings: [placeholder],
      provenance: { spec: placeholder, seed: placeholder },
    });
    for (const room of [placeholder, roomForWarnings]) expect(source!.split(room)).toHaveLength(2);
  });

  it('refuses a page that is complete already', () => {
    expect(() => completePage(completePage(page, facts), facts)).toThrowErrorMatchingInlineSnapshot(
      `[Error: The page has no place for the facts of its run: complete a page of renderReport, and only once]`,
    );
  });
});
