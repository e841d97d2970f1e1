import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { renderReport, type ReportInput } from '../src/index.js';
import { completeInput } from './input/complete-input.js';
import { goodModels, simulatedInput } from './input/simulated-input.js';
import { markupProblems } from './input/tag-balance.js';

const size = { genes: 40, samples: 30, splits: 5, models: goodModels };
const hostile = '<img src=x onerror=alert(1)>';

/** A page as it is read: its script knows words that no reader sees. */
const withoutScript = (page: string): string => page.replace(/<script>[^]*?<\/script>/, '');

const sha256 = (content: string): string => createHash('sha256').update(content).digest('base64');

function only(source: string, pattern: RegExp): string {
  const matches = [...source.matchAll(pattern)];
  expect(matches).toHaveLength(1);
  return matches[0]![1]!;
}

function hostileInput(): ReportInput {
  const plain = completeInput({
    ...size,
    models: { [`${hostile}"'&`]: { finds: 0.8, adds: 0.1 }, '=cmd|x': { finds: 0.5, adds: 0.2 } },
    geneName: (i) =>
      i === 0 ? `${hostile}\u0000` : i === 1 ? '</script><script>alert(2)</script>' : `gene ${i} & "${i}"`,
  });
  return {
    ...plain,
    title: `${hostile} & co`,
    experiment: hostile,
    genes: [`${hostile}\u0000`, '</script><script>alert(2)</script>', hostile],
    warnings: [hostile],
    provenance: { spec: `name: ${hostile}`, seed: hostile },
    importances: plain.importances!.map((importance) => ({
      ...importance,
      measure: hostile,
      markers: importance.markers.map((marker) => `${hostile}${marker}`),
      chromosome: importance.chromosome!.map((name) => `${name}<u>`),
    })),
    learningCurves: plain.learningCurves!.map((curve) => ({
      ...curve,
      model: hostile,
      lines: curve.lines.map((line) => ({ ...line, label: `${hostile}${line.label}`, split: hostile })),
    })),
  };
}

describe('renderReport', () => {
  it('gives the same bytes for the same input', async () => {
    expect(await renderReport(completeInput(size))).toEqual(await renderReport(completeInput(size)));
  });

  it('names the files of every figure and table', async () => {
    expect(Object.keys(await renderReport(completeInput(size))).sort()).toMatchInlineSnapshot(`
      [
        "figures/calibration-forest.svg",
        "figures/calibration-lasso.svg",
        "figures/calibration-ridge.svg",
        "figures/ceiling-heritability.svg",
        "figures/ceiling-truth.svg",
        "figures/cis-trans.svg",
        "figures/contexts-forest.svg",
        "figures/contexts-lasso.svg",
        "figures/contexts-ridge.svg",
        "figures/gene-ygr0017w.svg",
        "figures/gene-ygr0025w.svg",
        "figures/gene-ygr0028w.svg",
        "figures/hotspots-lasso.svg",
        "figures/importance-lasso.svg",
        "figures/importance-ridge.svg",
        "figures/inclusion-ygr0017w.svg",
        "figures/inclusion-ygr0025w.svg",
        "figures/inclusion-ygr0028w.svg",
        "figures/learning-network.svg",
        "figures/pair-forest.svg",
        "figures/pair-ridge.svg",
        "figures/r2-bins-forest.svg",
        "figures/r2-bins-lasso.svg",
        "figures/r2-bins-ridge.svg",
        "figures/settings-lasso.svg",
        "figures/settings-ridge.svg",
        "figures/skill-distribution.svg",
        "figures/skill-intervals.svg",
        "figures/truth-all-genes.svg",
        "figures/truth-deviations.svg",
        "index.html",
        "tables/ablations.csv",
        "tables/attrition.csv",
        "tables/calibration-forest.csv",
        "tables/calibration-lasso.csv",
        "tables/calibration-ridge.csv",
        "tables/cis-trans.csv",
        "tables/comparisons.csv",
        "tables/contexts.csv",
        "tables/contrast-genes.csv",
        "tables/contrasts.csv",
        "tables/credible-sets.csv",
        "tables/enrichment.csv",
        "tables/genes.csv",
        "tables/hotspots.csv",
        "tables/importances.csv",
        "tables/inclusion.csv",
        "tables/learning-network.csv",
        "tables/model-pairs.csv",
        "tables/models.csv",
        "tables/r2-bins.csv",
        "tables/settings.csv",
        "tables/variance.csv",
      ]
    `);
  });

  it('holds or names every file, and leads to none beside it', async () => {
    const files = await renderReport(completeInput(size));
    const { 'index.html': page } = files;
    expect([...page!.matchAll(/href="(?!#|data:)[^"]*"/g)].map(([link]) => link)).toEqual([]);
    for (const [path, content] of Object.entries(files)) {
      const name = path.replace(/.*\//, '');
      if (path.endsWith('.svg')) expect(page).toContain(`data-file="${name.slice(0, -4)}"`);
      if (!path.endsWith('.csv')) continue;
      const carried = new RegExp(`download="${name}" href="data:text/csv;charset=utf-8,([^"]+)"`).exec(page!);
      if (carried === null) expect(page).toContain(`<span class="path">${path}</span>`);
      else expect(decodeURIComponent(carried[1]!)).toBe(content);
    }
  });

  it('allows by hash exactly the style and the script that it holds', async () => {
    const { 'index.html': page } = await renderReport(simulatedInput(size));
    const policy = only(page!, /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/g);
    const style = only(page!, /<style>([\s\S]*?)<\/style>/g);
    const script = only(page!, /<script>([\s\S]*?)<\/script>/g);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src 'sha256-${sha256(style)}'`,
      `script-src 'sha256-${sha256(script)}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/\sstyle=/);
    expect(page).not.toMatch(/\son\w+=/);
    expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org\/)/);
  });

  it('writes well-formed HTML and SVG', async () => {
    const files = await renderReport(completeInput(size));
    for (const [path, content] of Object.entries(files)) {
      expect([path, /NaN|undefined|Infinity/.exec(withoutScript(content))?.[0]]).toEqual([path, undefined]);
      if (!path.endsWith('.csv')) expect([path, markupProblems(content)]).toEqual([path, []]);
    }
  });

  it('shows hostile names as text, in the page and in every file', async () => {
    const files = await renderReport(hostileInput());
    for (const [path, content] of Object.entries(files)) {
      expect(path).toMatch(/^(index\.html|(figures|tables)\/[a-z0-9.-]+\.(svg|csv))$/);
      if (path.endsWith('.csv')) continue;
      expect([path, markupProblems(content)]).toEqual([path, []]);
      expect(content).not.toMatch(/<img|<u>|alert\(2\)<\/script/);
      expect(content).not.toContain('\u0000');
    }
    expect(files['index.html']).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(files['index.html']).toContain('\\u003cimg src=x onerror=alert(1)\\u003e');
    expect(files['figures/skill-intervals.svg']).toContain('&lt;img src=x one');
  });

  it('names the chosen genes that it cannot draw', async () => {
    const { 'index.html': page } = await renderReport({
      ...simulatedInput(size),
      genes: ['YGR0003W', 'ACT1'],
    });
    expect(page).toContain('Not among the predicted genes: ACT1.');
    expect(page).toContain('<b><span data-gene="YGR0003W">YGR0003W</span></b>');
  });

  it('draws the genes that the best model predicts best when none is chosen', async () => {
    const input = simulatedInput(size);
    const { genes, skill } = input.evaluations.find(({ name }) => name === 'lasso')!.perGene;
    const best = genes.map((gene, i) => ({ gene, skill: skill[i]! })).sort((a, b) => b.skill - a.skill)[0]!;
    expect(Object.keys(await renderReport(input))).toContain(`figures/gene-${best.gene.toLowerCase()}.svg`);
  });

  it('says that a protocol leaks', async () => {
    const plain = simulatedInput(size);
    const { 'index.html': page } = await renderReport({
      ...plain,
      protocol: { ...plain.protocol, fitOn: 'all' },
    });
    expect(page).toContain('This protocol leaks');
    expect((await renderReport(plain))['index.html']).not.toContain('leaks');
  });

  it('says nothing of parts that it is not given', async () => {
    const { 'index.html': plain } = await renderReport(simulatedInput(size));
    const { 'index.html': complete } = await renderReport(completeInput(size));
    for (const word of ['ermutation', 'eritability', 'Where on the genome', 'Cis', 'false discovery']) {
      expect([word, withoutScript(plain!).includes(word), withoutScript(complete!).includes(word)]).toEqual([
        word,
        false,
        true,
      ]);
    }
  });

  it('says how to predict with the models that the run leaves, the best first', async () => {
    const files = ['forest', 'lasso'].map((model) => ({ model, path: `models/${model}.arrow` }));
    const page = async (fittedOn: 'all' | 'training'): Promise<string> =>
      (await renderReport({ ...simulatedInput(size), keptModels: { fittedOn, files } }))['index.html']!;
    const all = await page('all');
    expect(markupProblems(all)).toEqual([]);
    expect(all).toContain('snpress predict --model models/lasso.arrow --genotypes');
    expect(all).toContain('models/forest.arrow');
    expect(all).toContain('fitted on all 30 samples');
    expect(await page('training')).toContain('they are the models that the numbers on this page judge');
    expect((await renderReport(completeInput(size)))['index.html']).not.toContain('snpress predict');
  });

  it('makes a page of the baseline alone', async () => {
    const files = await renderReport({
      title: 'Baseline',
      experiment: 'baseline',
      data: { samples: 30, markers: 0, genes: 40, source: 'a file' },
      protocol: { outer: '1 holdout' },
      evaluations: simulatedInput(size).evaluations.slice(0, 1),
    });
    expect(Object.keys(files)).toEqual(['index.html', 'tables/models.csv', 'tables/genes.csv']);
    expect(markupProblems(files['index.html']!)).toEqual([]);
  });

  it('keeps a page of 6,216 genes and twelve models with everything on it under 5 MB', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `model-${i}`);
    const input = completeInput({
      ...size,
      genes: 6216,
      samples: 10,
      models: Object.fromEntries(names.map((name, i) => [name, { finds: 0.8 - 0.05 * i, adds: 0.1 }])),
    });
    const { 'index.html': page } = await renderReport(input);
    expect(Buffer.byteLength(page!)).toBeLessThan(5e6);
  });
});
