import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { digestOf, type Digest } from '../key/digest.js';
import { errorCode } from './store-error.js';

/** Which key each stage of one experiment had when it was last a hit or a result. Only explanations depend on it. */
export interface History {
  latest(stage: string): Digest | undefined;
  remember(stage: string, key: Digest): void;
}

/** A journal of lines, appended to, so that runs at the same time and a kill at any moment do no harm. */
export function openHistory(directory: string, scope: string): History {
  const path = join(directory, fileName(scope));
  const keys = new Map<string, Digest>();
  for (const line of readLines(path)) {
    const entry = parseEntry(line);
    if (entry !== undefined) keys.set(...entry);
  }
  let made = false;
  return {
    latest: (stage) => keys.get(stage),
    remember(stage, key) {
      if (keys.get(stage) === key) return;
      keys.set(stage, key);
      try {
        if (!made) mkdirSync(dirname(path), { recursive: true });
        made = true;
        // The line break comes first: it ends a line that a killed process left unfinished.
        appendFileSync(path, `\n${JSON.stringify([stage, key])}`);
      } catch (error) {
        // A store that cannot be written still gives results; only later explanations lose something.
        if (errorCode(error) === undefined) throw error;
      }
    },
  };
}

function fileName(scope: string): string {
  const name = encodeURIComponent(scope);
  return name.length <= 200 ? `${name}.ndjson` : `${digestOf(scope)}.ndjson`;
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
}

function parseEntry(line: string): [string, Digest] | undefined {
  try {
    const entry: unknown = JSON.parse(line);
    return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'string'
      ? [entry[0], entry[1]]
      : undefined;
  } catch {
    return undefined;
  }
}
