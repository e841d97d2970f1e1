import { readdirSync, type Dirent } from 'node:fs';
import path from 'node:path';

const specCommands = ['run', 'plan', 'graph', 'verify'];
const fileCommands = ['init', 'data inspect', 'data convert', 'cache import', 'model inspect'];
const pathOptions = [
  '--store',
  '--out',
  '--in',
  '--true',
  '--predicted',
  '--train-mean',
  '--positions',
  '--model',
  '--genotypes',
  '--report',
];

/**
 * What the last of the words of a command line may become: specs, experiments and runs.
 * @param words as the shell gives them, `snpress` first
 * @returns undefined for commands and options, which yargs knows; none for files, which the shell knows
 */
export function completeWords(words: readonly string[], folder: string): readonly string[] | undefined {
  const current = words.at(-1) ?? '';
  const before = words.slice(1, -1);
  const previous = before.at(-1) ?? '';
  if (pathOptions.includes(previous)) return [];
  if (current.startsWith('-') || previous.startsWith('-')) return undefined;
  const [command, subcommand] = before;
  if (command === undefined) return undefined;
  const both = `${command} ${subcommand ?? ''}`;
  if (specCommands.includes(command))
    return before.some((word) => /\.ya?ml$/.test(word)) ? undefined : specs(current, folder);
  if (command === 'compare' || command === 'runs' || both === 'cache export') {
    if (both === 'cache export' && before.length > 2) return [];
    return runs(current, path.resolve(folder, valueOf('--in', before) ?? 'runs'), command !== 'runs');
  }
  return fileCommands.includes(command) || fileCommands.includes(both) ? [] : undefined;
}

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
function runs(current: string, folder: string, withRuns: boolean): readonly string[] {
  const slash = current.indexOf('/');
  const experiments = entries(folder).filter((entry) => entry.isDirectory());
  if (slash < 0 || !withRuns)
    return experiments.map(({ name }) => name).filter((name) => name.startsWith(current));
  const experiment = current.slice(0, slash);
  return entries(path.join(folder, experiment))
    .map(({ name }) => `${experiment}/${name}`)
    .filter((name) => name.startsWith(current));
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
