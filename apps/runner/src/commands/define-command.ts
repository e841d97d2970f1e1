import type { ArgumentsCamelCase, Argv, CommandModule } from 'yargs';

/** A command whose handler gets what its builder says. */
interface Command<T> {
  readonly command: string;
  readonly describe: string;
  readonly builder: (yargs: Argv) => Argv<T>;
  readonly handler: (args: ArgumentsCamelCase<T>) => Promise<void> | void;
}

/** A command; the types of its options are said once, by the builder. */
export function defineCommand<T>(command: Command<T>): CommandModule {
  // yargs calls the handler with what the builder has made.
  return command as unknown as CommandModule;
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
