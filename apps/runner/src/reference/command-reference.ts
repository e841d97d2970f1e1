import type { Argv, CommandModule, Options } from 'yargs';
import { commands } from '../commands/commands.js';

/** What the builder of a command says of it. */
interface Said {
  readonly options: Map<string, Options>;
  readonly positionals: Map<string, Options>;
  /** Options by the heading above them. */
  readonly groups: Map<string, readonly string[]>;
  readonly examples: (readonly [string, string])[];
  readonly commands: CommandModule[];
}

/** The reference of the command line in Markdown, made from what the commands say to yargs. */
export async function commandReference(): Promise<string> {
  const sections = [
    '# The command line',
    'Generated from the commands by `npm run docs`; do not edit.',
    'Every command has `--help`, `--version` and `--debug` (show stack traces). Results go to stdout, everything else to stderr. Exit codes: 0 ' +
      'done, 1 the run failed, 2 the command line, the spec or the data cannot be used. `snpress completion` prints a completion script for ' +
      'bash, zsh or fish.',
  ];
  for (const command of commands) sections.push(...(await sectionsOf(command)));
  return `${sections.join('\n\n')}\n`;
}

async function sectionsOf(module: CommandModule, before: readonly string[] = []): Promise<readonly string[]> {
  const written = [...before, String(module.command)].join(' ');
  const said = await listen(module);
  const inner: string[] = [];
  for (const command of said.commands)
    inner.push(...(await sectionsOf(command, [...before, written.split(' ')[0]!])));
  // `cache <action>` does nothing itself.
  return written.endsWith('<action>') ? inner : [...sectionOf(module, written, said), ...inner];
}

function sectionOf({ describe }: CommandModule, written: string, said: Said): readonly string[] {
  const grouped = new Set([...said.groups.values()].flat());
  const parts: readonly [string, ReadonlyMap<string, Options>][] = [
    ['argument', said.positionals],
    ['option', new Map([...said.options].filter(([name]) => !grouped.has(name)))],
  ];
  return [
    `## ${written.split(/ [<[]/)[0]!}`,
    `\`snpress ${written}\``,
    `${String(describe)}.`,
    ...parts.flatMap(([title, options]) => table(title, options)),
    ...[...said.groups].flatMap(([heading, names]) => [
      heading,
      ...table('option', new Map(names.map((name) => [name, said.options.get(name)!]))),
    ]),
    ...examples(said.examples),
  ];
}

/** Has a command build itself into a listener in the place of yargs. */
async function listen({ builder }: CommandModule): Promise<Said> {
  const said: Said = {
    options: new Map(),
    positionals: new Map(),
    groups: new Map(),
    examples: [],
    commands: [],
  };
  const heard: Readonly<Record<string, (...given: never[]) => unknown>> = {
    option: (name: string, option: Options) => said.options.set(name, option),
    options: (options: Readonly<Record<string, Options>>) => {
      for (const [name, option] of Object.entries(options)) said.options.set(name, option);
    },
    positional: (name: string, option: Options) => said.positionals.set(name, option),
    group: (names: readonly string[], heading: string) => said.groups.set(heading, names),
    example: (command: string, what: string) => said.examples.push([command, what]),
    command: (modules: readonly CommandModule[]) => said.commands.push(...modules),
    demandCommand: () => undefined,
    hide: () => undefined,
  };
  const methods = Object.entries(heard).map(([name, hear]) => [
    name,
    (...given: never[]) => {
      hear(...given);
      return listener;
    },
  ]);
  const listener = Object.fromEntries(methods) as Argv;
  if (typeof builder === 'function') await builder(listener);
  return said;
}

function table(title: string, options: ReadonlyMap<string, Options>): readonly string[] {
  const rows = [...options]
    .filter(([, { hidden }]) => hidden !== true)
    .map(([name, option]) => {
      const written = title === 'option' ? [`--${name}`, ...short(option)] : [name];
      const cells = [
        written.map((one) => `\`${one}\``).join(', '),
        valueOf(option),
        defaultOf(option),
        (option.describe ?? '').replaceAll(/[|*<]/g, '\\$&'),
      ];
      return `| ${cells.join(' | ')} |`;
    });
  if (rows.length === 0) return [];
  return [[`| ${title} | value | default | meaning |`, '| --- | --- | --- | --- |', ...rows].join('\n')];
}

function short({ alias = [] }: Options): readonly string[] {
  return [alias].flat().map((one) => (one.length === 1 ? `-${one}` : `--${one}`));
}

function valueOf({ type, choices, array = false, demandOption = false }: Options): string {
  const one = choices?.map((choice) => `\`${String(choice)}\``).join(' \\| ') ?? type ?? 'string';
  return `${one}${array ? ', several' : ''}${demandOption === false ? '' : '; required'}`;
}

function defaultOf({ default: preset }: Options): string {
  const isNothing =
    preset === undefined || preset === false || (Array.isArray(preset) && preset.length === 0);
  return isNothing ? '' : `\`${String(preset)}\``;
}

function examples(all: readonly (readonly [string, string])[]): readonly string[] {
  if (all.length === 0) return [];
  const lines = all.map(([command, what]) =>
    [command.replaceAll('$0', 'snpress'), what === '' ? '' : `# ${what}`].join('   ').trimEnd(),
  );
  return [['```sh example', ...lines, '```'].join('\n')];
}
