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
import { writeRunFiles } from '../../src/run/run-files.js';

it('writes a run as a whole, keeps earlier ones and points `latest` at the newest', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'snpress-run-files-'));
  onTestFinished(() => {
    rmSync(out, { recursive: true });
  });
  const first = writeRunFiles(out, 'cross', 'run', { 'metrics.json': '1', 'tables/genes.csv': 'a' });
  const second = writeRunFiles(out, 'cross', 'run', { 'metrics.json': '2' });
  expect([first, second].map((folder) => path.basename(folder))).toEqual(['run', 'run-2']);
  expect(readFileSync(path.join(out, 'cross/latest/metrics.json'), 'utf8')).toBe('2');
  expect(readFileSync(path.join(first, 'tables/genes.csv'), 'utf8')).toBe('a');
  expect(readdirSync(path.join(out, 'cross')).sort()).toEqual(['latest', 'run', 'run-2']);
});

it('copies files that are large, for their owner to change', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'snpress-run-files-'));
  onTestFinished(() => {
    rmSync(out, { recursive: true });
  });
  const object = path.join(out, 'object');
  writeFileSync(object, 'model', { mode: 0o444 });
  const folder = writeRunFiles(out, 'cross', 'run', { 'models/lasso.arrow': { copyOf: object } });
  writeFileSync(path.join(folder, 'models/lasso.arrow'), 'other');
  expect(readFileSync(object, 'utf8')).toBe('model');
});

it('removes what a killed process left half written, and nothing that is being written', () => {
  const out = mkdtempSync(path.join(tmpdir(), 'snpress-run-files-'));
  onTestFinished(() => {
    rmSync(out, { recursive: true });
  });
  for (const name of ['.writing-old-1', '.writing-new-2'])
    mkdirSync(path.join(out, 'cross', name), { recursive: true });
  utimesSync(path.join(out, 'cross/.writing-old-1'), 0, 0);
  writeRunFiles(out, 'cross', 'run', { 'metrics.json': '1' });
  expect(readdirSync(path.join(out, 'cross')).sort()).toEqual(['.writing-new-2', 'latest', 'run']);
});
