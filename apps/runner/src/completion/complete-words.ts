import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';
import type { Argv } from 'yargs';
import { commandOf } from './command-of.js';

/** What a positional of this name may be; one that is a path is the shell's to complete. */
const byName: Readonly<Record<string, (current: string, folder: string, runs: string) => readonly string[]>> =
  {
    spec: specs,
    run: (current, _, runs) => runsIn(runs, current),
    runs: (current, _, runs) => runsIn(runs, current),
    experiment: (current, _, runs) => experimentsIn(runs, current),
  };

/**
 * What the last of the words of a command line may become: specs, experiments and runs.
 * @param words as the shell gives them, `snpress` first
 * @param parser knows the commands
 * @returns undefined for commands and options, which yargs completes; none for files, which the shell does
 */
export async function completeWords(
  words: readonly string[],
  folder: string,
  parser: Argv,
): Promise<readonly string[] | undefined> {
  const current = words.at(-1) ?? '';
  const { positionals, options, rest } = await commandOf(words.slice(1, -1), parser);
  const takesValue = (word: string | undefined): word is string =>
    word?.startsWith('-') === true && !word.includes('=') && !options.boolean.includes(keyOf(word));
  const previous = rest.at(-1);
  if (takesValue(previous)) return options.normalize.includes(keyOf(previous)) ? [] : undefined;
  if (current.startsWith('-')) return undefined;
  const before = rest.filter((word, at) => !word.startsWith('-') && !takesValue(rest[at - 1])).length;
  const positional = positionals[before] ?? positionals.findLast(({ variadic }) => variadic);
  if (positional === undefined) return undefined;
  const [name = ''] = positional.cmd;
  if (options.normalize.includes(name)) return [];
  const runs = path.resolve(folder, valueOf('--in', rest) ?? 'runs');
  return byName[name]?.(current, folder, runs);
}

const keyOf = (word: string): string => word.replace(/^-+/, '');

/** YAML files in the folder that is being typed and in those below it. */
function specs(current: string, folder: string): readonly string[] {
  const typed = current.slice(0, current.lastIndexOf('/') + 1);
  const at = path.resolve(folder, typed);
  const below = entries(at).filter(
    (entry) => entry.isDirectory() && !/^(\.|node_modules$|runs$)/.test(entry.name),
  );
  const inside = (parent: string, name: string): readonly string[] =>
    entries(parent)
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !entry.name.startsWith('.'))
      .map((entry) => typed + name + entry.name);
  return [...inside(at, ''), ...below.flatMap(({ name }) => inside(path.join(at, name), `${name}/`))].filter(
    (file) => file.startsWith(current),
  );
}

/** Experiments, and the runs of the one that is being typed. */
function runsIn(folder: string, current: string): readonly string[] {
  const slash = current.indexOf('/');
  if (slash < 0) return experimentsIn(folder, current);
  const experiment = current.slice(0, slash);
  return entries(path.join(folder, experiment))
    .map(({ name }) => `${experiment}/${name}`)
    .filter((name) => name.startsWith(current));
}

function experimentsIn(folder: string, current: string): readonly string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory() && entry.name.startsWith(current))
    .map(({ name }) => name);
}

function valueOf(option: string, words: readonly string[]): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

/** Sorted; none where the folder cannot be read. */
function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
