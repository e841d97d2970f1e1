import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import type { PilotFacts } from './message.js';

/** What this process is. */
export function pilotFacts(): PilotFacts {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return { machine: hostname(), node: process.version, engine: manifest.version };
}
