import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';

/** A command whose handler gets what its builder says. */
interface Command<T, Loaded> {
  readonly command: string;
  readonly describe: string;
  /** What the options come from, where that takes time to load: it is loaded when this command is named. */
  readonly loads?: () => Promise<Loaded>;
  readonly builder: (yargs: Argv, loaded: Loaded) => Argv<T>;
  readonly handler: (args: ArgumentsCamelCase<T>) => Promise<void> | void;
}

/** A command; the types of its options are said once, by the builder. */
export function defineCommand<T, Loaded = undefined>({
  loads,
  builder,
  ...command
}: Command<T, Loaded>): CommandModule {
  let loaded: Loaded | undefined;
  const build = (yargs: Argv): Argv<T> | Promise<Argv<T>> => {
    if (loads === undefined || loaded !== undefined) return builder(yargs, loaded as Loaded);
    return loads().then((found) => builder(yargs, (loaded = found)));
  };
  // yargs calls the handler with what the builder has made.
  return { ...command, builder: build } as unknown as CommandModule;
}

/** A word before other commands: `snpress cache …`. */
export function defineGroup(
  name: string,
  describe: string,
  commands: readonly CommandModule[],
): CommandModule {
  return {
    command: `${name} <action>`,
    describe,
    builder: (yargs) => yargs.command([...commands]).demandCommand(1, `say what to do with "${name}"`),
    handler: () => undefined,
  };
}
