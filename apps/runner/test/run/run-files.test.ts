import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
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
