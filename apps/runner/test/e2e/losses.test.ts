import { createRng } from '@snpress/data/random/rng';
import { savedInterval, savedMetric } from '@snpress/evaluate/metrics/saved-metric';
import { pooledSkill } from '@snpress/evaluate/metrics/skill';
import type { Metrics } from '@snpress/experiment/run/metrics';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { scratchFolder, snpress } from './snpress.js';

const rng = createRng('losses');

/** A table of features × samples. */
function table(
  samples: readonly string[],
  rows: Readonly<Record<string, readonly (string | number)[]>>,
): string {
  return [['id', ...samples], ...Object.entries(rows).map(([id, values]) => [id, ...values])]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

/** 50 samples with genotypes, 44 of them and 4 others with expression; 6 rare and 5 unknown markers, 3 constant and 4 unknown genes. */
function losses(cwd: string): void {
  const ids = (count: number, letter: string) =>
    Array.from({ length: count }, (_, i) => `${letter}${100 + i}`);
  const genotyped = ids(50, 's');
  const expressed = [...genotyped.slice(6), ...ids(4, 'x')];
  const strand = genotyped.map(() => Number(rng.uniform() < 0.5));
  const dosage = (marker: number) =>
    genotyped.map((_, i) =>
      marker < 6
        ? Number(i === 20 + marker)
        : marker < 11 && i % 4 === 0
          ? 'NA'
          : rng.uniform() < 0.8
            ? strand[i]!
            : 1 - strand[i]!,
    );
  const level = (gene: number) =>
    expressed.map((id, i) => {
      if (gene < 3) return 0.5;
      if (gene < 7 && i % 2 === 0) return 'NA';
      return ((strand[genotyped.indexOf(id)] ?? 0) + 0.4 * rng.normal()).toFixed(4);
    });
  const rows = (count: number, letter: string, of: (i: number) => readonly (string | number)[]) =>
    Object.fromEntries(ids(count, letter).map((id, i) => [id, of(i)]));
  writeFileSync(path.join(cwd, 'genotypes.tsv'), table(genotyped, rows(40, 'm', dosage)));
  writeFileSync(path.join(cwd, 'expression.tsv'), table(expressed, rows(20, 'g', level)));
  writeFileSync(
    path.join(cwd, 'losses.yaml'),
    `name: losses
description: Do strands predict genes?
seed: 1
data:
  genotypes: { path: genotypes.tsv, missing: ["NA"] }
  expression: { path: expression.tsv, missing: ["NA"] }
preprocess:
  genotypes: [{ dropMissing: { max: 0.1 } }, { minAlleleFrequency: { min: 0.1 } }, { impute: { strategy: mean } }]
  expression: [{ dropMissing: { max: 0.2 } }]
split: { outer: { folds: 4 }, inner: { folds: 3 } }
models: { ridge: { type: ridge }, lasso: { type: lasso } }
`,
  );
}

const words = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
const percent = (share: number): string => `${(100 * share).toFixed(1).replace('-', '−')} %`;

it(
  'says on the first screen what was lost, with the numbers of metrics.json and the tables',
  { timeout: 60_000 },
  async () => {
    const cwd = scratchFolder();
    mkdirSync(cwd, { recursive: true });
    losses(cwd);
    const { code, stdout, stderr } = await snpress(cwd, ['run', 'losses.yaml']);
    expect([code, stderr.includes('rror')]).toEqual([0, false]);
    const read = (name: string): string => readFileSync(path.join(cwd, 'runs/losses/latest', name), 'utf8');
    const metrics = JSON.parse(read('metrics.json')) as Metrics;
    const screen = words(/<header>[^]*?<\/header>/.exec(read('report/index.html'))![0]);

    expect(screen).toContain('Do strands predict genes?');
    const { samples, markers, genes } = metrics.attrition!;
    expect([samples.read, ...samples.used, genes.read, ...genes.used]).toEqual([54, 44, 44, 20, 13, 13]);
    expect(screen).toContain('Samples 54 → 48 → 44');
    expect(screen).toContain('Genes 20 → 16 → 13');
    expect(screen).toContain(`Markers 40 → 35 → ${[...new Set(markers.used)].join('–')}`);
    expect(screen).toContain('4 genes by dropMissing: g103, g104, g105, g106');
    expect(screen).toContain('3 genes constant in the samples that were held out: g100, g101, g102');
    const lost = read('tables/attrition.csv').trimEnd().split('\r\n').slice(1);
    for (const what of ['samples', 'markers', 'genes'] as const) {
      const told = metrics.attrition![what].lost.reduce((sum, { count }) => sum + count[1], 0);
      expect(lost.filter((line) => line.startsWith(what.slice(0, -1))).length).toBeGreaterThanOrEqual(told);
    }

    const [best] = Object.entries(metrics.models)
      .filter(([name]) => name !== 'mean')
      .sort(([, a], [, b]) => savedMetric(b, pooledSkill) - savedMetric(a, pooledSkill));
    const [name, model] = best!;
    const row = read('tables/models.csv').split('\r\n')[1]!.split(',');
    expect(row[0]).toBe(name);
    expect(screen).toContain(percent(savedMetric(model, pooledSkill)));
    const [low, high] = savedInterval(model, pooledSkill)!;
    expect(screen).toContain(`${percent(low)} to ${percent(high)}`);
    const { genesAbove } = model as unknown as { genesAbove?: Record<string, number> };
    for (const count of Object.values(genesAbove ?? {})) expect(screen).toContain(String(count));
    expect(screen).toContain('Of 13 genes,');
    const header = read('tables/models.csv').split('\r\n')[0]!.split(',');
    for (const above of ['0.1', '0.3', '0.5']) {
      const count = Number(row[header.indexOf(`genes_above_${above}`)]);
      if (count > 0) expect(screen).toContain(`${count} above ${above}`);
    }
    expect(screen).toContain(`${row[header.indexOf('genes_q_0.05')]} of 13 genes`);
    const verdict = /(?:The best of|Of|None of)[^]*?\.(?= |$)/.exec(
      words(/class="lead">([^<]*)</.exec(read('report/index.html'))![1]!),
    );
    expect(verdict).not.toBeNull();
    expect(stdout.replace(/\s+/g, ' ')).toContain(verdict![0].slice(0, 60));
    expect(stdout).toContain('Report: runs/losses/latest/report/index.html');
    expect(stdout).toContain(`Next: snpress predict --model runs/losses/latest/models/${name}.arrow`);
  },
);
