import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { latestRun } from '../../src/run-history/run-folders.js';
import { tryRunFolder, writeRunFiles } from '../../src/run/run-files.js';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'snpress-run-files-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

it('writes a run as a whole, keeps earlier ones and points `latest` at the newest', () => {
  const out = newFolder();
  const { folder: first } = writeRunFiles(out, 'cross', 'run', {
    'metrics.json': '1',
    'tables/genes.csv': 'a',
  });
  const { folder: second, warning } = writeRunFiles(out, 'cross', 'run', { 'metrics.json': '2' });
  expect(warning).toBeUndefined();
  expect([first, second].map((folder) => path.basename(folder))).toEqual(['run', 'run-2']);
  expect(readFileSync(path.join(out, 'cross/latest/metrics.json'), 'utf8')).toBe('2');
  expect(readFileSync(path.join(first, 'tables/genes.csv'), 'utf8')).toBe('a');
  expect(readdirSync(path.join(out, 'cross')).sort()).toEqual(['latest', 'run', 'run-2']);
});

it('copies files that are large, for their owner to change', () => {
  const out = newFolder();
  const object = path.join(out, 'object');
  writeFileSync(object, 'model', { mode: 0o444 });
  const { folder } = writeRunFiles(out, 'cross', 'run', { 'models/lasso.arrow': { copyOf: object } });
  writeFileSync(path.join(folder, 'models/lasso.arrow'), 'other');
  expect(readFileSync(object, 'utf8')).toBe('model');
});

it('removes what a killed process left half written, and nothing that is being written', () => {
  const out = newFolder();
  for (const name of ['.writing-old-1', '.writing-new-2'])
    mkdirSync(path.join(out, 'cross', name), { recursive: true });
  utimesSync(path.join(out, 'cross/.writing-old-1'), 0, 0);
  writeRunFiles(out, 'cross', 'run', { 'metrics.json': '1' });
  expect(readdirSync(path.join(out, 'cross')).sort()).toEqual(['.writing-new-2', 'latest', 'run']);
});

it('leaves nothing of a run that cannot be written, and says where it was to go', () => {
  const out = newFolder();
  const files = { 'metrics.json': '1', 'models/lasso.arrow': { copyOf: path.join(out, 'gone') } };
  expect(() => writeRunFiles(path.join(out, 'deep/runs'), 'cross', 'run', files)).toThrow(
    /deep\/runs\/cross\/run could not be written \(ENOENT: .*make room there, or name another place; every finished stage is kept/,
  );
  expect(readdirSync(out)).toEqual([]);
});

it('writes nothing outside of the folder of a run', () => {
  const out = newFolder();
  for (const name of ['../evil', '/tmp/evil', 'a/../../evil', 'a\\..\\evil'])
    expect(() => writeRunFiles(out, 'cross', 'run', { 'metrics.json': '1', [name]: 'evil' })).toThrow(
      'is no name of a file in this folder',
    );
  expect(readdirSync(out)).toEqual([]);
});

it('tries a folder without leaving anything in it', () => {
  const out = newFolder();
  tryRunFolder(path.join(out, 'deep/runs'), 'cross');
  expect(readdirSync(out)).toEqual([]);
  writeFileSync(path.join(out, 'file'), '');
  expect(() => {
    tryRunFolder(path.join(out, 'file'), 'cross');
  }).toThrow(/^out: results cannot be written to .*file\/cross \(ENOTDIR: .*nothing was computed$/);
});

it('where `latest` is a folder, leaves it, says so and finds the newest run by its date', () => {
  const out = newFolder();
  const manifest = (day: number) => ({
    'manifest.json': JSON.stringify({ startedAt: `2026-11-0${day}T00:00:00Z` }),
  });
  mkdirSync(path.join(out, 'cross/latest'), { recursive: true });
  writeFileSync(path.join(out, 'cross/latest/manifest.json'), manifest(1)['manifest.json']);
  writeRunFiles(out, 'cross', 'b', manifest(2));
  const { warning } = writeRunFiles(out, 'cross', 'a', manifest(3));
  expect(warning).toMatch(/latest is a folder, not a link to the newest run, .*: use .*cross\/a, and move/);
  expect(readdirSync(path.join(out, 'cross')).sort()).toEqual(['a', 'b', 'latest']);
  expect(latestRun(path.join(out, 'cross'))).toBe('a');
});
