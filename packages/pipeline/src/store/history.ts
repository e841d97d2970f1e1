import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Digest } from '../key/digest.js';
import { fileNameOf, textOfFileName } from './file-name.js';
import { listFiles } from './list-files.js';
import { readIfPresent } from './read-if-present.js';
import type { RunRecord } from './run-record.js';
import { errorCode } from './store-error.js';

/** Which key each stage of one experiment had when it was last a hit or a result. Only explanations depend on it. */
export interface History {
  latest(stage: string): Digest | undefined;
  /** How long the stage ran when it was last a result; undefined when that is not known. */
  seconds(stage: string): number | undefined;
  /** Ids of all stages that are remembered. */
  stages(): Iterable<string>;
  remember(stage: string, key: Digest, seconds: number): void;
}

/** What the journal of one experiment says. */
export interface Journal {
  readonly path: string;
  /** The experiment; a digest of its name when that is very long. */
  readonly scope: string;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Keys of the stages that got theirs after the last run that finished: the work of one that did not. */
  readonly unfinished: ReadonlySet<Digest>;
}

interface Entry {
  readonly key: Digest;
  readonly seconds: number | undefined;
}

/**
 * A line of a journal: a stage with its key and seconds; that a run has finished; or that a key of a stage is no longer
 * in the store.
 */
type Line =
  | readonly [stage: string, key: Digest, seconds?: number]
  | { readonly finished: string }
  | { readonly forgotten: string; readonly key: Digest };

/** A journal of lines, appended to, so that runs at the same time and a kill at any moment do no harm. */
export function openHistory(directory: string, scope: string): History {
  const path = journalPath(directory, scope);
  const entries = new Map(readJournal(path, scope).entries);
  let made = false;
  return {
    latest: (stage) => entries.get(stage)?.key,
    seconds: (stage) => entries.get(stage)?.seconds,
    stages: () => entries.keys(),
    remember(stage, key, seconds) {
      const before = entries.get(stage);
      if (before?.key === key && before.seconds === seconds) return;
      entries.set(stage, { key, seconds });
      try {
        if (!made) mkdirSync(dirname(path), { recursive: true });
        made = true;
        append(path, [[stage, key, seconds]]);
      } catch (error) {
        // A store that cannot be written still gives results; only later explanations lose something.
        if (errorCode(error) === undefined) throw error;
      }
    },
  };
}

/** The journals of all experiments. */
export function listJournals(directory: string): Journal[] {
  return listFiles(directory)
    .filter((name) => name.endsWith('.ndjson'))
    .map((name) => readJournal(join(directory, name), textOfFileName(name.slice(0, -'.ndjson'.length))));
}

/** From here on, what the experiment remembers is the work of another run. */
export function markFinished(directory: string, { scope, id }: RunRecord): void {
  const path = journalPath(directory, scope);
  mkdirSync(dirname(path), { recursive: true });
  append(path, [{ finished: id }]);
}

/** Takes keys that are no longer in the store out of a journal. */
export function forgetKeys({ path, entries }: Journal, gone: ReadonlySet<Digest>): void {
  const lines = Array.from(entries).flatMap(([forgotten, { key }]) =>
    gone.has(key) ? [{ forgotten, key }] : [],
  );
  if (lines.length > 0) append(path, lines);
}

function journalPath(directory: string, scope: string): string {
  return join(directory, `${fileNameOf(scope)}.ndjson`);
}

/** The line break comes first: it ends a line that a killed process left unfinished. */
function append(path: string, lines: readonly Line[]): void {
  appendFileSync(path, lines.map((line) => `\n${JSON.stringify(line)}`).join(''));
}

function readJournal(path: string, scope: string): Journal {
  const entries = new Map<string, Entry>();
  let unfinished = new Set<string>();
  for (const text of (readIfPresent(path) ?? '').split('\n')) {
    const line = parseLine(text);
    if (line === undefined) continue;
    if ('finished' in line) unfinished = new Set();
    else if ('forgotten' in line) {
      if (entries.get(line.forgotten)?.key === line.key) entries.delete(line.forgotten);
    } else {
      const [stage, key, seconds] = line;
      entries.set(stage, { key, seconds });
      unfinished.add(stage);
    }
  }
  const keys = Array.from(unfinished, (stage) => entries.get(stage)?.key);
  return { path, scope, entries, unfinished: new Set(keys.filter((key) => key !== undefined)) };
}

/** What a line says; undefined when it is damaged. */
function parseLine(text: string): Line | undefined {
  let line: unknown;
  try {
    line = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof line !== 'object' || line === null) return undefined;
  if (Array.isArray(line)) {
    const [stage, key, seconds] = line as unknown[];
    if (typeof stage !== 'string' || typeof key !== 'string') return undefined;
    return typeof seconds === 'number' ? [stage, key, seconds] : [stage, key];
  }
  if ('finished' in line && typeof line.finished === 'string') return { finished: line.finished };
  if (
    'forgotten' in line &&
    typeof line.forgotten === 'string' &&
    'key' in line &&
    typeof line.key === 'string'
  )
    return { forgotten: line.forgotten, key: line.key };
  return undefined;
}
