import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { loadExperiment } from '@snpress/experiment/spec/load-experiment';
import type { SpecError } from '@snpress/experiment';
import { afterAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { fencesOf } from './fences.js';
import { pages } from './pages.js';
import { publishedPackages, root } from './workspace.js';

const run = promisify(execFile);
mkdirSync(path.join(root, 'tools/out-tsc'), { recursive: true });
/** Inside the repository, so that the examples find the packages by name. */
const scratch = mkdtempSync(path.join(root, 'tools/out-tsc/examples-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

const fences = pages.flatMap(({ name, text }) =>
  fencesOf(text).map((fence, index) => ({ ...fence, name, title: `${name}, block ${index + 1}` })),
);
const running = (language: string) =>
  fences.filter((fence) => fence.language === language && !fence.isExample);

it('every block of code says what it is, and runs unless it says "example"', () => {
  // Those of a shell run in tutorials (e2e/tutorials.test.ts), those of docs/how-to/library.md in programs.test.ts.
  const known = ['js', 'yaml', 'sh', 'text', 'console'];
  const examples = ['ts', 'sh', 'yaml', 'python', 'r', 'html'];
  const unknown = fences.filter(
    ({ language, isExample, name }) =>
      !(isExample ? examples : known).includes(language) ||
      (language === 'sh' && !isExample && !name.startsWith('docs/tutorials/')),
  );
  expect(unknown.map(({ title, language }) => `${title}: ${language}`)).toEqual([]);
});

describe('programs', () => {
  const programs = running('js').filter(({ name }) => name !== 'docs/how-to/library.md');

  it('are there', () => {
    expect(programs.length).toBeGreaterThanOrEqual(publishedPackages.length - 1);
  });

  it.each(programs)('$title runs and prints something', async ({ title, code }) => {
    const folder = path.join(scratch, title.replace(/\W+/g, '-'));
    mkdirSync(folder);
    writeFileSync(path.join(folder, 'example.mjs'), code);
    const { stdout } = await run(process.execPath, ['example.mjs'], { cwd: folder });
    expect(stdout.trim()).not.toBe('');
  });
});

describe('specs', () => {
  /** What a block leaves out of a spec. */
  const rest = {
    name: 'documented',
    data: { simulate: {} },
    split: { outer: { folds: 5 }, inner: { folds: 5 } },
    models: { lasso: { type: 'lasso' } },
  };

  it.each(running('yaml'))('$title is one, or a part of one', async ({ title, code }) => {
    const block = parse(code) as Record<string, unknown>;
    const isOfFiles = 'genotypes' in block || 'expression' in block;
    const files = { genotypes: 'genotypes.tsv', expression: 'expression.tsv' };
    const file = path.join(scratch, `${title.replace(/\W+/g, '-')}.yaml`);
    writeFileSync(file, stringify({ ...rest, ...(isOfFiles ? { data: { ...files, ...block } } : block) }));
    const problems = await loadExperiment(file).then(
      () => [],
      (error: unknown) => (error as SpecError).details,
    );
    // Files are the reader's.
    expect(
      problems.filter((problem) => !/there is no file|(?:is|are) not in .*\(data\.dataset\)/.test(problem)),
    ).toEqual([]);
  });
});

describe('commands', () => {
  /** The options of each command, as the reference has them. */
  const reference = readFileSync(path.join(root, 'docs/reference/commands.md'), 'utf8');
  const optionsOf = new Map(
    [...reference.matchAll(/^## (.+)\n([^]*?)(?=^## |$(?![^]))/gm)].map(([, name, text]) => [
      name!,
      new Set([...text!.matchAll(/(?<=\| |, )`(-[\w-]+)`/g)].map(([, option]) => option!)),
    ]),
  );
  const lines = fences
    .filter(({ language }) => ['sh', 'console', 'text'].includes(language))
    .flatMap(({ code, language, title }) =>
      code
        .replaceAll(/\\\n\s*/g, '')
        .split('\n')
        .flatMap((line) => {
          const prompt = language === 'sh' ? '(?:npx |npm run )?' : String.raw`\$ (?:npx )?`;
          const command = new RegExp(`^(?:\\w+=\\S+ )?${prompt}snpress (?:-- )?([^|#]+)`).exec(line)?.[1];
          return command === undefined ? [] : [{ title, command: command.trim() }];
        }),
    );

  it.each(lines)('$title: snpress $command', ({ command }) => {
    const words = command.replaceAll(/"[^"]*"|'[^']*'/g, 'VALUE').split(/\s+/);
    const name = [words.slice(0, 2).join(' '), words[0]!].find((one) => optionsOf.has(one));
    if (['completion', '--help'].includes(words[0]!)) return;
    expect(name, 'a command of docs/reference/commands.md').toBeDefined();
    const given = words.filter((word) => /^\[?-/.test(word)).map((word) => /-[\w-]+/.exec(word)![0]);
    const options = optionsOf.get(name!)!;
    const isKnown = (option: string) =>
      options.has(option) || options.has(option.replace('--no-', '--')) || option === '--help';
    expect(given.filter((option) => !isKnown(option))).toEqual([]);
  });
});
