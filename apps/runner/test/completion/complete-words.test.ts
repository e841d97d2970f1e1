import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yargs from 'yargs';
import { commands } from '../../src/commands/commands.js';
import { completeWords } from '../../src/completion/complete-words.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'snpress-completion-'));
  for (const below of [
    'experiments',
    'runs/lasso/20261122-a',
    'runs/lasso/20261123-b',
    'runs/forest',
    'old/forest',
  ])
    mkdirSync(path.join(folder, below), { recursive: true });
  for (const file of [
    'my.yaml',
    'notes.txt',
    'experiments/quick.yml',
    'runs/spec.yaml',
    'experiments/README.md',
  ])
    writeFileSync(path.join(folder, file), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const complete = (line: string): Promise<readonly string[] | undefined> =>
  completeWords(line.split(' '), folder, yargs([]).command([...commands]));

describe('completeWords', () => {
  it('completes specs where there is none yet', async () => {
    expect(await complete('snpress run ')).toEqual(['my.yaml', 'experiments/quick.yml']);
    expect(await complete('snpress run --force e')).toEqual(['experiments/quick.yml']);
    expect(await complete('snpress plan ex')).toEqual(['experiments/quick.yml']);
    expect(await complete('snpress plan experiments/')).toEqual(['experiments/quick.yml']);
    expect(await complete('snpress run my.yaml ')).toBeUndefined();
  });

  it('completes experiments and runs', async () => {
    expect(await complete('snpress compare ')).toEqual(['forest', 'lasso']);
    expect(await complete('snpress compare forest lasso/20261122')).toEqual(['lasso/20261122-a']);
    expect(await complete('snpress compare --in old f')).toEqual(['forest']);
    expect(await complete('snpress cache export la')).toEqual(['lasso']);
    expect(await complete('snpress runs l')).toEqual(['lasso']);
    expect(await complete('snpress compare nothing/')).toEqual([]);
  });

  it('leaves files to the shell, commands and options to yargs', async () => {
    expect(await complete('snpress init g')).toEqual([]);
    expect(await complete('snpress run my.yaml --out ')).toEqual([]);
    expect(await complete('snpress cache export lasso ')).toEqual([]);
    expect(await complete('snpress predict --model ')).toEqual([]);
    expect(await complete('snpress export --format predictdb --out ')).toEqual([]);
    expect(await complete('snpress export --format ')).toBeUndefined();
    expect(await complete('snpress predict --model m.arrow --genotypes x')).toEqual([]);
    expect(await complete('snpress data reconcile a.vcf ')).toEqual([]);
    expect(await complete('snpress model inspect ')).toEqual([]);
    expect(await complete('snpress model ')).toBeUndefined();
    expect(await complete('snpress ')).toBeUndefined();
    expect(await complete('snpress run --lo')).toBeUndefined();
    expect(await complete('snpress run my.yaml --log-format ')).toBeUndefined();
    expect(await complete('snpress cache ')).toBeUndefined();
  });
});
